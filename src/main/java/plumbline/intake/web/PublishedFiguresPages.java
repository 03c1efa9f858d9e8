package plumbline.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.published.ComparedMeasure;
import plumbline.intake.published.Council;
import plumbline.intake.published.MeasureTable;
import plumbline.intake.published.PublishedFigures;

/** How this council stands beside the others, in what is published of all. */
@Controller
@RequestMapping("/imports/figures")
class PublishedFiguresPages {

    private final PublishedFigures figures;

    PublishedFiguresPages(PublishedFigures figures) {
        this.figures = figures;
    }

    /** One line of the table. */
    record Line(String measure, String name, String period, String own, String england, String region, String type, @Nullable String place,
                String quarter, String colour, String change) {

        static Line of(ComparedMeasure compared) {
            ComparedMeasure.Quarter quarter = compared.quarter();
            String change = compared.earlierPeriod() == null ? "No earlier year" : compared.change() + ", since " + compared.earlierPeriod();
            return new Line(compared.measure(), compared.name(), compared.period(), compared.own().words(), compared.england().words(), compared.region().words(),
                    compared.type().words(), compared.place() == null ? null : compared.place() + " of " + compared.councils() + " from the highest",
                    quarter == null ? "No quarter" : sentence(quarter) + " quarter", colour(quarter), change);
        }

        private static String sentence(ComparedMeasure.Quarter quarter) {
            return quarter.name().charAt(0) + quarter.name().substring(1).toLowerCase(Locale.ROOT);
        }

        private static String colour(ComparedMeasure.@Nullable Quarter quarter) {
            return quarter == null ? "grey" : switch (quarter) {
                case BEST -> "green";
                case SECOND -> "turquoise";
                case THIRD -> "yellow";
                case WORST -> "red";
            };
        }
    }

    @GetMapping
    String page(@RequestParam Optional<String> measure, @RequestParam Optional<String> area, @AuthenticationPrincipal SignedInUser user, Model model) {
        List<Council> councils = figures.councils();
        Optional<Council> own = figures.own();
        Optional<Council> shown = area.flatMap(code -> councils.stream().filter(council -> council.area().equals(code)).findFirst()).or(() -> own);
        model.addAttribute("councils", Choices.anyOr("Choose a council", councils, Council::area, Council::name));
        model.addAttribute("anyCouncils", !councils.isEmpty());
        model.addAttribute("own", own.orElse(null));
        model.addAttribute("shown", shown.orElse(null));
        model.addAttribute("lines", shown.map(council -> figures.compared(council.area()).stream().map(Line::of).toList()).orElse(List.of()));
        Optional<MeasureTable> table = measure.flatMap(figures::measure);
        model.addAttribute("table", table.orElse(null));
        model.addAttribute("mayState", user.role() == Role.DATA_STEWARD || user.role() == Role.ADMINISTRATOR);
        if (!model.containsAttribute("problems")) {
            model.addAttribute("problems", Map.of());
            model.addAttribute("errors", List.of());
        }
        return "imports/figures";
    }

    @PostMapping("/council")
    String state(@RequestParam(defaultValue = "") String area, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Attempt<Council> attempt = figures.state(area, user.actor());
        if (attempt instanceof Attempt.Refused<Council> refused) {
            next.addFlashAttribute("problems", Map.of(refused.field(), refused.reason()));
            next.addFlashAttribute("errors", List.of(new FieldProblem(refused.field(), refused.reason())));
        } else {
            next.addFlashAttribute("done", "Standards on published measures are now judged on the figures of " + ((Attempt.Done<Council>) attempt).value().name() + ".");
        }
        return "redirect:/imports/figures";
    }
}
