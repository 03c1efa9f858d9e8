package plumbline.escalation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;

/** Keeps and reads what was signed at each stage of an escalation's plans. */
@Component
public class StageSignOffs {

    private final JdbcClient jdbc;
    private final SignedContent content;
    private final Clock clock;

    StageSignOffs(JdbcClient jdbc, SignedContent content, Clock clock) {
        this.jdbc = jdbc;
        this.content = content;
        this.clock = clock;
    }

    /** All of an escalation, the latest plan first, in order of the stages. */
    public List<StageSignOff> of(EscalationId escalation) {
        return jdbc.sql("""
                select s.*, p.number from stage_sign_off s join action_plan p on p.id = s.plan
                where p.escalation = ? order by p.number desc, s.signed_at""").param(escalation.value())
                .query((row, i) -> {
                    Stage stage = Stage.valueOf(row.getString("stage"));
                    return new StageSignOff(row.getInt("number"), stage,
                            new Actor(row.getString("signed_by"), Optional.ofNullable(row.getString("signed_for"))),
                            row.getObject("signed_at", OffsetDateTime.class).toInstant(), row.getInt("version"), row.getString("sha256"),
                            row.getString("comment"), !row.getString("sha256").equals(content.sha256(row.getObject("plan", UUID.class), stage)));
                }).list();
    }

    /** Whether a stage of a plan is signed and still reads as it did. */
    boolean holds(UUID plan, Stage stage) {
        return jdbc.sql("select sha256 from stage_sign_off where plan = ? and stage = ?").params(plan, stage.name())
                .query(String.class).optional().filter(content.sha256(plan, stage)::equals).isPresent();
    }

    /** Puts down that somebody signed a stage as it reads now; signing again takes the place of what is out of date. */
    void sign(Escalation escalation, UUID plan, Stage stage, Actor actor, String comment) {
        jdbc.sql("""
                insert into stage_sign_off (plan, stage, signed_by, signed_for, signed_at, version, sha256, comment)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (plan, stage) do update set signed_by = excluded.signed_by, signed_for = excluded.signed_for,
                    signed_at = excluded.signed_at, version = excluded.version, sha256 = excluded.sha256, comment = excluded.comment""")
                .params(plan, stage.name(), actor.username(), actor.onBehalfOf().orElse(null), EscalationRows.at(clock.instant()),
                        escalation.version(), content.sha256(plan, stage), comment).update();
    }
}
