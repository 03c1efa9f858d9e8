package plumbline.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.identity.StaffAccount;
import plumbline.identity.StaffAccount.Standing;
import plumbline.identity.StaffAccounts;

/** The page on which everybody chooses their own password. */
@Controller
@RequestMapping("/password")
class PasswordPages {

    private final StaffAccounts accounts;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    PasswordPages(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    String password(@AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(user, List.of(), model);
    }

    @PostMapping
    String choose(@RequestParam(defaultValue = "") String present, @RequestParam(defaultValue = "") String chosen, @RequestParam(defaultValue = "") String again,
                  @AuthenticationPrincipal SignedInUser user, Model model, HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {
        Attempt<StaffAccount> attempt = accounts.choosePassword(user, present, chosen, again);
        if (attempt instanceof Attempt.Refused<StaffAccount> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(user, List.of(new FieldProblem(refused.field().isEmpty() ? "present" : refused.field(), refused.reason())), model);
        }
        stayIn(((Attempt.Done<StaffAccount>) attempt).value().person(), request, response);
        next.addFlashAttribute("done", "Your password is changed.");
        return "redirect:/password";
    }

    /** Every session of before the change is out; this one goes on, under another id, in case its cookie was copied. */
    private void stayIn(SignedInUser person, HttpServletRequest request, HttpServletResponse response) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, before == null ? List.of() : before.getAuthorities()));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        sessions.saveContext(context, request, response);
    }

    private String draw(SignedInUser user, List<FieldProblem> problems, Model model) {
        model.addAttribute("first", accounts.standing(user.username()) == Standing.PASSWORD_TO_CHANGE);
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() ? Map.of() : Map.of(String.valueOf(problems.get(0).field()), problems.get(0).words()));
        return "identity/password";
    }
}
