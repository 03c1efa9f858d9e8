package plumbline.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.core.UnitId;
import plumbline.identity.Choices;
import plumbline.identity.OneTimePassword;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.identity.StaffAccount;
import plumbline.identity.StaffAccount.Standing;
import plumbline.identity.StaffAccounts;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** The page on which an administrator lets people in and shuts them out. */
@Controller
@RequestMapping("/staff")
class StaffPages {

    private static final String PAGE = "redirect:/staff";

    /** An account in words. */
    record Line(String username, String post, String role, String unit, String email, String standing, String colour, boolean suspended, boolean own) {
    }

    /** A post whose holder has no account. */
    record Without(String username, String post, String unit) {
    }

    private final StaffAccounts accounts;
    private final Organisation organisation;

    StaffPages(StaffAccounts accounts, Organisation organisation) {
        this.accounts = accounts;
        this.organisation = organisation;
    }

    @GetMapping
    String all(@AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(Map.of(), List.of(), user, model);
    }

    @PostMapping
    String add(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response, RedirectAttributes next) {
        return issued(accounts.add(new StaffAccounts.Draft(form.getOrDefault("username", ""), form.getOrDefault("postTitle", ""), form.getOrDefault("role", ""),
                form.getOrDefault("unit", "")), user.actor()), form, user, model, response, next);
    }

    @PostMapping("/password")
    String renew(@RequestParam(defaultValue = "") String person, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response,
                 RedirectAttributes next) {
        return issued(accounts.renew(person, user.actor()), Map.of(), user, model, response, next);
    }

    @PostMapping("/suspend")
    String suspend(@RequestParam(defaultValue = "") String person, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response,
                   RedirectAttributes next) {
        return changed(accounts.suspend(person, user.actor()), "The person is suspended and cannot sign in any more. What waits at their posts goes to the tier above until they are let in again or the posts are passed on.", user,
                model, response, next);
    }

    @PostMapping("/reactivate")
    String reactivate(@RequestParam(defaultValue = "") String person, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response,
                      RedirectAttributes next) {
        return changed(accounts.reactivate(person, user.actor()), "The person can sign in again with the password of before.", user, model, response, next);
    }

    @PostMapping("/email")
    String tellAt(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response,
                  RedirectAttributes next) {
        Attempt<StaffAccount> attempt = accounts.tellAt(form.getOrDefault("person", ""), form.getOrDefault("email", ""), user.actor());
        if (attempt instanceof Attempt.Refused<StaffAccount> refused) {
            return refused(refused, form, user, model, response);
        }
        StaffAccount account = ((Attempt.Done<StaffAccount>) attempt).value();
        next.addFlashAttribute("done", account.email() == null ? account.person().username() + " is not told by mail."
                : account.person().username() + " is told at " + account.email() + " when work waits for them.");
        return PAGE;
    }

    private String changed(Attempt<StaffAccount> attempt, String words, SignedInUser user, Model model, HttpServletResponse response, RedirectAttributes next) {
        if (attempt instanceof Attempt.Refused<StaffAccount> refused) {
            return refused(refused, Map.of(), user, model, response);
        }
        next.addFlashAttribute("done", words);
        return PAGE;
    }

    /** The password goes to the next page and is then gone: neither the address nor the database has it. */
    private String issued(Attempt<OneTimePassword> attempt, Map<String, String> form, SignedInUser user, Model model, HttpServletResponse response,
                          RedirectAttributes next) {
        if (attempt instanceof Attempt.Refused<OneTimePassword> refused) {
            return refused(refused, form, user, model, response);
        }
        OneTimePassword issued = ((Attempt.Done<OneTimePassword>) attempt).value();
        next.addFlashAttribute("passwordOf", issued.username());
        next.addFlashAttribute("password", issued.password());
        next.addFlashAttribute("passwordUntil", BusinessTime.write(issued.until()));
        return PAGE;
    }

    private String refused(Attempt.Refused<?> refused, Map<String, String> form, SignedInUser user, Model model, HttpServletResponse response) {
        response.setStatus(Problems.status(refused.kind()).value());
        return draw(form, List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())), user, model);
    }

    private String draw(Map<String, String> form, List<FieldProblem> problems, SignedInUser user, Model model) {
        List<StaffAccount> people = accounts.all();
        model.addAttribute("people", people.stream().map(account -> line(account, user)).toList());
        model.addAttribute("without", organisation.posts().stream().filter(post -> people.stream().noneMatch(account -> account.person().username().equals(post.username())))
                .map(post -> new Without(post.username(), post.title(), unit(post.unit()))).toList());
        model.addAttribute("roles", Choices.anyOr("Choose what they may do", Arrays.asList(Role.values()), Role::name, Role::word));
        model.addAttribute("units", Choices.anyOr("Choose a unit", organisation.units(), unit -> unit.id().value(), OrgUnit::name));
        model.addAttribute("persons", Choices.anyOr("Choose a person", people, account -> account.person().username(),
                account -> account.person().username() + ", " + account.person().title()));
        model.addAttribute("mayChange", user.role() == Role.ADMINISTRATOR);
        model.addAttribute("form", form);
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() ? Map.of() : Map.of(String.valueOf(problems.get(0).field()), problems.get(0).words()));
        return "identity/staff";
    }

    private Line line(StaffAccount account, SignedInUser user) {
        SignedInUser person = account.person();
        String colour = switch (account.standing()) {
            case IN_USE -> "green";
            case PASSWORD_TO_CHANGE -> "yellow";
            case SUSPENDED -> "grey";
        };
        return new Line(person.username(), person.title(), person.role().word(), unit(person.unit()),
                account.email() == null ? "" : account.email().value(), account.standing().word(), colour, account.standing() == Standing.SUSPENDED, person.username().equals(user.username()));
    }

    private String unit(UnitId id) {
        return organisation.unit(id).map(OrgUnit::name).orElse(id.value());
    }
}
