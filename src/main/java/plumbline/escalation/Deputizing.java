package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.identity.Users;
import plumbline.organisation.Deputies;
import plumbline.organisation.Deputy;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;

/** Naming a deputy and ending it: everybody for themselves, the administrator for everybody. */
@Component
public class Deputizing {

    /** Who is away for longer has left the post: their work passes to a successor. */
    private static final int LONGEST_IN_MONTHS = 12;

    private final Deputies deputies;
    private final Organisation organisation;
    private final Users users;
    private final AuditTrail audit;
    private final Clock clock;

    Deputizing(Deputies deputies, Organisation organisation, Users users, AuditTrail audit, Clock clock) {
        this.deputies = deputies;
        this.organisation = organisation;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that have not ended yet. */
    public List<Deputy> current() {
        return deputies.from(today());
    }

    /** Who stands in for a person today. */
    public Optional<Deputy> today(String person) {
        return deputies.of(person, today());
    }

    /** For whom a person stands in today. */
    public List<Deputy> standingIn(String username) {
        return deputies.standingIn(username, today());
    }

    /** Who can be a deputy or have one: everybody who holds a post. */
    public List<String> people() {
        return organisation.posts().stream().map(Post::username).distinct().sorted().toList();
    }

    /** Names a deputy from the first to the last day, both included. */
    @Transactional
    public Attempt<Deputy> name(Actor actor, boolean administrator, String person, String deputy, @Nullable LocalDate starts, @Nullable LocalDate ends) {
        if (!administrator && !actor.username().equals(person)) {
            return Attempt.notAllowed("You name a deputy for yourself; the administrator does so for others.");
        }
        if (!people().contains(person) || !people().contains(deputy) || person.equals(deputy)) {
            return Attempt.invalid("deputy", "Choose somebody else who holds a post as the deputy.");
        }
        if (!users.maySignIn(deputy)) {
            return Attempt.invalid("deputy", deputy + " cannot sign in. Choose somebody who can, or ask the administrator for an account under Staff first.");
        }
        LocalDate latest = today().plusMonths(LONGEST_IN_MONTHS);
        if (starts == null || ends == null || starts.isBefore(today()) || ends.isBefore(starts) || ends.isAfter(latest)) {
            return Attempt.invalid("starts", "Enter a first day from today on and a last day not before it, at the latest " + BusinessTime.write(latest) + ".");
        }
        Deputy named = new Deputy(UUID.randomUUID(), person, deputy, starts, ends);
        if (!deputies.put(named, actor.username(), clock.instant())) {
            return Attempt.notNow(person + " has a deputy on some of these days already. End that first, or choose other days.");
        }
        audit.record(actor, "deputy named", "person", person, deputy + " from " + BusinessTime.write(starts) + " to " + BusinessTime.write(ends));
        return Attempt.done(named);
    }

    /** Ends one early; whoever is stood in for, who stands in and the administrator may. */
    @Transactional
    public Attempt<Deputy> end(Actor actor, boolean administrator, UUID id) {
        Deputy found = current().stream().filter(deputy -> deputy.id().equals(id)).findFirst().orElse(null);
        if (found == null) {
            return Attempt.notFound("There is no such deputy any more.");
        }
        if (!administrator && !List.of(found.person(), found.deputy()).contains(actor.username())) {
            return Attempt.notAllowed("Only " + found.person() + ", " + found.deputy() + " and the administrator can end this.");
        }
        deputies.end(id, actor.username(), clock.instant());
        audit.record(actor, "deputy ended", "person", found.person(), found.deputy());
        return Attempt.done(found);
    }

    /** Who answers when no tier has anybody; empty when nobody is named. */
    public Optional<String> fallback() {
        return deputies.fallback();
    }

    /** Names who answers when no tier has anybody; the administrator does this. */
    @Transactional
    public Attempt<String> nameFallback(Actor actor, String username) {
        if (!people().contains(username)) {
            return Attempt.invalid("Choose somebody who holds a post as the fallback.");
        }
        if (!users.maySignIn(username)) {
            return Attempt.invalid(username + " cannot sign in. Choose somebody who can, or add an account under Staff first.");
        }
        deputies.setFallback(username);
        audit.record(actor, "fallback named", "person", username, "answers when no tier has anybody");
        return Attempt.done(username);
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
