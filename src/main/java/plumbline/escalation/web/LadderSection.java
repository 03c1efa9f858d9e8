package plumbline.escalation.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.escalation.Escalation;
import plumbline.escalation.PathAhead;
import plumbline.escalation.SpecialRoutes;
import plumbline.escalation.SpecialRoutes.Routes;

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
     */
    record LadderView(String duty, String told, String support, String mayGet, List<AheadView> ahead) {
    }

    /** One tier to come. */
    record AheadView(String who, String when) {
    }

    private final PathAhead path;
    private final SpecialRoutes routes;

    LadderSection(PathAhead path, SpecialRoutes routes) {
        this.path = path;
        this.routes = routes;
    }

    LadderView of(Escalation escalation, Words words) {
        Routes special = routes.of(escalation);
        String told = String.join("; ", Stream.concat(special.told().stream().map(tier -> words.holder(tier.tier(), tier.username())),
                special.alsoTold().stream()).toList());
        String duty = special.duty().isEmpty() ? "" : "The duty is that of the " + special.duty() + "; we track it and press for it";
        return new LadderView(duty, told, special.calledIn(), special.support(),
                path.of(escalation).stream().map(ahead -> view(ahead, words)).toList());
    }

    private static AheadView view(PathAhead.Ahead ahead, Words words) {
        return new AheadView(words.holder(ahead.tier(), ahead.holder()), "after " + words.deadline(ahead.after())
                + (ahead.whateverIsDone() ? ", whatever is done" : ", if the step is not done"));
    }
}
