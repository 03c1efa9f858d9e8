package plumbline.escalation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.board.AtTheBoard;
import plumbline.escalation.board.DecisionKind;
import plumbline.identity.SignedInUser;

/** The forms on an escalation's page for what the board does with it. */
@Controller
class BoardItemPages {

    private final EscalationPage page;
    private final AtTheBoard board;

    BoardItemPages(EscalationPage page, AtTheBoard board) {
        this.page = page;
        this.board = board;
    }

    @PostMapping("/escalations/{id}/board/{item}/challenge")
    String challenge(@PathVariable UUID id, @PathVariable UUID item, @RequestParam Map<String, String> fields,
                     @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        Attempt<Escalation> attempt = board.challenge(new EscalationId(id), item, user.actor(), fields.getOrDefault("raisedBy", ""),
                text(fields), fields.getOrDefault("askedOf", ""), FormDate.of(fields, "answer-by"));
        String field = wrong(attempt, Map.of("words", "board-ask", "answerBy", "answer-by"));
        return answer(id, attempt, "The question is recorded and its addressee told.", field, fields, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/board/{item}/answer")
    String answer(@PathVariable UUID id, @PathVariable UUID item, @RequestParam Map<String, String> fields,
                  @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer(id, board.answer(new EscalationId(id), item, user.actor(), text(fields)), "Your answer is with the board.", "board-answer",
                fields, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/board/{item}/decide")
    String decide(@PathVariable UUID id, @PathVariable UUID item, @RequestParam Map<String, String> fields,
                  @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        DecisionKind kind = Stream.of(DecisionKind.values()).filter(each -> each.name().equals(fields.get("kind"))).findFirst().orElse(null);
        Attempt<Escalation> attempt = board.decide(new EscalationId(id), item, user.actor(), kind, text(fields), fields.getOrDefault("owner", ""),
                FormDate.of(fields, "due"));
        String field = wrong(attempt, Map.of("words", "board-decision", "dueOn", "due"));
        return answer(id, attempt, "The decision is recorded.", field, fields, user, model, flash, response);
    }

    @PostMapping("/escalations/{id}/board/{item}/done")
    String done(@PathVariable UUID id, @PathVariable UUID item, @RequestParam Map<String, String> fields,
                @AuthenticationPrincipal SignedInUser user, Model model, RedirectAttributes flash, HttpServletResponse response) {
        return answer(id, board.done(new EscalationId(id), item, user.actor(), text(fields)), "The board will read that it is done.", "board-done",
                fields, user, model, flash, response);
    }

    private String answer(UUID id, Attempt<Escalation> attempt, String success, String field, Map<String, String> fields, SignedInUser user,
                          Model model, RedirectAttributes flash, HttpServletResponse response) {
        model.addAttribute("boardFields", fields);
        return page.answer(id, attempt, success, field, text(fields), user, model, flash, response);
    }

    /** Which field of the page a refusal is about; the section itself when it is about none. */
    private static String wrong(Attempt<?> attempt, Map<String, String> calledOnThePage) {
        String field = attempt instanceof Attempt.Refused<?> refused ? refused.field() : "";
        return field.isEmpty() ? "board" : calledOnThePage.getOrDefault(field, field);
    }

    private static String text(Map<String, String> fields) {
        return fields.getOrDefault("words", "");
    }
}
