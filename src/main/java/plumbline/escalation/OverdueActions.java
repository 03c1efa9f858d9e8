package plumbline.escalation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;

/**
 * An overdue action is a breach of its own: of {@link #STANDARD}, which the rules judge over {@link PlanRecords}. Here the way
 * from a plan to the escalations about its overdue actions is found, and back.
 */
@Component
public class OverdueActions {

    /** The standard that every agreed action is done by its day. */
    public static final StandardId STANDARD = new StandardId("ASC-GOV-08");

    /** The escalation that follows up an overdue action; {@code open} is whether people still work on it. */
    public record FollowUp(EscalationId escalation, String reference, boolean open) {
    }

    /** The overdue action that an escalation is about. */
    public record About(EscalationId escalation, String reference, int plan, int action, String title, String owner) {
    }

    private final JdbcClient jdbc;

    OverdueActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest escalation about each action of an escalation's plans that was ever overdue. */
    public Map<UUID, FollowUp> followedUp(EscalationId escalation) {
        Map<UUID, FollowUp> found = new HashMap<>();
        jdbc.sql("""
                select a.id as action, e.id, e.reference, e.state from action a join action_plan p on p.id = a.plan
                join breach b on b.standard = ? and b.subject_ref = a.reference
                join escalation_breach eb on eb.breach = b.id join escalation e on e.id = eb.escalation
                where p.escalation = ? order by e.opened_at, length(e.reference), e.reference""")
                .params(STANDARD.value(), escalation.value())
                .query(row -> {
                    found.put(row.getObject("action", UUID.class), new FollowUp(new EscalationId(row.getObject("id", UUID.class)),
                            row.getString("reference"), row.getString("state").equals(EscalationState.OPEN.name())));
                });
        return found;
    }

    /** The actions that an escalation is about; none unless it is about overdue actions. */
    public List<About> about(Escalation escalation) {
        return !escalation.standard().equals(STANDARD) ? List.of() : jdbc.sql("""
                select e.id, e.reference, p.number as plan, a.number, a.title, a.owner from escalation_breach eb
                join breach b on b.id = eb.breach join action a on a.reference = b.subject_ref
                join action_plan p on p.id = a.plan join escalation e on e.id = p.escalation
                where eb.escalation = ? order by a.reference""")
                .param(escalation.id().value())
                .query((row, i) -> new About(new EscalationId(row.getObject("id", UUID.class)), row.getString("reference"), row.getInt("plan"),
                        row.getInt("number"), row.getString("title"), row.getString("owner"))).list();
    }

    /** Whether an escalation is about overdue actions itself, so that those of its own plan are not judged again. */
    static boolean isAbout(StandardId standard) {
        return standard.equals(STANDARD);
    }
}
