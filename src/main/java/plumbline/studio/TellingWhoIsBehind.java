package plumbline.studio;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.EmailAddress;
import plumbline.evaluation.EvaluationRuns.EvaluationCompleted;
import plumbline.identity.Users;
import plumbline.mail.Outbox;
import plumbline.organisation.Deputies;
import plumbline.organisation.Deputy;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;

/**
 * Tells whoever owns a rate or an indicator that it is behind its trajectory: once for each step whose day has passed, after the run
 * that shows it. Whoever has no address is told after the first run that finds one.
 */
@Component
class TellingWhoIsBehind {

    private final Trajectories trajectories;
    private final TrajectoryTable told;
    private final Organisation organisation;
    private final Deputies deputies;
    private final Users users;
    private final Outbox outbox;
    private final Clock clock;
    private final String home;

    TellingWhoIsBehind(Trajectories trajectories, TrajectoryTable told, Organisation organisation, Deputies deputies, Users users, Outbox outbox, Clock clock,
                       @Value("${plumbline.home:}") String home) {
        this.trajectories = trajectories;
        this.told = told;
        this.organisation = organisation;
        this.deputies = deputies;
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
        this.home = home.replaceAll("/+$", "");
    }

    @ApplicationModuleListener
    void on(EvaluationCompleted completed) {
        trajectories.progress().values().stream().filter(progress -> progress.behind() && progress.told() == null).forEach(this::tell);
    }

    private void tell(Trajectories.Progress progress) {
        Instant now = clock.instant();
        owner(progress).map(post -> deputies.of(post.username(), BusinessTime.dayOf(now)).map(Deputy::deputy).filter(deputy -> users.emailOf(deputy).isPresent())
                .orElse(post.username())).ifPresent(username -> users.emailOf(username).ifPresent(to -> put(progress, username, to, now)));
    }

    private Optional<Post> owner(Trajectories.Progress progress) {
        return organisation.ladder().named(progress.target().standard().ownerTier())
                .flatMap(tier -> organisation.holder(tier.position(), organisation.council().id()));
    }

    private void put(Trajectories.Progress progress, String username, EmailAddress to, Instant now) {
        if (told.first(progress, new Trajectories.Told(username, now))) {
            String standard = progress.target().standard().id().value();
            outbox.put(to, "Plumbline: " + standard + " is behind its trajectory", "For " + username + ":\n\n" + standard + ", " + progress.target().standard().title() + ".\n"
                    + progress.words() + "\n\nAll targets: " + (home.isEmpty() ? "/standards/targets of Plumbline" : home + "/standards/targets") + "\n", "trajectory of " + standard);
        }
    }
}
