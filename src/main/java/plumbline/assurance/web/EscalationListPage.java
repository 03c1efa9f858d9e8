package plumbline.assurance.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import plumbline.assurance.AgeBand;
import plumbline.assurance.Board.Choice;
import plumbline.assurance.Board;
import plumbline.assurance.Listed;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.escalation.Escalations;
import plumbline.escalation.Step;

/** The list behind every figure of the board. Its address is the view: it can be kept, sent and opened again. */
@Controller
class EscalationListPage {

    private final Board board;

    EscalationListPage(Board board) {
        this.board = board;
    }

    @GetMapping("/escalations")
    String list(EscalationSearch search, Model model) {
        List<Listed> found = board.list(search.query());
        Page<EscalationRow> page = Page.of(found, search.pageNumber(), Escalations.PAGE_SIZE).map(EscalationRow::of);
        model.addAttribute("search", search);
        model.addAttribute("rows", page.items());
        model.addAttribute("total", found.size());
        model.addAttribute("overdueActions", found.stream().mapToInt(one -> one.summary().overdueActions()).sum());
        model.addAttribute("page", page.number());
        model.addAttribute("pages", page.pages());
        model.addAttribute("address", search.address());
        addChoices(model);
        return "assurance/escalations";
    }

    private void addChoices(Model model) {
        model.addAttribute("states", words(Stream.of(new Choice("OPEN", "Open"), new Choice("CLOSED", "Closed"),
                new Choice(EscalationSearch.ALL, "Open and closed"))));
        model.addAttribute("tiers", any("Every tier", board.tiers().stream()));
        model.addAttribute("ages", any("Every age", Stream.of(AgeBand.values()).map(band -> new Choice(band.key(), band.words()))));
        model.addAttribute("areas", any("Every service area", board.areas().stream()));
        model.addAttribute("standards", any("Every standard", board.standards().stream()));
        model.addAttribute("severities", any("Every severity", Stream.of(Severity.values()).map(one -> new Choice(one.name(), one.word()))));
        model.addAttribute("steps", any("Every step", Stream.of(Step.values()).map(step -> new Choice(step.name(), step.word()))));
        model.addAttribute("overdues", any("Overdue or not", Stream.of(new Choice("actions", "With overdue actions"),
                new Choice("limit", "Past the limit at the top tier"))));
    }

    private static Map<String, String> any(String words, Stream<Choice> choices) {
        return words(Stream.concat(Stream.of(new Choice("", words)), choices));
    }

    private static Map<String, String> words(Stream<Choice> choices) {
        Map<String, String> inOrder = new LinkedHashMap<>();
        choices.forEach(choice -> inOrder.put(choice.key(), choice.words()));
        return inOrder;
    }
}
