package plumbline.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.organisation.Deputies;
import plumbline.organisation.Deputy;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;
import plumbline.organisation.PostsChanged;

/** Says where somebody else answers from now on when a person can sign in no more, again or at last. */
@Component
class WhoAnswers {

    private final Organisation organisation;
    private final Deputies deputies;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WhoAnswers(Organisation organisation, Deputies deputies, ApplicationEventPublisher events, Clock clock) {
        this.organisation = organisation;
        this.deputies = deputies;
        this.events = events;
        this.clock = clock;
    }

    /** Published within the transaction that changes the account, before it is put down in the audit trail, which everybody locks last. */
    void changedFor(String username) {
        Set<String> people = Stream.concat(Stream.of(username), forWhomTheyStandIn(username)).collect(Collectors.toSet());
        Set<UnitId> units = organisation.posts().stream().filter(post -> people.contains(post.username())).map(Post::unit)
                .collect(Collectors.toCollection(HashSet::new));
        if (deputies.fallback().filter(people::contains).isPresent()) {
            units.add(organisation.council().id());
        }
        if (!units.isEmpty()) {
            events.publishEvent(new PostsChanged(Set.copyOf(units)));
        }
    }

    private Stream<String> forWhomTheyStandIn(String username) {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        return deputies.from(today).stream().filter(named -> named.deputy().equals(username)).map(Deputy::person);
    }
}
