package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ChangeState;

/** What follows a form on the page of a change request. */
@Component
class ChangeAnswer {

    private final ChangeRequests requests;
    private final ChangePage page;

    ChangeAnswer(ChangeRequests requests, ChangePage page) {
        this.requests = requests;
        this.page = page;
    }

    /** Back to the page, or the page as it was with what is wrong. */
    String to(String reference, Attempt<ChangeRequest> attempt, String field, String success, Map<String, String> fields, SignedInUser user,
                          Model model, RedirectAttributes flash, HttpServletResponse response) {
        if (attempt instanceof Attempt.Refused<ChangeRequest> refused) {
            ChangeRequest request = find(reference);
            response.setStatus(Problems.status(refused.kind()).value());
            String wrong = field.equals("why") ? "why" : refused.field().isEmpty() ? field : refused.field();
            return page.draw(request, fields, List.of(new FieldProblem(wrong.isEmpty() ? null : wrong, refused.reason())), user, model);
        }
        ChangeRequest changed = ((Attempt.Done<ChangeRequest>) attempt).value();
        flash.addFlashAttribute("done", changed.state() == ChangeState.IN_FORCE ? "Approved and in force as version " + changed.becameVersion() + "." : success);
        return "redirect:" + ChangePages.CHANGES + "/" + reference;
    }

    /** The change request of an address. */
    ChangeRequest find(String reference) {
        return requests.called(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The version of the draft that a form was drawn with; {@code null} when it says none. */
    static @Nullable Integer version(Map<String, String> fields) {
        try {
            return Integer.valueOf(fields.getOrDefault("version", ""));
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
