package plumbline.studio.web;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.TypedRows;
import plumbline.studio.TypedTable;

/** Discards what somebody typed into a row and does not want. */
@Controller
class TypedRowPages {

    private final TypedRows rows;
    private final ChangeAnswer answer;

    TypedRowPages(TypedRows rows, ChangeAnswer answer) {
        this.rows = rows;
        this.answer = answer;
    }

    @PostMapping(ChangePages.CHANGES + "/{reference}/typed-rows/{table}/discard")
    String discard(@PathVariable String reference, @PathVariable String table, @RequestParam(defaultValue = "") String row, @AuthenticationPrincipal SignedInUser user,
                   RedirectAttributes flash) {
        TypedTable typed = TypedTable.at(table).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ChangeRequest request = answer.find(reference);
        rows.forget(user.actor(), request, typed, row);
        flash.addFlashAttribute("done", "What you typed is discarded. The table is as it was saved.");
        return "redirect:" + ChangePages.CHANGES + "/" + request.reference() + "/" + typed.address();
    }
}
