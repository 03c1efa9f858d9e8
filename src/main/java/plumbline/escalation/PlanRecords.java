package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;
import plumbline.facts.KeptRecords;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;

/**
 * The actions of agreed plans as the rules see them. What was agreed last is the day that counts. The unit that answers is the
 * one where the owner holds their lowest post, so that it is the owner's own line that hears of it. Plans for overdue actions
 * are left out: their own limits climb, and a breach of a breach would have no end.
 */
@Component
class PlanRecords implements KeptRecords {

    static final String KIND = "improvement action";

    private static final String ACTIONS = """
            select a.reference, a.owner, a.agreed_due_on, a.done_at, e.unit, p.decided_at,
                   coalesce(p.left_at, e.closed_at) as dropped_at
            from action a join action_plan p on p.id = a.plan join escalation e on e.id = p.escalation
            where p.state in ('AGREED', 'SUPERSEDED') and p.decided_at is not null and e.standard <> ?""";

    private final JdbcClient jdbc;
    private final Organisation organisation;

    PlanRecords(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    @Override
    public List<CaseRecord> records() {
        RecordKind kind = RecordKinds.named(KIND).orElseThrow();
        Map<String, Post> posts = organisation.posts().stream().collect(Collectors.toMap(Post::username, post -> post,
                (one, other) -> Comparator.comparingInt(Post::tier).compare(one, other) <= 0 ? one : other));
        return jdbc.sql(ACTIONS).param(OverdueActions.STANDARD.value()).query((row, i) -> record(kind, row, posts)).list();
    }

    private static CaseRecord record(RecordKind kind, ResultSet row, Map<String, Post> posts) throws SQLException {
        Map<String, Object> fields = new HashMap<>();
        fields.put("due on", row.getObject("agreed_due_on", LocalDate.class));
        day(fields, "agreed on", EscalationRows.instant(row, "decided_at"));
        Instant done = EscalationRows.instant(row, "done_at");
        day(fields, "done on", done);
        day(fields, "dropped on", done == null ? EscalationRows.instant(row, "dropped_at") : null);
        Post post = posts.get(row.getString("owner"));
        return CaseRecord.of(kind, row.getString("reference"), post == null ? new UnitId(row.getString("unit")) : post.unit(), fields);
    }

    private static void day(Map<String, Object> fields, String name, @Nullable Instant moment) {
        if (moment != null) {
            fields.put(name, BusinessTime.dayOf(moment));
        }
    }
}
