package plumbline.escalation;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.ContentHash;

/**
 * The hash of what a stage of a plan says. Each stage covers what its signature is about and everything before it, so that
 * a later change of any of it shows.
 */
@Component
class SignedContent {

    /** What the plan promises: its answers and its actions. */
    private static final String PLAN = """
            select jsonb_build_array(p.number, p.goal, p.reason, p.change, p.success, p.drafted_by, (
                select jsonb_agg(jsonb_build_array(a.number, a.title, a.owner, a.due_on, a.success_measure, a.vehicle) order by a.number)
                from action a where a.plan = p.id))::text
            from action_plan p where p.id = ?""";
    /** What was done, by whom and what shows it. */
    private static final String DONE = """
            select coalesce(jsonb_agg(jsonb_build_array(a.number, a.done_at, a.done_by, (
                select jsonb_agg(jsonb_build_array(e.id, e.note, e.link, e.file_name, encode(sha256(e.content), 'hex')) order by e.attached_at, e.id)
                from evidence e where e.action = a.id)) order by a.number), '[]')::text
            from action a where a.plan = ?""";
    /** What the closure rests on: the clean run or the accepted risk, and the cases it is about. */
    private static final String EFFECT = """
            select (jsonb_build_array(e.clean_run, e.risk_acceptance, (
                select jsonb_agg(b.breach order by b.breach) from escalation_breach b where b.escalation = e.id and b.left_at is null))
                || coalesce((select jsonb_agg(jsonb_build_array(f.confirmed_by, f.evidence, f.answer) order by c.id)
                             from raised_concern_confirmation f join raised_concern c on c.id = f.concern
                             join escalation_breach b on b.breach = c.breach where b.escalation = e.id), '[]'))::text
            from escalation e join action_plan p on p.escalation = e.id where p.id = ?""";

    private final JdbcClient jdbc;

    SignedContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The hash of a stage as it reads now: SHA-256 in hexadecimal. */
    String sha256(UUID plan, Stage stage) {
        StringBuilder content = new StringBuilder(stage.name());
        for (String part : List.of(PLAN, DONE, EFFECT).subList(0, Math.min(stage.ordinal() + 1, 3))) {
            content.append('\n').append(jdbc.sql(part).param(plan).query(String.class).single());
        }
        return ContentHash.of(content.toString());
    }
}
