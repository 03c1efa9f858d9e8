package plumbline.escalation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;

/** Keeps and reads what was signed, or refused, at each stage of an escalation's plans. */
@Component
public class StageSignOffs {

    private final JdbcClient jdbc;
    private final SignedContent content;
    private final AuditTrail audit;
    private final Clock clock;

    StageSignOffs(JdbcClient jdbc, SignedContent content, AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.content = content;
        this.clock = clock;
    }

    /** All of an escalation, the latest plan first, in order of the stages; also those that were signed again. */
    public List<StageSignOff> of(EscalationId escalation) {
        return jdbc.sql("""
                select s.*, p.number as plan_number, s.number < max(s.number) over (partition by s.plan, s.stage) as signed_again
                from stage_sign_off s join action_plan p on p.id = s.plan
                where p.escalation = ? order by p.number desc, s.signed_at, s.stage, s.number""").param(escalation.value())
                .query((row, i) -> {
                    Stage stage = Stage.valueOf(row.getString("stage"));
                    return new StageSignOff(row.getInt("plan_number"), stage,
                            new Actor(row.getString("signed_by"), Optional.ofNullable(row.getString("signed_for"))),
                            row.getObject("signed_at", OffsetDateTime.class).toInstant(), row.getInt("version"), row.getString("sha256"),
                            row.getString("comment"), !row.getString("sha256").equals(content.sha256(row.getObject("plan", UUID.class), stage)),
                            row.getBoolean("signed_again"));
                }).list();
    }

    /** Whether a stage of a plan is signed and still reads as it did. */
    boolean holds(UUID plan, Stage stage) {
        return jdbc.sql("select sha256 from stage_sign_off where plan = ? and stage = ? order by number desc limit 1").params(plan, stage.name())
                .query(String.class).optional().filter(content.sha256(plan, stage)::equals).isPresent();
    }

    /** Puts down that somebody signed a stage as it reads now; what was signed before stays as it was. */
    void sign(Escalation escalation, UUID plan, Stage stage, Actor actor, String comment) {
        String sha256 = content.sha256(plan, stage);
        // Whoever signs holds the escalation's row, so two never take one number.
        jdbc.sql("""
                insert into stage_sign_off (plan, stage, number, signed_by, signed_for, signed_at, version, sha256, comment)
                select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? from stage_sign_off where plan = ? and stage = ?""")
                .params(plan, stage.name(), actor.username(), actor.onBehalfOf().orElse(null), EscalationRows.at(clock.instant()),
                        escalation.version(), sha256, comment, plan, stage.name()).update();
        audit.record(actor, "escalation: stage signed", "escalation", escalation.reference(),
                stage.word() + ", plan " + plan + ", version " + escalation.version() + ", SHA-256 " + sha256);
    }

    /** Puts down that somebody refused to sign a stage as it reads now. */
    void refuse(Escalation escalation, UUID plan, Stage stage, Actor actor, String reason) {
        String sha256 = content.sha256(plan, stage);
        jdbc.sql("""
                insert into refused_sign_off (id, plan, stage, refused_by, refused_for, refused_at, version, sha256, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), plan, stage.name(), actor.username(), actor.onBehalfOf().orElse(null), EscalationRows.at(clock.instant()),
                        escalation.version(), sha256, reason).update();
        audit.record(actor, "escalation: sign-off refused", "escalation", escalation.reference(),
                stage.word() + ", plan " + plan + ", version " + escalation.version() + ", SHA-256 " + sha256);
    }

    /** Whether a signature was refused since the escalation opened, or opened again. */
    boolean refused(EscalationId escalation) {
        return jdbc.sql("""
                select exists (select 1 from refused_sign_off r join action_plan p on p.id = r.plan where p.escalation = ? and r.refused_at > coalesce(
                    (select max(at) from escalation_event where escalation = p.escalation and happening = 'REOPENED'), '-infinity'))""")
                .param(escalation.value()).query(Boolean.class).single();
    }
}
