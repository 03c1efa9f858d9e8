package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.organisation.Deputies;
import plumbline.organisation.Deputy;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;

/**
 * Who acts for whom today. While somebody has a deputy, the deputy acts for them and they do not; nothing moves in any
 * table, so it comes back by itself with the end of the last day.
 */
@Component
class StandIns {

    private final Deputies deputies;
    private final Ladder ladder;
    private final EscalationRows escalations;
    private final Organisation organisation;
    private final Clock clock;

    StandIns(Deputies deputies, Organisation organisation, Ladder ladder, EscalationRows escalations, Clock clock) {
        this.deputies = deputies;
        this.organisation = organisation;
        this.ladder = ladder;
        this.escalations = escalations;
        this.clock = clock;
    }

    /** Who acts for a person today: their deputy, or they themselves. */
    String acting(String person) {
        return deputies.of(person, today()).map(Deputy::deputy).orElse(person);
    }

    /** Whether somebody acts today where a person is asked for. */
    boolean acts(String username, @Nullable String wanted) {
        return wanted != null && username.equals(acting(wanted));
    }

    /** The actor to put down when somebody acts where a person is asked for; empty when they may not. */
    Optional<Actor> as(Actor actor, @Nullable String wanted) {
        if (wanted == null || !acts(actor.username(), wanted)) {
            return Optional.empty();
        }
        return Optional.of(actor.username().equals(wanted) ? Actor.named(wanted) : new Actor(actor.username(), Optional.of(wanted)));
    }

    /** The change as it is put down when whoever asks stands in for the escalation's holder; otherwise as it was asked for. */
    Change asHolder(Change change) {
        return escalations.find(change.escalation())
                .flatMap(escalation -> as(change.actor(), ladder.at(escalation.turn().tier(), escalation.unit()).holder()))
                .map(actor -> new Change(change.escalation(), change.version(), actor)).orElse(change);
    }

    /** Whether a change comes from its holder, or from whoever stands in for them. */
    boolean isHolder(Change change, @Nullable String holder) {
        return as(change.actor(), holder).isPresent();
    }

    /** A person and all for whom they stand in today: none of them judges what another of them owns. */
    Set<String> oneWith(String username) {
        Set<String> all = new HashSet<>(Set.of(username));
        deputies.standingIn(username, today()).forEach(deputy -> all.add(deputy.person()));
        return all;
    }

    /** Whether neither a person nor whoever acts for them today has a part in something. */
    boolean withoutPart(String person, Set<String> partakers) {
        return !partakers.contains(person) && oneWith(acting(person)).stream().noneMatch(partakers::contains);
    }

    /** For whom somebody's work list is today: they themselves unless a deputy stands in, and those for whom they stand in. */
    List<String> workers(String username) {
        Set<String> all = oneWith(username);
        if (!acts(username, username)) {
            all.remove(username);
        }
        return all.stream().sorted().toList();
    }

    /** The units of a person's posts; of whoever is the fallback, the whole council. */
    Set<UnitId> answersFor(String username) {
        Set<UnitId> units = organisation.posts().stream().filter(post -> post.username().equals(username)).map(Post::unit).collect(Collectors.toSet());
        if (deputies.fallback().filter(username::equals).isPresent()) {
            units.add(organisation.council().id());
        }
        return units;
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
