package plumbline.escalation;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.UnitId;
import plumbline.escalation.failure.Failures;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.PostsChanged;

/**
 * Lets open escalations follow the posts: what waits at a tier is held by whoever answers there now. Step, tier and due date
 * stay as they are, because the tier has had its notice, whoever holds it. Actions stay with the person who took them on until
 * the administrator passes them on ({@link Succession}).
 */
@Component
class FollowingPosts {

    private final JdbcClient jdbc;
    private final EscalationRows escalations;
    private final Turns turns;
    private final Muting muting;
    private final Notices notices;
    private final Story story;
    private final Organisation organisation;
    private final Failures failures;
    private final TransactionTemplate transactions;

    FollowingPosts(JdbcClient jdbc, EscalationRows escalations, Turns turns, Muting muting, Notices notices, Story story, Organisation organisation,
                   Failures failures, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.escalations = escalations;
        this.turns = turns;
        this.muting = muting;
        this.notices = notices;
        this.story = story;
        this.organisation = organisation;
        this.failures = failures;
        this.transactions = transactions;
    }

    /**
     * In the transaction that changes the posts, so that no list is without an owner in between. All rows are locked before the
     * first entry of the trail is written: who waits for that chain must not be waited for.
     */
    @EventListener
    void changed(PostsChanged change) {
        transactions.executeWithoutResult(status -> escalations.lockAll(affected(change.units())).stream().filter(Escalation::open).toList()
                .forEach(this::follow));
    }

    /** What was opened or moved on with the posts of before while they changed is found when the service starts, and every hour. */
    @EventListener(ApplicationStartedEvent.class)
    void catchUp() {
        List<UnitId> all = organisation.units().stream().map(OrgUnit::id).toList();
        List<EscalationId> behind = Objects.requireNonNull(transactions.execute(status -> affected(all)));
        failures.each("passing on what waits at a post", behind, EscalationId::toString, id -> transactions.executeWithoutResult(status -> follow(id)));
    }

    /** The open ones that somebody else holds or judges now. */
    private List<EscalationId> affected(Collection<UnitId> units) {
        String[] below = units.stream().flatMap(unit -> organisation.within(unit).stream()).distinct().map(UnitId::value).toArray(String[]::new);
        return jdbc.sql("select * from escalation where state = 'OPEN' and unit = any (?) order by id").param(below)
                .query(EscalationRows::escalation).list().stream().filter(this::elsewhere).map(Escalation::id).toList();
    }

    private void follow(EscalationId id) {
        escalations.lock(id).filter(Escalation::open).ifPresent(this::follow);
    }

    private boolean elsewhere(Escalation escalation) {
        return !turns.occupiedNow(escalation).equals(escalation.turn());
    }

    private void follow(Escalation before) {
        Escalation now = before.at(turns.occupiedNow(before));
        if (now.turn().equals(before.turn())) {
            return;
        }
        escalations.save(now);
        String words = words(before.turn(), now.turn());
        if (words.isEmpty()) {
            return;
        }
        story.tell(now, Actor.SERVICE, Happening.SUCCEEDED, words);
        if (muting.parent(now.id()).isEmpty()) {
            notices.tell(now.id(), concerned(before.turn(), now.turn()), words);
        }
    }

    /** Nothing to tell when only whoever comes after has changed. */
    private static String words(Turn before, Turn now) {
        if (!Objects.equals(before.holder(), now.holder())) {
            return "The post has changed hands: " + name(now.holder()) + " holds it instead of " + name(before.holder());
        }
        return Objects.equals(before.actsNext(), now.actsNext()) ? ""
                : "Posts or deputies have changed: " + name(now.actsNext()) + " acts next instead of " + name(before.actsNext());
    }

    private static List<String> concerned(Turn before, Turn now) {
        Stream<@Nullable String> people = Objects.equals(before.holder(), now.holder()) ? Stream.of(before.actsNext(), now.actsNext())
                : Stream.of(before.holder(), now.holder(), Objects.equals(before.actsNext(), now.actsNext()) ? null : now.actsNext());
        return people.filter(Objects::nonNull).map(Objects::requireNonNull).distinct().toList();
    }

    private static String name(@Nullable String person) {
        return person == null ? "nobody" : person;
    }
}
