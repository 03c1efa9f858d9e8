package plumbline.identity.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import plumbline.core.BusinessTime;
import plumbline.core.EmailAddress;
import plumbline.core.FieldProblem;
import plumbline.identity.IssuedToken;
import plumbline.identity.Role;
import plumbline.identity.ServiceAccount;
import plumbline.identity.ServiceAccounts;
import plumbline.identity.SignedInUser;

/** The page on which an administrator lets other systems in; an account in the address is shown with what can be done about it. */
@Controller
@RequestMapping("/service-accounts")
class ServiceAccountPages {

    private static final String PAGE = "redirect:/service-accounts";
    private static final Map<String, String> LIVES = lives();

    private final ServiceAccounts accounts;
    private final Clock clock;

    ServiceAccountPages(ServiceAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    private static Map<String, String> lives() {
        Map<String, String> lives = new LinkedHashMap<>();
        lives.put("30", "30 days");
        lives.put("90", "90 days");
        lives.put("180", "180 days");
        lives.put("365", "A year");
        return lives;
    }

    /** An account in words. */
    record Line(String id, String name, String state, @Nullable String colour, boolean revoked, String lastDay, String lastUsed, String resultsTo, String created) {

        static Line of(ServiceAccount account, LocalDate today) {
            ServiceAccount.State state = account.on(today);
            String ended = account.revokedAt() == null ? "" : "; revoked " + BusinessTime.write(account.revokedAt()) + " by " + account.revokedBy();
            return new Line(String.valueOf(account.id()), account.name(), state.word(), colour(state), state == ServiceAccount.State.REVOKED,
                    BusinessTime.write(account.lastDay()), account.lastUsedAt() == null ? "Never" : BusinessTime.write(account.lastUsedAt()),
                    account.resultsTo().map(EmailAddress::value).orElse("Nobody"), BusinessTime.write(account.createdAt()) + " by " + account.createdBy() + ended);
        }

        private static String colour(ServiceAccount.State state) {
            return switch (state) {
                case IN_USE -> "green";
                case EXPIRED -> "orange";
                case REVOKED -> "grey";
            };
        }
    }

    @GetMapping
    String list(@RequestParam Optional<String> account, @AuthenticationPrincipal SignedInUser user, Model model) {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        List<Line> lines = accounts.all().stream().map(one -> Line.of(one, today)).toList();
        model.addAttribute("accounts", lines);
        model.addAttribute("chosen", account.flatMap(id -> lines.stream().filter(line -> line.id().equals(id)).findFirst()).orElse(null));
        model.addAttribute("lives", LIVES);
        model.addAttribute("mayChange", user.role() == Role.ADMINISTRATOR);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Map.of("days", "180"));
            model.addAttribute("problems", Map.of());
            model.addAttribute("errors", List.of());
        }
        return "identity/service-accounts";
    }

    @PostMapping
    String create(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return issued(accounts.create(form.getOrDefault("name", ""), days(form), form.getOrDefault("resultsTo", ""), user.actor()), form, next);
    }

    @PostMapping("/{id}/renew")
    String renew(@PathVariable String id, @RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return issued(accounts.renew(number(id), days(form), user.actor()), form, next);
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Attempt<ServiceAccount> attempt = accounts.revoke(number(id), user.actor());
        if (attempt instanceof Attempt.Refused<ServiceAccount> refused) {
            return refused(refused, Map.of("days", "180"), next);
        }
        next.addFlashAttribute("done", "The service account was revoked. Its token opens nothing any more.");
        return PAGE;
    }

    /** The token goes to the next page and is then gone: neither the address nor the database has it. */
    private static String issued(Attempt<IssuedToken> attempt, Map<String, String> form, RedirectAttributes next) {
        if (attempt instanceof Attempt.Refused<IssuedToken> refused) {
            return refused(refused, form, next);
        }
        IssuedToken issued = ((Attempt.Done<IssuedToken>) attempt).value();
        next.addFlashAttribute("tokenOf", issued.account().name());
        next.addFlashAttribute("token", issued.token());
        return PAGE;
    }

    private static String refused(Attempt.Refused<?> refused, Map<String, String> form, RedirectAttributes next) {
        if (refused.kind() == Attempt.Kind.NOT_FOUND) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("form", Map.copyOf(form));
        next.addFlashAttribute("problems", Map.of(refused.field(), refused.reason()));
        next.addFlashAttribute("errors", List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())));
        return PAGE;
    }

    private static int days(Map<String, String> form) {
        String days = form.getOrDefault("days", "");
        return LIVES.containsKey(days) ? Integer.parseInt(days) : 0;
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Long.parseLong(id);
    }
}
