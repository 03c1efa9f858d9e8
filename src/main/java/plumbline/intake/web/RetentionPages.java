package plumbline.intake.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.privacy.Retention;
import plumbline.intake.privacy.RetentionHold;
import plumbline.intake.privacy.RetentionPreview;
import plumbline.intake.privacy.RetentionPurge;
import plumbline.intake.privacy.RetentionRule;

/** How long facts about people are kept, what would go now, what went, and what is held. */
@Controller
@RequestMapping("/imports/retention")
class RetentionPages {

    private final Retention retention;

    RetentionPages(Retention retention) {
        this.retention = retention;
    }

    /** One kind of facts; without a preview it is not said how many rows would go. */
    record Line(String kind, String words, String kept, @Nullable Integer rows) {
    }

    /** A purge, as it is shown. */
    record Purged(String at, String by, int people, String rows) {

        static Purged of(RetentionPurge purge, Map<String, String> words) {
            return new Purged(BusinessTime.write(purge.at()), purge.by(), purge.people(),
                    String.join(", ", purge.rows().entrySet().stream().map(kind -> words.getOrDefault(kind.getKey(), kind.getKey()) + ": " + kind.getValue()).toList()));
        }
    }

    /** A hold, as it is shown. */
    record Held(long id, String person, String reason, String by) {

        static Held of(RetentionHold hold) {
            return new Held(hold.id(), hold.person(), hold.reason(), hold.heldBy() + ", " + BusinessTime.write(hold.heldAt()));
        }
    }

    @GetMapping
    String page(@RequestParam Optional<String> preview, @AuthenticationPrincipal SignedInUser user, Model model) {
        List<RetentionRule> rules = retention.rules();
        RetentionPreview would = preview.isPresent() ? retention.preview() : null;
        Map<String, String> words = new java.util.HashMap<>();
        rules.forEach(rule -> words.put(rule.kind(), rule.words()));
        model.addAttribute("lines", rules.stream().map(rule -> new Line(rule.kind(), rule.words(), kept(rule), would == null ? null : would.rows().getOrDefault(rule.kind(), 0))).toList());
        model.addAttribute("preview", would);
        model.addAttribute("kinds", Choices.anyOr("Choose a kind", rules, RetentionRule::kind, RetentionRule::words));
        model.addAttribute("purges", retention.purges().stream().map(purge -> Purged.of(purge, words)).toList());
        model.addAttribute("holds", retention.holds().stream().map(Held::of).toList());
        model.addAttribute("mayChange", user.role() == Role.DATA_STEWARD || user.role() == Role.ADMINISTRATOR);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Map.of());
            model.addAttribute("problems", Map.of());
            model.addAttribute("errors", List.of());
        }
        return "imports/retention";
    }

    private static String kept(RetentionRule rule) {
        return rule.months() == null ? "Until somebody says how long" : rule.months() == 1 ? "1 month" : rule.months() % 12 == 0
                ? rule.months() / 12 + (rule.months() == 12 ? " year" : " years") : rule.months() + " months";
    }

    @PostMapping("/state")
    String state(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return after(retention.state(form.getOrDefault("kind", ""), form.getOrDefault("months", ""), user.actor()), form, "Saved how long it is kept.", next);
    }

    @PostMapping("/purge")
    String purge(@AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Attempt<RetentionPurge> attempt = retention.purge(user.actor());
        return after(attempt, Map.of(), attempt instanceof Attempt.Done<RetentionPurge> done ? done.value().rows().isEmpty() ? "Nothing is old enough to go."
                : gone(done.value()) : "", next);
    }

    private static String gone(RetentionPurge purge) {
        return purge.people() == 0 ? "What was old enough is no longer kept." : "The facts of " + (purge.people() == 1 ? "one person" : purge.people() + " people") + " are no longer kept.";
    }

    @PostMapping("/hold")
    String hold(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return after(retention.hold(form.getOrDefault("reference", ""), form.getOrDefault("reason", ""), user.actor()), form, "Everything of them is held.", next);
    }

    @PostMapping("/holds/{id}/release")
    String release(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return after(id.matches("\\d{1,18}") ? retention.release(Long.parseLong(id), user.actor()) : Attempt.<Long>notFound("There is no such hold any more."), Map.of(),
                "The hold is released.", next);
    }

    private static <T> String after(Attempt<T> attempt, Map<String, String> form, String done, RedirectAttributes next) {
        if (attempt instanceof Attempt.Refused<T> refused) {
            next.addFlashAttribute("form", form);
            next.addFlashAttribute("problems", refused.field().isEmpty() ? Map.of() : Map.of(refused.field(), refused.reason()));
            next.addFlashAttribute("errors", List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())));
        } else {
            next.addFlashAttribute("done", done);
        }
        return "redirect:/imports/retention";
    }
}
