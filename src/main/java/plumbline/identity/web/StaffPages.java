package plumbline.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import plumbline.core.Page;
import plumbline.core.UnitId;
import plumbline.identity.Choices;
import plumbline.identity.OneTimePassword;
import plumbline.identity.Problems;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.identity.StaffAccount;
import plumbline.identity.StaffAccounts;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** The page on which an administrator lets people in and shuts them out. */
@Controller
@RequestMapping("/staff")
class StaffPages {

    private static final String PAGE = "redirect:/staff";

    private static final int PEOPLE_ON_A_PAGE = 50;

    private final StaffAccounts accounts;
    private final Organisation organisation;

    StaffPages(StaffAccounts accounts, Organisation organisation) {
        this.accounts = accounts;
        this.organisation = organisation;
    }

    @GetMapping
    String all(@RequestParam Map<String, String> search, @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(search, List.of(), user, model);
    }

    @PostMapping
    String add(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response, RedirectAttributes next) {
        return issued(accounts.add(new StaffAccounts.Draft(form.getOrDefault("username", ""), form.getOrDefault("postTitle", ""), form.getOrDefault("role", ""),
                form.getOrDefault("unit", "")), user.actor()), form, user, model, response, next);
    }

    @PostMapping("/password")
    String renew(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response,
                 RedirectAttributes next) {
        return issued(accounts.renew(form.getOrDefault("person", ""), user.actor()), form, user, model, response, next);
    }

    @PostMapping("/suspend")
    String suspend(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response,
                   RedirectAttributes next) {
        return changed(accounts.suspend(form.getOrDefault("person", ""), user.actor()), "The person is suspended and cannot sign in any more. What waits at their posts goes to the tier above until they are let in again or the posts are passed on.",
                form, user, model, response, next);
    }

    @PostMapping("/reactivate")
    String reactivate(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, Model model, HttpServletResponse response,
                      RedirectAttributes next) {
        return changed(accounts.reactivate(form.getOrDefault("person", ""), user.actor()), "The person can sign in again with the password of before.", form, user, model, response, next);
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

    private String changed(Attempt<StaffAccount> attempt, String words, Map<String, String> form, SignedInUser user, Model model, HttpServletResponse response,
                           RedirectAttributes next) {
        if (attempt instanceof Attempt.Refused<StaffAccount> refused) {
            return refused(refused, form, user, model, response);
        }
        next.addFlashAttribute("done", words);
        StaffSearch.of(form).keep(next);
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
        StaffSearch.of(form).keep(next);
        return PAGE;
    }

    private String refused(Attempt.Refused<?> refused, Map<String, String> form, SignedInUser user, Model model, HttpServletResponse response) {
        response.setStatus(Problems.status(refused.kind()).value());
        return draw(form, List.of(new FieldProblem(field(refused), refused.reason())), user, model);
    }

    private static @Nullable String field(Attempt.Refused<?> refused) {
        return refused.kind() == Attempt.Kind.NOT_FOUND ? "person" : refused.field().isEmpty() ? null : refused.field();
    }

    private String draw(Map<String, String> form, List<FieldProblem> problems, SignedInUser user, Model model) {
        StaffSearch search = StaffSearch.of(form);
        List<StaffLine> staff = staff(user);
        model.addAttribute("staff", Page.of(staff.stream().filter(search::finds).toList(), search.page(), PEOPLE_ON_A_PAGE));
        model.addAttribute("without", staff.stream().filter(StaffLine::lacksAccount).count());
        model.addAttribute("search", search);
        model.addAttribute("states", states());
        model.addAttribute("roles", Choices.anyOr("Choose what they may do", Arrays.asList(Role.values()), Role::name, Role::word));
        model.addAttribute("units", Choices.anyOr("Choose a unit", organisation.units(), unit -> unit.id().value(), OrgUnit::name));
        model.addAttribute("mayChange", user.role() == Role.ADMINISTRATOR);
        model.addAttribute("form", form);
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() ? Map.of() : Map.of(String.valueOf(problems.get(0).field()), problems.get(0).words()));
        return "identity/staff";
    }

    /** Everybody who has an account, and then the holders of posts who have none. */
    private List<StaffLine> staff(SignedInUser looking) {
        Map<UnitId, String> names = organisation.units().stream().collect(Collectors.toMap(OrgUnit::id, OrgUnit::name));
        List<StaffLine> staff = new ArrayList<>();
        accounts.all().forEach(account -> staff.add(StaffLine.of(account, names.getOrDefault(account.person().unit(), account.person().unit().value()), looking)));
        Set<String> known = staff.stream().map(StaffLine::username).collect(Collectors.toSet());
        organisation.posts().stream().filter(post -> !known.contains(post.username()))
                .forEach(post -> staff.add(StaffLine.without(post, names.getOrDefault(post.unit(), post.unit().value()))));
        return staff;
    }

    private static Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("", "Every state");
        states.putAll(StaffLine.states());
        return states;
    }
}
