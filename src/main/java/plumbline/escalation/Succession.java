package plumbline.escalation;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.organisation.Deputies;

/** Passes the posts and the open work of somebody who leaves to a successor. What they did stays theirs. */
@Component
public class Succession {

    /**
     * What passed.
     *
     * @param actions     how many actions of plans, questions and decisions of the board, and improvement themes
     * @param escalations in how many escalations something was theirs
     */
    public record Passed(int posts, int actions, int escalations) {
    }

    private static final String INVOLVED = """
            from escalation e where e.state = 'OPEN' and (:leaver in (e.holder, e.acts_next, e.next_holder) or exists (
                select 1 from action a join action_plan p on p.id = a.plan
                where p.escalation = e.id and p.state in ('DRAFTED', 'AGREED') and a.owner = :leaver and a.done_at is null))
            """;

    private final JdbcClient jdbc;
    private final Deputies deputies;
    private final EscalationRows escalations;
    private final Story story;
    private final AuditTrail audit;
    private final List<LeaversWork> features;
    private final Clock clock;

    Succession(JdbcClient jdbc, Deputies deputies, EscalationRows escalations, Story story, AuditTrail audit, List<LeaversWork> features, Clock clock) {
        this.jdbc = jdbc;
        this.deputies = deputies;
        this.escalations = escalations;
        this.story = story;
        this.audit = audit;
        this.features = features;
        this.clock = clock;
    }

    /** Whose work can be passed on: those who hold a post, and those who held one and still have open work. */
    public List<String> leavers() {
        Stream<String> own = jdbc.sql("""
                select username from post where username is not null
                union select unnest(array[holder, acts_next]) from escalation where state = 'OPEN'
                union select a.owner from action a join action_plan p on p.id = a.plan join escalation e on e.id = p.escalation
                    where e.state = 'OPEN' and p.state in ('DRAFTED', 'AGREED') and a.done_at is null""").query(String.class).list().stream();
        return Stream.concat(own, features.stream().flatMap(feature -> feature.people().stream())).filter(Objects::nonNull).distinct().sorted().toList();
    }

    /** In how many escalations a person holds it, acts next or later, owns an action that is not done, or is waited for by the board. */
    public int openEscalations(String person) {
        return involved(person).size();
    }

    private Set<EscalationId> involved(String person) {
        Set<EscalationId> involved = new HashSet<>();
        jdbc.sql("select e.id " + INVOLVED).param("leaver", person).query(UUID.class).list().forEach(id -> involved.add(new EscalationId(id)));
        features.forEach(feature -> involved.addAll(feature.escalations(person)));
        return involved;
    }

    /** Passes everything that is open from one to the other; the administrator does this. */
    @Transactional
    public Attempt<Passed> pass(Actor actor, String leaver, String successor) {
        if (!leavers().contains(leaver)) {
            return Attempt.invalid("leaver", "Choose who leaves: somebody who holds a post or has open work.");
        }
        if (!successor.matches("[a-z0-9][a-z0-9.@_-]{0,79}") || successor.equals(leaver)) {
            return Attempt.invalid("successor", "Enter the sign-in name of the successor, who is not the one who leaves.");
        }
        Set<EscalationId> involved = escalations.lockAll(involved(leaver)).stream().map(Escalation::id).collect(Collectors.toCollection(LinkedHashSet::new));
        int actions = jdbc.sql("""
                update action set owner = :successor where owner = :leaver and done_at is null and plan in (
                    select p.id from action_plan p join escalation e on e.id = p.escalation
                    where e.state = 'OPEN' and p.state in ('DRAFTED', 'AGREED'))""")
                .param("successor", successor).param("leaver", leaver).update();
        for (String column : List.of("holder", "acts_next", "next_holder")) {
            jdbc.sql("update escalation set " + column + " = ?, version = version + 1 where state = 'OPEN' and " + column + " = ?")
                    .params(successor, leaver).update();
        }
        List<LeaversWork.Passed> others = features.stream().map(feature -> feature.pass(actor, leaver, successor, involved)).toList();
        int pieces = actions + others.stream().mapToInt(LeaversWork.Passed::pieces).sum();
        // Where the leaver held no post any more its holder holds what waits there, as whenever a post changes hands.
        int posts = deputies.succeed(leaver, successor, pieces, actor.username(), clock.instant());
        // After the last row is locked: who waits for the trail's chain must not be waited for.
        involved.forEach(id -> story.tell(escalations.find(id).orElseThrow(), actor, Happening.SUCCEEDED,
                "What was " + leaver + "'s is " + successor + "'s now"));
        others.forEach(passed -> passed.tell().run());
        audit.record(actor, "work passed on", "person", leaver, "to " + successor + ": " + posts + " posts, " + pieces + " actions");
        return Attempt.done(new Passed(posts, pieces, involved.size()));
    }
}
