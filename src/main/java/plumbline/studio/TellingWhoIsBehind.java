package plumbline.studio;

import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.escalation.Notices;
import plumbline.evaluation.EvaluationRuns.EvaluationCompleted;
import plumbline.identity.Users;
import plumbline.mail.Outbox;
import plumbline.organisation.Deputies;
import plumbline.organisation.Deputy;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;

/**
 * Tells whoever owns a rate or an indicator that it is behind its trajectory: once for each step whose day has passed, after the run
 * that shows it, on My work, and by mail where they, or who stands in for them, have an address.
 */
@Component
class TellingWhoIsBehind {

    private static final String TARGETS = "/standards/targets";

    private final Trajectories trajectories;
    private final TrajectoryTable told;
    private final Organisation organisation;
    private final Deputies deputies;
    private final Users users;
    private final Notices notices;
    private final Outbox outbox;
    private final Clock clock;
    private final String home;

    TellingWhoIsBehind(Trajectories trajectories, TrajectoryTable told, Organisation organisation, Deputies deputies, Users users, Notices notices, Outbox outbox,
                       Clock clock, @Value("${plumbline.home:}") String home) {
        this.trajectories = trajectories;
        this.told = told;
        this.organisation = organisation;
        this.deputies = deputies;
        this.users = users;
        this.notices = notices;
        this.outbox = outbox;
        this.clock = clock;
        this.home = home.replaceAll("/+$", "");
    }

    @ApplicationModuleListener
    void on(EvaluationCompleted completed) {
        trajectories.progress().values().stream().filter(progress -> progress.behind() && progress.told() == null).forEach(this::tell);
    }

    private void tell(Trajectories.Progress progress) {
        owner(progress).map(Post::username).ifPresent(owner -> {
            if (told.first(progress, new Trajectories.Told(owner, clock.instant()))) {
                notices.tell(owner, progress.target().standard().id().value(), TARGETS, progress.words());
                mail(progress, owner);
            }
        });
    }

    private Optional<Post> owner(Trajectories.Progress progress) {
        return organisation.ladder().named(progress.target().standard().ownerTier())
                .flatMap(tier -> organisation.holder(tier.position(), organisation.council().id()));
    }

    private void mail(Trajectories.Progress progress, String owner) {
        String reader = deputies.of(owner, BusinessTime.dayOf(clock.instant())).map(Deputy::deputy).filter(deputy -> users.emailOf(deputy).isPresent()).orElse(owner);
        String standard = progress.target().standard().id().value();
        users.emailOf(reader).ifPresent(to -> outbox.put(to, "Plumbline: " + standard + " is behind its trajectory", "For " + reader + ":\n\n" + standard + ", "
                + progress.target().standard().title() + ".\n" + progress.words() + "\n\nAll targets: " + (home.isEmpty() ? TARGETS + " of Plumbline" : home + TARGETS) + "\n",
                "trajectory of " + standard));
    }
}
