package plumbline.intake.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import plumbline.core.FieldProblem;
import plumbline.core.UnitId;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.freshness.Expectation;
import plumbline.intake.freshness.FeedName;
import plumbline.intake.freshness.FeedState;
import plumbline.intake.freshness.Freshness;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** The page of feeds; a feed in the address is shown with what can be done about it. */
@Controller
@RequestMapping("/imports/feeds")
class FeedsPages {

    private static final Map<String, String> QUARTERLY = Map.of("everyDays", "92", "graceDays", "14", "smallestPercent", "50");
    private static final Map<String, String> MONTHLY = Map.of("everyDays", "31", "graceDays", "7", "smallestPercent", "50");

    private final Freshness freshness;
    private final Organisation organisation;
    private final Clock clock;

    FeedsPages(Freshness freshness, Organisation organisation, Clock clock) {
        this.freshness = freshness;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam Optional<String> feed, @AuthenticationPrincipal SignedInUser user, Model model) {
        List<FeedState> feeds = freshness.feeds(clock.instant());
        Optional<FeedState> chosen = feed.or(() -> Optional.ofNullable((String) model.getAttribute("asked")))
                .flatMap(code -> feeds.stream().filter(state -> state.feed().code().equals(code)).findFirst());
        model.addAttribute("feeds", feeds.stream().map(FeedLine::of).toList());
        model.addAttribute("chosen", chosen.map(FeedLine::of).orElse(null));
        model.addAttribute("units", Choices.anyOr("The council as a whole", organisation.units(), unit -> unit.id().value(), OrgUnit::name));
        model.addAttribute("mayChange", user.role() == Role.DATA_STEWARD || user.role() == Role.ADMINISTRATOR);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", chosen.map(FeedsPages::form).orElse(Map.of()));
            model.addAttribute("problems", Map.of());
            model.addAttribute("errors", List.of());
        }
        return "imports/feeds";
    }

    /** What is stated, or else what is proposed: client level data is returned each quarter, most lists each month. */
    private static Map<String, String> form(FeedState state) {
        Expectation expected = state.expectation();
        if (expected == null) {
            return state.feed().code().equals("client-level-data") ? QUARTERLY : MONTHLY;
        }
        return Map.of("everyDays", String.valueOf(expected.everyDays()), "graceDays", String.valueOf(expected.graceDays()),
                "smallestPercent", String.valueOf(expected.smallestPercent()), "answers", expected.answers().map(UnitId::value).orElse(""));
    }

    @PostMapping("/expect")
    String expect(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return after(freshness.expect(name(form), number(form, "everyDays"), number(form, "graceDays"), number(form, "smallestPercent"),
                        ImportWords.unit(form.get("answers")), user.actor()),
                form, "Saved when the feed is expected.", next);
    }

    @PostMapping("/confirm")
    String confirm(@RequestParam Map<String, String> form, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return after(freshness.confirm(name(form), form.getOrDefault("reason", ""), user.actor()), form, "The file counts as right.", next);
    }

    private static String after(Attempt<FeedState> attempt, Map<String, String> form, String done, RedirectAttributes next) {
        if (attempt instanceof Attempt.Refused<FeedState> refused) {
            Map<String, String> kept = new TreeMap<>(form);
            next.addFlashAttribute("form", kept);
            next.addFlashAttribute("problems", Map.of(refused.field(), refused.reason()));
            next.addFlashAttribute("errors", List.of(new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason())));
        } else {
            next.addFlashAttribute("done", done);
        }
        // Not in the address: what the page is told meanwhile would not be found again behind a name with blanks.
        next.addFlashAttribute("asked", form.getOrDefault("feed", ""));
        return "redirect:/imports/feeds";
    }

    private static FeedName name(Map<String, String> form) {
        return new FeedName(form.getOrDefault("feed", ""));
    }

    private static int number(Map<String, String> form, String field) {
        String text = form.getOrDefault(field, "").strip();
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }
}
