package plumbline.simulation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that came of a council's days, in words without identifiers and times of day: the same seed gives the same words again. */
final class EndState {

    private static final List<String> QUESTIONS = List.of("""
            select concat_ws(' ', 'escalation', reference, standard, unit, kind, severity, state, step, tier, holder, acts_next, next_tier, next_holder, closure,
                (step_due_at at time zone 'Europe/London')::date, (held_until at time zone 'Europe/London')::date) from escalation order by reference""", """
            select concat_ws(' ', 'happened', e.reference, (v.at at time zone 'Europe/London')::date, v.actor, v.happening, v.tier, regexp_replace(v.detail,
                '[0-9a-f]{8}-[0-9a-f-]{27}', 'id', 'g')) from escalation_event v join escalation e on e.id = v.escalation order by e.reference, v.number""", """
            select concat_ws(' ', 'breach', standard, subject_kind, subject_ref, period, unit, severity, state, reopened, times_seen, (deadline at time zone 'Europe/London')::date)
            from breach order by standard, subject_kind, subject_ref, period""", """
            select concat_ws(' ', 'finding', standard, subject_kind, subject_ref, period, outcome, (deadline at time zone 'Europe/London')::date) from finding
            where before_run = 2147483647 and not looks_back order by standard, subject_kind, subject_ref, period""", """
            select concat_ws(' ', 'action', e.reference, p.number, p.state, a.number, a.owner, a.due_on, a.done_at is null, a.overdue_at is null) from action a
            join action_plan p on p.id = a.plan join escalation e on e.id = p.escalation order by e.reference, p.number, a.number""", """
            select concat_ws(' ', 'waiver', b.standard, b.subject_ref, b.period, w.state, w.asked_by, w.decided_by, w.until) from waiver w
            join breach b on b.id = w.breach order by 1""", """
            select concat_ws(' ', 'pause', e.reference, p.number, p.state, p.asked_by, p.decided_by, p.until) from escalation_pause p
            join escalation e on e.id = p.escalation order by e.reference, p.number""", """
            select concat_ws(' ', 'board', e.reference, m.day, i.step, i.ending) from board_item i join escalation e on e.id = i.escalation
            left join board_meeting m on m.id = i.meeting order by 1""", """
            select concat_ws(' ', 'post', unit, tier, username) from post order by unit, tier, username""", """
            select concat_ws(' ', 'deputy', person, deputy, starts, ends, ended_at is null) from deputy order by 1""", """
            select concat_ws(' ', 'told', e.reference, w.username, w.kind, w.step, w.state, count(*)) from work_message w join escalation e on e.id = w.escalation
            group by e.reference, w.username, w.kind, w.step, w.state order by 1""", """
            select concat_ws(' ', 'mail', recipient, subject, state, attempts, count(*)) from mail_message group by recipient, subject, state, attempts order by 1""");

    private EndState() {
    }

    static List<String> of(JdbcClient jdbc) {
        return QUESTIONS.stream().flatMap(question -> jdbc.sql(question).query(String.class).list().stream()).toList();
    }
}
