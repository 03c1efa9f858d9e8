package plumbline.escalation.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.escalation.Escalation;
import plumbline.escalation.Holding;
import plumbline.escalation.PathAhead;
import plumbline.escalation.SpecialRoutes;
import plumbline.escalation.SpecialRoutes.Routes;
import plumbline.escalation.Step;
import plumbline.escalation.Systemic;
import plumbline.escalation.TellingTheSecondLine;
import plumbline.organisation.SecondLine;

/** What the page of an escalation says about the ladder: where it goes from here and who knows of it. */
@Component
class LadderSection {

    /**
     * In words.
     *
     * @param duty     whose duty it is, when it is not the council's; else empty
     * @param told     who knows of it without holding it; empty for nobody
     * @param support  which support was called in; empty for none
     * @param mayGet   the support that may be called in; empty for none
     * @param ahead    every tier to come, with its day
     * @param latestPlanBy the last day that can be given when it is acknowledged now; {@code null} at another step
     * @param systemic since when and why it is systemic; empty when it is not
     * @param secondLine who of the body that manages seconded staff is told; empty for nobody
     */
    record LadderView(String duty, String told, String support, String mayGet, List<AheadView> ahead, @Nullable LocalDate latestPlanBy, String systemic,
                      String secondLine) {

        /** The last day that can be given for the plan, in words. */
        public String latest() {
            return latestPlanBy == null ? "" : BusinessTime.write(latestPlanBy);
        }
    }

    /** One tier to come. */
    record AheadView(String who, String when) {
    }

    private final PathAhead path;
    private final SpecialRoutes routes;
    private final Holding holding;
    private final Systemic systemic;
    private final TellingTheSecondLine secondLine;

    LadderSection(PathAhead path, SpecialRoutes routes, Holding holding, Systemic systemic, TellingTheSecondLine secondLine) {
        this.secondLine = secondLine;
        this.systemic = systemic;
        this.holding = holding;
        this.path = path;
        this.routes = routes;
    }

    LadderView of(Escalation escalation, Words words) {
        Routes special = routes.of(escalation);
        String told = String.join("; ", Stream.concat(special.told().stream().map(tier -> words.holder(tier.tier(), tier.username())),
                special.alsoTold().stream()).toList());
        String duty = special.duty().isEmpty() ? "" : "The duty is that of the " + special.duty() + "; we track it and press for it";
        return new LadderView(duty, told, special.calledIn(), special.support(),
                path.of(escalation).stream().map(ahead -> view(ahead, words)).toList(),
                escalation.turn().step() == Step.ACKNOWLEDGE ? holding.latestPlanBy(escalation) : null,
                systemic.since(escalation.id()).map(since -> "Since " + BusinessTime.write(BusinessTime.dayOf(since))
                        + ": so many breaches of one standard in one unit within 90 days").orElse(""),
                escalation.open() ? secondLine.beside(escalation).map(this::words).orElse("") : "");
    }

    private String words(SecondLine post) {
        return post.body() + " manages the staff of this unit from day to day; its " + post.title() + (secondLine.signsIn(post)
                ? " (" + post.username().orElseThrow() + ") is told" : " does not sign in here, so somebody has to tell them")
                + ". Professional supervision stays with the council, whose tier holds it";
    }

    private static AheadView view(PathAhead.Ahead ahead, Words words) {
        return new AheadView(words.holder(ahead.tier(), ahead.holder()), "after " + words.deadline(ahead.after())
                + (ahead.whateverIsDone() ? ", whatever is done" : ", if the step is not done"));
    }
}
