package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.TypedRows;
import plumbline.studio.TypedTable;

/** What follows a row that was typed into a drafted table: one that is saved is kept beside the draft no longer, one that is refused still is. */
@Component
class TypedRowAnswer {

    private final ChangeAnswer answer;
    private final TypedRows rows;

    TypedRowAnswer(ChangeAnswer answer, TypedRows rows) {
        this.answer = answer;
        this.rows = rows;
    }

    /** Draws the table's page again. */
    interface Page {
        String draw(ChangeRequest request, Map<String, String> sent, List<FieldProblem> problems);
    }

    /**
     * Back to the page of the table, or the page as it was with what is wrong.
     *
     * @param sent the fields of the form; what came without the table's own form, such as a row taken out, is no typed row
     */
    String to(String reference, TypedTable table, Attempt<ChangeRequest> changed, Map<String, String> sent, String success, SignedInUser user, Page page,
              RedirectAttributes flash, HttpServletResponse response) {
        if (changed instanceof Attempt.Refused<ChangeRequest> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            if (table.typed(sent)) {
                rows.keep(user.actor(), reference, table, sent);
            }
            return page.draw(answer.find(reference), sent, List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())));
        }
        if (table.typed(sent)) {
            rows.forget(user.actor(), answer.find(reference), table, table.row(sent));
        }
        flash.addFlashAttribute("done", success);
        return "redirect:" + address(((Attempt.Done<ChangeRequest>) changed).value(), table);
    }

    /** The page of a drafted table. */
    static String address(ChangeRequest request, TypedTable table) {
        return ChangePages.CHANGES + "/" + request.reference() + "/" + table.address();
    }
}
