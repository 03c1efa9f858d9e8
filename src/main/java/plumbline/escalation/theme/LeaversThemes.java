package plumbline.escalation.theme;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.EscalationId;
import plumbline.escalation.LeaversWork;

/** The improvement themes that somebody who leaves champions: those that are not over, and those that still gather a plan being worked on. */
@Component
class LeaversThemes implements LeaversWork {

    private static final String LIVE = """
            (ends >= :today or exists (select 1 from theme_plan p join escalation e on e.id = p.escalation
                where p.theme = improvement_theme.id and p.removed_at is null and e.state = 'OPEN'))""";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    LeaversThemes(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Collection<String> people() {
        return jdbc.sql("select distinct director from improvement_theme where " + LIVE).param("today", BusinessTime.dayOf(clock.instant()))
                .query(String.class).list();
    }

    /** A theme gathers the plans of escalations, but its director has no work in them. */
    @Override
    public Collection<EscalationId> escalations(String person) {
        return List.of();
    }

    @Override
    public Passed pass(Actor actor, String leaver, String successor, Set<EscalationId> locked) {
        Map<UUID, String> passed = new LinkedHashMap<>();
        jdbc.sql("update improvement_theme set director = :successor where director = :leaver and " + LIVE + " returning id, title")
                .param("successor", successor).param("leaver", leaver).param("today", BusinessTime.dayOf(clock.instant()))
                .query(row -> {
                    passed.put(row.getObject("id", UUID.class), row.getString("title"));
                });
        return new Passed(passed.size(), () -> passed.forEach((id, title) ->
                audit.record(actor, "improvement theme passed on", "theme", id.toString(), title + ", from " + leaver + " to " + successor)));
    }
}
