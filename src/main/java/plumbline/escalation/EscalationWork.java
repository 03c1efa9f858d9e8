package plumbline.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Jurisdiction;
import plumbline.core.TimeLimit;
import plumbline.core.UnitId;
import plumbline.escalation.Ladder.Place;
import plumbline.organisation.Organisation;

/** What a feature with a package of its own needs of escalations: their lock, their ladder, their story. */
@Component
public class EscalationWork {

    /**
     * Who answers at a tier.
     *
     * @param username the sign-in name; {@code null} when nobody holds a post there or above
     */
    public record Holder(int tier, @Nullable String username) {
        static Holder of(Place place) {
            return new Holder(place.tier(), place.holder());
        }
    }

    private final Desk desk;
    private final EscalationRows escalations;
    private final Approvers approvers;
    private final Ladder ladder;
    private final StandIns standIns;
    private final Story story;
    private final Notices notices;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Clock clock;

    EscalationWork(Desk desk, EscalationRows escalations, Approvers approvers, Ladder ladder, StandIns standIns, Story story, Notices notices,
                   Organisation organisation, JdbcClient jdbc, Clock clock) {
        this.desk = desk;
        this.escalations = escalations;
        this.approvers = approvers;
        this.ladder = ladder;
        this.standIns = standIns;
        this.story = story;
        this.notices = notices;
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Does a piece of work while nobody else changes the escalation, open or closed; what it refuses has changed nothing. Its
     * version is another afterwards.
     */
    public <T> Attempt<T> work(Change change, Function<Escalation, Attempt<T>> work) {
        return desk.workOnAny(change, escalation -> {
            Attempt<T> done = work.apply(escalation);
            if (done instanceof Attempt.Done<T>) {
                jdbc.sql("update escalation set version = version + 1 where id = ?").param(escalation.id().value()).update();
            }
            return done;
        });
    }

    /** The escalation, locked until the caller's transaction ends; empty when there is none. */
    public Optional<Escalation> lock(EscalationId id) {
        return escalations.lock(id);
    }

    /** Several escalations, locked in the order in which everybody locks several, until the caller's transaction ends. */
    public List<Escalation> lockAll(Collection<EscalationId> ids) {
        return escalations.lockAll(ids);
    }

    /** Who answers at a tier for a unit. */
    public Holder at(int tier, UnitId unit) {
        return Holder.of(ladder.at(tier, unit));
    }

    /** Who answers above a tier; empty at the top. */
    public Optional<Holder> above(int tier, UnitId unit) {
        return ladder.above(tier, unit).map(Holder::of);
    }

    /** Who is in charge of the service area around a unit; empty when no tier is. */
    public Optional<Holder> headOfService(UnitId unit) {
        return ladder.headOfService(unit).map(Holder::of);
    }

    /** The first above a tier, or at the top there or below, who had no part in something. */
    public @Nullable String judgeAbove(int tier, UnitId unit, Set<String> partakers) {
        return approvers.firstWithoutPart(tier, unit, partakers).map(Place::holder).orElse(null);
    }

    /** The name of a tier. */
    public String tier(int tier) {
        return ladder.name(tier);
    }

    /** The actor to put down when somebody acts where a person is asked for; empty when they may not. */
    public Optional<Actor> as(Actor actor, @Nullable String wanted) {
        return standIns.as(actor, wanted);
    }

    /** Who acts for a person today: their deputy, or they themselves. */
    public String acting(String person) {
        return standIns.acting(person);
    }

    /** Whether somebody acts today where a person is asked for. */
    public boolean acts(String username, @Nullable String wanted) {
        return standIns.acts(username, wanted);
    }

    /** The last moment of so many working days from now. */
    public Instant due(int workingDays) {
        return TimeLimit.workingDays(workingDays).from(clock.instant(), organisation.calendar(Jurisdiction.ENGLAND)).at();
    }

    /** One entry of the story and of the audit trail. */
    public void tell(Escalation escalation, Actor actor, Happening happening, String detail) {
        story.tell(escalation, actor, happening, detail);
    }

    /** Tells people on My work, each once; nobody is left out. */
    public void notify(EscalationId escalation, Collection<@Nullable String> people, String words) {
        List<String> known = people.stream().flatMap(Stream::ofNullable).distinct().toList();
        notices.tell(escalation, known, words);
    }
}
