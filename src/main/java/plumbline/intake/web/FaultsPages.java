package plumbline.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.UnitId;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.Format;
import plumbline.intake.faults.FaultQueue;
import plumbline.intake.faults.FaultState;
import plumbline.intake.faults.QueuedFault;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** The queue of faults over all imports, its file for the source systems, and where faults come in numbers. */
@Controller
@RequestMapping("/imports/faults")
class FaultsPages {

    private static final String FILE = "faults.csv";

    private final FaultQueue queue;
    private final Organisation organisation;

    FaultsPages(FaultQueue queue, Organisation organisation) {
        this.queue = queue;
        this.organisation = organisation;
    }

    @GetMapping
    String list(FaultSearch search, @RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal SignedInUser user, Model model) {
        FaultValues values = FaultValues.of(user, organisation);
        Page<QueuedFault> found = queue.find(search.filter(), page).map(values::of);
        model.addAttribute("page", found);
        model.addAttribute("rows", found.items().stream().map(fault -> FaultRow.of(fault, organisation)).toList());
        model.addAttribute("address", search.address("/imports/faults"));
        model.addAttribute("file", search.address("/imports/faults/files/" + FILE));
        model.addAttribute("narrowed", search.narrows());
        model.addAttribute("mayMove", user.role() == Role.DATA_STEWARD || user.role() == Role.ADMINISTRATOR);
        addChoices(search, model);
        return "imports/faults";
    }

    private void addChoices(FaultSearch search, Model model) {
        model.addAttribute("states", Choices.anyOr("Every state", List.of(FaultState.values()), FaultState::name, FaultState::word));
        model.addAttribute("moves", Choices.anyOr("Choose a state", List.of(FaultState.values()), FaultState::name, FaultState::word));
        model.addAttribute("units", Choices.anyOr("Every team, and rows that do not tell", organisation.units(), unit -> unit.id().value(), OrgUnit::name));
        model.addAttribute("formats", Choices.anyOr("Every format", List.of(Format.values()), Format::code, Format::title));
        model.addAttribute("columns", Choices.anyOr("Every column", queue.columns(), column -> column, column -> column));
        model.addAttribute("state", search.state().map(FaultState::name).orElse(""));
        model.addAttribute("unit", search.unit().map(UnitId::value).orElse(""));
        model.addAttribute("format", search.format().orElse(""));
        model.addAttribute("column", search.column().orElse(""));
        model.addAttribute("batch", search.batch().map(String::valueOf).orElse(""));
        model.addAttribute("owner", search.owner().orElse(""));
    }

    @PostMapping
    String move(FaultSearch search, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String note,
                @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Optional<FaultState> state = List.of(FaultState.values()).stream().filter(one -> one.name().equals(to)).findFirst();
        Attempt<Integer> attempt = state.map(known -> queue.move(search.filter(), known, note, user.actor()))
                .orElseGet(() -> Attempt.invalid("to", "Choose the state to which the listed faults are moved."));
        if (attempt instanceof Attempt.Refused<Integer> refused) {
            next.addFlashAttribute("problem", refused.reason());
            next.addFlashAttribute("field", refused.field());
            next.addFlashAttribute("note", note);
        } else {
            int moved = ((Attempt.Done<Integer>) attempt).value();
            next.addFlashAttribute("done", (moved == 1 ? "1 fault was" : moved + " faults were") + " moved to: " + state.orElseThrow().word() + ".");
        }
        // The whole list: what was moved may not be on the narrowed one any more.
        return "redirect:/imports/faults";
    }

    /** All faults that fit, for the people who put them right where they were recorded. */
    @GetMapping("/files/{name}")
    void file(@PathVariable String name, FaultSearch search, @AuthenticationPrincipal SignedInUser user, HttpServletResponse response) throws IOException {
        if (!name.equals(FILE)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + FILE + "\"");
        Writer out = response.getWriter();
        FaultsCsv.writeQueueHeader(out);
        FaultValues values = FaultValues.of(user, organisation);
        queue.each(search.filter(), fault -> FaultsCsv.write(values.of(fault), FaultRow.team(fault, organisation), out));
    }

    @GetMapping("/trend")
    String trend(Model model) {
        model.addAttribute("trend", FaultTrend.of(queue.trend(), organisation));
        model.addAttribute("shares", queue.shares().stream().map(share -> ShareRow.of(share, organisation)).toList());
        return "imports/fault-trend";
    }
}
