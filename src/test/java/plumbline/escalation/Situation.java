package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.breaches.BreachId;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.evaluation.RunId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.organisation.UnitKind;
import plumbline.standards.RuleSets;
import plumbline.testing.ArrivedFacts;
import plumbline.testing.TestUsers;

/** A council division of a test's own, with all posts held, and breaches as runs leave them. */
final class Situation {

    static final String DIRECTOR = "director";
    static final String BOARD = "board-chair";

    private static final AtomicInteger COUNT = new AtomicInteger();

    final UnitId team;
    final UnitId area;
    final UnitId division;
    final String manager;
    final String head;
    final String assistantDirector;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RuleSets rules;
    private final Users users;

    Situation(ApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.clock = context.getBean(Clock.class);
        this.rules = context.getBean(RuleSets.class);
        this.users = context.getBean(Users.class);
        String suffix = "t%04d".formatted(COUNT.incrementAndGet());
        UnitId council = new UnitId("council");
        this.division = new UnitId("division-" + suffix);
        this.area = new UnitId("area-" + suffix);
        this.team = new UnitId("team-" + suffix);
        this.manager = "manager-" + suffix;
        this.head = "head-" + suffix;
        this.assistantDirector = "assistant-director-" + suffix;
        TestUsers.whoNeverSignIn(jdbc, List.of(BOARD, DIRECTOR, assistantDirector, head, manager));
        context.getBean(OrganisationChanges.class).put(
                List.of(new OrgUnit(division, UnitKind.DIVISION, "Division " + suffix, Optional.of(council)),
                        new OrgUnit(area, UnitKind.SERVICE_AREA, "Area " + suffix, Optional.of(division)),
                        new OrgUnit(team, UnitKind.TEAM, "Team " + suffix, Optional.of(area))),
                List.of(new Post("Chair of the governance board", 5, council, BOARD),
                        new Post("Director", 4, council, DIRECTOR),
                        new Post("Assistant director " + suffix, 3, division, assistantDirector),
                        new Post("Head " + suffix, 2, area, head),
                        new Post("Manager " + suffix, 1, team, manager)));
    }

    /** Whoever answers for a post has an account. */
    void account(String username) {
        TestUsers.whoNeverSignIn(jdbc, List.of(username));
    }

    /** Somebody who signs in with {@link TestUsers#PASSWORD}. */
    void signsIn(String username, String title, Role role, UnitId unit) {
        TestUsers.signsIn(users, jdbc, username, title, role, unit);
    }

    /** A completed run that began now and knew nothing new. */
    RunId runOnTheSameFacts() {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("""
                insert into evaluation_run (id, state, as_at, rule_set_number, rule_set_hash, started_by, started_at, finished_at, looks_back)
                values (?, 'COMPLETED', ?, 1, 'hash', 'test', ?, ?, true)""").params(id, now, now, now).update();
        return new RunId(id);
    }

    /** A completed run that began now, just after facts of today had come in. */
    RunId completedRun() {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        importedFactsOf(BusinessTime.dayOf(now.toInstant()));
        return runOnTheSameFacts();
    }

    /** A file that came in now, with facts up to a day. */
    void importedFactsOf(LocalDate day) {
        ArrivedFacts.came(jdbc, rules.inForce(), clock.instant(), day);
    }

    BreachId breach(String standard, Severity severity) {
        return breaches(standard, severity, 1).get(0);
    }

    List<BreachId> breaches(String standard, Severity severity, int howMany) {
        RunId run = completedRun();
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<BreachId> made = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            UUID id = UUID.randomUUID();
            jdbc.sql("""
                    insert into breach (id, standard, subject_kind, subject_ref, period, unit, severity, state, opened_at,
                        last_seen_at, times_seen, last_run, explanation)
                    values (?, ?, 'CASE', ?, '', ?, ?, 'OPEN', ?, ?, 1, ?, '43 days since the request; the standard is 28.')""")
                    .params(id, standard, "case-" + id, team.value(), severity.name(), now, now, run.value()).update();
            made.add(new BreachId(id));
        }
        return made;
    }

    void clear(List<BreachId> breaches) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        breaches.forEach(breach -> jdbc.sql("update breach set state = 'CLEARED', cleared_at = ? where id = ?")
                .params(now, breach.value()).update());
    }

    /** As the next run finds it: still in breach, with another severity. */
    void becomes(BreachId breach, Severity severity) {
        jdbc.sql("update breach set severity = ? where id = ?").params(severity.name(), breach.value()).update();
    }

    /** As the next run finds it: still in breach, and another team answers for it. */
    void goesTo(UnitId other, List<BreachId> breaches) {
        breaches.forEach(breach -> jdbc.sql("update breach set unit = ? where id = ?").params(other.value(), breach.value()).update());
    }

    void reopen(BreachId breach) {
        jdbc.sql("update breach set state = 'OPEN', cleared_at = null where id = ?").param(breach.value()).update();
    }

    /** The escalation that carries a breach, the latest if it had several; not one that its case has left. */
    Escalation carrying(BreachId breach) {
        return all(breach).get(0);
    }

    List<Escalation> all(BreachId breach) {
        return jdbc.sql("""
                select e.* from escalation e join escalation_breach eb on eb.escalation = e.id
                where eb.breach = ? and eb.left_at is null order by e.opened_at desc, e.reference desc""")
                .param(breach.value()).query(EscalationRows::escalation).list();
    }
}
