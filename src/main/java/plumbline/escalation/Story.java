package plumbline.escalation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;

/** Tells what happened, once to the people who open the page and once to the audit trail. */
@Component
class Story {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Story(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Writes one entry in the caller's transaction, which holds the escalation's row. */
    void tell(Escalation escalation, Actor actor, Happening happening, String detail) {
        jdbc.sql("""
                insert into escalation_event (escalation, number, at, actor, happening, tier, detail)
                select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from escalation_event where escalation = ?""")
                .params(escalation.id().value(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), actor.words(),
                        happening.name(), escalation.turn().tier(), detail, escalation.id().value())
                .update();
        audit.record(actor, "escalation: " + happening.word().toLowerCase(Locale.ROOT), "escalation",
                escalation.reference(), detail);
    }

    /** Whether the plan is asked for because somebody acknowledged, and not because one was returned or failed. */
    boolean waitsForFirstPlan(EscalationId escalation) {
        return jdbc.sql("""
                select happening = 'ACKNOWLEDGED' from escalation_event
                where escalation = ? and happening in ('ACKNOWLEDGED', 'PLAN_RETURNED', 'PLAN_AGAIN', 'SIGN_OFF_REFUSED') order by number desc limit 1""")
                .param(escalation.value()).query(Boolean.class).optional().orElse(false);
    }

    /** Whether the last entry is of a kind and ends with some words. */
    boolean lastSays(EscalationId escalation, Happening happening, String words) {
        return jdbc.sql("""
                select happening = ? and right(detail, length(?)) = ? from escalation_event where escalation = ? order by number desc limit 1""")
                .params(happening.name(), words, words, escalation.value()).query(Boolean.class).optional().orElse(false);
    }

    /** The story so far, oldest first. */
    List<StoryEntry> of(EscalationId escalation) {
        return jdbc.sql("select * from escalation_event where escalation = ? order by number").param(escalation.value())
                .query((row, i) -> new StoryEntry(row.getInt("number"), row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"), Happening.valueOf(row.getString("happening")), row.getInt("tier"),
                        row.getString("detail")))
                .list();
    }
}
