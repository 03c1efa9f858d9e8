package plumbline.escalation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;
import plumbline.escalation.Ladder.Place;

/** Tells tiers of an escalation that they do not hold, each once. A muted one tells nobody. */
@Component
class Telling {

    private final Ladder ladder;
    private final EscalationPolicy policy;
    private final Notices notices;
    private final Muting muting;
    private final Organisation organisation;
    private final Story story;
    private final JdbcClient jdbc;
    private final Clock clock;

    Telling(Ladder ladder, EscalationPolicy policy, Notices notices, Muting muting, Organisation organisation, Story story, JdbcClient jdbc, Clock clock) {
        this.ladder = ladder;
        this.policy = policy;
        this.notices = notices;
        this.muting = muting;
        this.organisation = organisation;
        this.story = story;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * When it opens, opens again or comes to another unit: the tiers above its holder that the policy names, and whoever is told outside the ladder.
     *
     * @param what has happened, in words that begin a sentence
     */
    void atOnce(Escalation escalation, PolicyRow row, String what) {
        if (muting.parent(escalation.id()).isPresent()) {
            return;
        }
        tell(escalation, named(escalation, row), what + "; " + ladder.name(escalation.turn().tier()) + " holds it");
        outsideTheLadder(escalation, row, what);
    }

    /** When it became graver: who holds it and acts next, and, whether they were told before or not, all that the policy names. */
    void graver(Escalation escalation, PolicyRow row, String words) {
        if (muting.parent(escalation.id()).isPresent()) {
            return;
        }
        Set<String> people = new LinkedHashSet<>();
        Stream.of(escalation.turn().holder(), escalation.turn().actsNext()).filter(Objects::nonNull).forEach(people::add);
        named(escalation, row).forEach(tier -> Optional.ofNullable(ladder.at(tier, escalation.unit()).holder()).ifPresent(holder -> {
            first(escalation, tier, holder);
            people.add(holder);
        }));
        notices.tell(escalation.id(), people, words);
        story.tell(escalation, Actor.SERVICE, Happening.INFORMED, people.isEmpty() ? "Nobody holds a post that is told" : String.join(", ", people));
        outsideTheLadder(escalation, row, "It has become graver");
    }

    private List<Integer> named(Escalation escalation, PolicyRow row) {
        return row.informedAtOnce().stream().map(ladder::named).filter(tier -> tier > escalation.turn().tier()).toList();
    }

    private void outsideTheLadder(Escalation escalation, PolicyRow row, String what) {
        if (!row.alsoTold().isEmpty()) {
            List<String> told = row.alsoTold().stream().map(post -> post + outsideTheLadder(escalation, post, what)).toList();
            story.tell(escalation, Actor.SERVICE, Happening.INFORMED, "Outside the ladder: " + String.join(", ", told));
        }
    }

    /** Whoever holds a post of that title is told on My work; without one somebody has to tell them by other means. */
    private String outsideTheLadder(Escalation escalation, String post, String what) {
        List<String> holders = organisation.posts().stream().filter(held -> held.title().equalsIgnoreCase(post)).map(Post::username).distinct().toList();
        notices.tell(escalation.id(), holders, what + "; the escalation policy says that " + post + " is told");
        return holders.isEmpty() ? " (nobody with this post signs in here)" : " (" + String.join(", ", holders) + ")";
    }

    /** When it passed over tiers: those between know of it too, so that none is skipped. */
    void between(Escalation escalation, int from, int to) {
        tell(escalation, ladder.between(from, to), "It went from " + ladder.name(from) + " to " + ladder.name(to));
    }

    /** When it opened above the tier that would have held it: that one and those between know of it too. */
    void openedAbove(Escalation escalation, int first, int to) {
        tell(escalation, ladder.between(first - 1, to), "So many make it systemic: " + ladder.name(to) + " holds it from the start instead of " + ladder.name(first));
    }

    /** When it has come up to the director: both directors know of what neither can put right alone. */
    void reachedTheDirector(Escalation escalation, int from) {
        if (from < ladder.director() && escalation.turn().tier() >= ladder.director() && muting.parent(escalation.id()).isEmpty()) {
            outsideTheLadder(escalation, policy.rowFor(escalation.standard(), escalation.severity(), escalation.unit()),
                    ladder.name(escalation.turn().tier()) + " holds it now");
        }
    }

    /** When an action is overdue: its owner, who holds the escalation, and the tier above that agreed it. */
    void overdue(Escalation escalation, UUID action) {
        if (muting.parent(escalation.id()).isPresent()) {
            return;
        }
        jdbc.sql("""
                select a.number, a.title, a.owner, coalesce(p.decided_for, p.decided_by) as agreed_by
                from action a join action_plan p on p.id = a.plan where a.id = ?""").param(action)
                .query(row -> {
                    List<String> people = Stream.of(row.getString("owner"), row.getString("agreed_by"), escalation.turn().holder())
                            .filter(Objects::nonNull).distinct().toList();
                    notices.tell(escalation.id(), people, "Action " + row.getInt("number") + ", " + row.getString("title") + ", of "
                            + row.getString("owner") + " is overdue. The next evaluation makes it a breach of its own");
                });
    }

    private void tell(Escalation escalation, List<Integer> tiers, String what) {
        if (muting.parent(escalation.id()).isPresent()) {
            return;
        }
        List<String> told = new ArrayList<>();
        for (int tier : tiers) {
            Place place = ladder.at(tier, escalation.unit());
            // A vacant post is answered by a tier above, which is told for itself.
            if (place.tier() == tier && place.holder() != null && first(escalation, tier, place.holder())) {
                notices.tell(escalation.id(), List.of(place.holder()), what);
                told.add(ladder.name(tier) + " (" + place.holder() + ")");
            }
        }
        if (!told.isEmpty()) {
            story.tell(escalation, Actor.SERVICE, Happening.INFORMED, String.join(", ", told));
        }
    }

    /** Once in each round; an escalation that is reopened or goes to another unit is news to everybody again. */
    private boolean first(Escalation escalation, int tier, String holder) {
        return jdbc.sql("""
                with begun as (select count(*) as times, coalesce(max(number), 0) as last from escalation_event where escalation = :id and happening in ('REOPENED', 'MOVED')),
                turns as (select 1 + count(*) as before from escalation_event, begun where escalation = :id and happening in ('HANDED_DOWN', 'REOPENED', 'MOVED') and number <= begun.last)
                insert into escalation_told (escalation, tier, username, at, round)
                select :id, :tier, :holder, :at, 1 + begun.times from begun, turns
                where not exists (select 1 from escalation_holder h where h.escalation = :id and h.tier = :tier and h.round >= turns.before)
                on conflict do nothing""")
                .param("id", escalation.id().value()).param("tier", tier).param("holder", holder).param("at", EscalationRows.at(clock.instant()))
                .update() == 1;
    }
}
