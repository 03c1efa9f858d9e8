package plumbline.escalation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.escalation.ActionPlan.Action;
import plumbline.organisation.Organisation;

/** Tells the owners of actions what they have promised: when the plan is agreed, and again before the day. */
@Component
public class TellingOwners {

    private static final int WORKING_DAYS_BEFORE = 2;
    /** Who was told when the plan was agreed has not forgotten it on the same day. */
    private static final Duration JUST_AGREED = Duration.ofDays(1);

    private final Plans plans;
    private final Notices notices;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Clock clock;

    TellingOwners(Plans plans, Notices notices, Organisation organisation, JdbcClient jdbc, Clock clock) {
        this.plans = plans;
        this.notices = notices;
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** When a plan is agreed: each owner once, but not who acts next, for whom the whole plan is next on their list. */
    void agreed(Escalation escalation) {
        Map<String, List<Action>> byOwner = plans.live(escalation.id()).orElseThrow().actions().stream()
                .filter(action -> !action.owner().equals(escalation.turn().actsNext()))
                .collect(Collectors.groupingBy(Action::owner, LinkedHashMap::new, Collectors.toList()));
        byOwner.forEach((owner, actions) -> notices.tell(escalation.id(), List.of(owner), "The plan was agreed, and you own "
                + actions.stream().map(action -> words(action.number(), action.title(), action.agreedDueOn())).collect(Collectors.joining("; "))));
    }

    /** Reminds each owner once of a day that is near; of what is held or muted nobody is reminded. Joins the caller's transaction. */
    public void remind() {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        LocalDate near = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today, WORKING_DAYS_BEFORE);
        Instant told = clock.instant().minus(JUST_AGREED);
        jdbc.sql("""
                update action a set reminded_for = a.agreed_due_on from action_plan p join escalation e on e.id = p.escalation
                where p.id = a.plan and p.state = 'AGREED' and p.decided_at <= :told and e.state = 'OPEN' and e.step = 'ACT' and e.held_until is null
                  and not exists (select 1 from escalation_muting m where m.child = e.id and m.ended_at is null)
                  and a.done_at is null and a.agreed_due_on between :today and :near and a.reminded_for is distinct from a.agreed_due_on
                returning p.escalation, a.owner, a.number, a.title, a.agreed_due_on""")
                .param("told", EscalationRows.at(told)).param("today", today).param("near", near)
                .query((row, i) -> new Reminder(new EscalationId(row.getObject("escalation", UUID.class)), row.getString("owner"),
                        words(row.getInt("number"), row.getString("title"), row.getObject("agreed_due_on", LocalDate.class)))).list()
                .forEach(reminder -> notices.tell(reminder.escalation(), List.of(reminder.owner()), "Soon due: " + reminder.words()));
    }

    private record Reminder(EscalationId escalation, String owner, String words) {
    }

    private static String words(int number, String title, LocalDate due) {
        return "action " + number + ", " + title + ", by " + BusinessTime.write(due);
    }
}
