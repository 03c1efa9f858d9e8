package plumbline.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;

/** Reads and writes the tables of change requests. */
@Component
class ChangeRequestTable {

    private static final String REQUESTS = """
            select c.*, array(select w.username from change_request_writer w where w.change_request = c.id order by 1) as writers
            from change_request c""";

    private static final String LISTED = """
            select c.reference, c.heading, c.state, c.author, c.in_force_on, c.for_the_board, c.became_version,
                   array(select f.path from change_request_file f where f.change_request = c.id order by 1) as paths
            from change_request c""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeRequestTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    int count(@Nullable ChangeState state) {
        return jdbc.sql("select count(*) from change_request where state = coalesce(?, state)").param(state == null ? null : state.name())
                .query(Integer.class).single();
    }

    List<ListedChange> page(@Nullable ChangeState state, int before, int size) {
        return jdbc.sql(LISTED + " where c.state = coalesce(?, c.state) order by c.created_at desc, c.reference desc offset ? limit ?")
                .params(state == null ? null : state.name(), before, size).query(ChangeRequestTable::listed).list();
    }

    Optional<ChangeRequest> called(String reference) {
        return full(jdbc.sql(REQUESTS + " where c.reference = ?").param(reference).query(ChangeRequestTable::request).list()).stream().findFirst();
    }

    Optional<ChangeRequest> find(UUID id) {
        return full(jdbc.sql(REQUESTS + " where c.id = ?").param(id).query(ChangeRequestTable::request).list()).stream().findFirst();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<ChangeRequest> hold(String reference) {
        return full(jdbc.sql(REQUESTS + " where c.reference = ? for update of c").param(reference).query(ChangeRequestTable::request).list())
                .stream().findFirst();
    }

    /** Those that change a file of a standard and are not over. */
    List<ListedChange> underWay(String standard) {
        return jdbc.sql(LISTED + """

                where c.state in ('DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'APPROVED') and exists (select 1 from change_request_file f
                 where f.change_request = c.id and f.path like '%/' || ? || '.%') order by c.reference""")
                .param(standard).query(ChangeRequestTable::listed).list();
    }

    /** Those that change a file, the latest first. */
    List<ChangeRequest> ofFile(String path) {
        return full(jdbc.sql(REQUESTS + " where exists (select 1 from change_request_file f where f.change_request = c.id and f.path = ?) order by c.created_at desc, c.reference desc")
                .param(path).query(ChangeRequestTable::request).list());
    }

    /** Those in force that became a later version. */
    List<ChangeRequest> inForceAfter(int version) {
        return full(jdbc.sql(REQUESTS + " where c.state = 'IN_FORCE' and c.became_version > ? order by c.became_version")
                .param(version).query(ChangeRequestTable::request).list());
    }

    String insert(UUID id, String heading, String reason, int baseVersion, LocalDate inForceOn, Actor actor) {
        String reference = "RC-" + "%04d".formatted(jdbc.sql("select nextval('change_request_number')").query(Long.class).single());
        jdbc.sql("""
                insert into change_request (id, reference, heading, reason, state, base_version, author, in_force_on, created_at, changed_at, changed_by)
                values (?, ?, ?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?)""")
                .params(id, reference, heading, reason, baseVersion, actor.username(), inForceOn, now(), now(), actor.words()).update();
        return reference;
    }

    /** Puts down what a person changed in a draft, whoever they are from now on being one of its writers. */
    void touched(ChangeRequest request, String heading, String reason, LocalDate inForceOn, int baseVersion, Actor actor) {
        jdbc.sql("""
                update change_request set heading = ?, reason = ?, in_force_on = ?, base_version = ?, version = version + 1, changed_at = ?, changed_by = ?
                where id = ?""")
                .params(heading, reason, inForceOn, baseVersion, now(), actor.words(), request.id()).update();
        wrote(request.id(), actor);
    }

    void wrote(UUID id, Actor actor) {
        jdbc.sql("insert into change_request_writer (change_request, username) values (?, ?) on conflict do nothing").params(id, actor.username()).update();
    }

    void put(UUID id, ChangedFile file) {
        jdbc.sql("""
                insert into change_request_file (change_request, path, content, base_hash) values (?, ?, ?, ?)
                on conflict (change_request, path) do update set content = excluded.content, base_hash = excluded.base_hash""")
                .params(id, file.path(), file.content(), file.baseHash()).update();
    }

    void take(UUID id, String path) {
        jdbc.sql("delete from change_request_file where change_request = ? and path = ?").params(id, path).update();
    }

    void submitted(ChangeRequest request, String hash, boolean forTheBoard, Actor actor) {
        jdbc.sql("""
                update change_request set state = 'SUBMITTED', submitted_by = ?, submitted_at = ?, submitted_hash = ?, for_the_board = ?,
                       changed_at = ?, changed_by = ?, version = version + 1 where id = ?""")
                .params(actor.username(), now(), hash, forTheBoard, now(), actor.words(), request.id()).update();
    }

    void approved(ChangeRequest request, Actor actor) {
        jdbc.sql("""
                update change_request set state = 'APPROVED', approved_by = ?, approved_at = ?, approved_hash = submitted_hash,
                       changed_at = ?, changed_by = ?, version = version + 1 where id = ?""")
                .params(actor.username(), now(), now(), actor.words(), request.id()).update();
    }

    /** To a state in which nothing is approved. */
    void unapproved(ChangeRequest request, ChangeState state, Actor actor) {
        jdbc.sql("""
                update change_request set state = ?, approved_by = null, approved_at = null, approved_hash = null,
                       changed_at = ?, changed_by = ?, version = version + 1 where id = ?""")
                .params(state.name(), now(), actor.words(), request.id()).update();
    }

    void inForce(ChangeRequest request, int version) {
        jdbc.sql("update change_request set state = 'IN_FORCE', became_version = ?, changed_at = ?, version = version + 1 where id = ?")
                .params(version, now(), request.id()).update();
    }

    void rolledBack(ChangeRequest request, Actor actor) {
        jdbc.sql("update change_request set state = 'ROLLED_BACK', changed_at = ?, changed_by = ?, version = version + 1 where id = ?")
                .params(now(), actor.words(), request.id()).update();
    }

    void process(ChangeRequest request, @Nullable String process, boolean lives) {
        jdbc.sql("update change_request set process_id = coalesce(?, process_id), live_process_id = ? where id = ?")
                .params(process, lives ? process : null, request.id()).update();
    }

    void tell(UUID id, Actor actor, String what, String words) {
        jdbc.sql("""
                insert into change_request_entry (change_request, number, at, actor, what, words)
                values (?, (select coalesce(max(number), 0) + 1 from change_request_entry where change_request = ?), ?, ?, ?, ?)""")
                .params(id, id, now(), actor.words(), what, words).update();
    }

    List<StoryEntry> story(UUID id) {
        return jdbc.sql("select * from change_request_entry where change_request = ? order by number").param(id)
                .query((row, i) -> new StoryEntry(row.getInt("number"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"),
                        row.getString("what"), row.getString("words"))).list();
    }

    /** With their files, which are read when the requests have been. */
    private List<ChangeRequest> full(List<ChangeRequest> requests) {
        List<ChangeRequest> full = new ArrayList<>();
        for (ChangeRequest each : requests) {
            List<ChangedFile> files = jdbc.sql("select path, content, base_hash from change_request_file where change_request = ? order by path").param(each.id())
                    .query((row, i) -> new ChangedFile(row.getString("path"), row.getString("content"), row.getString("base_hash"))).list();
            full.add(new ChangeRequest(each.id(), each.reference(), each.heading(), each.reason(), each.state(), each.baseVersion(), each.author(),
                    each.writers(), each.inForceOn(), each.version(), each.createdAt(), each.changedAt(), each.changedBy(), each.submittedAt(),
                    each.submittedHash(), each.forTheBoard(), each.approvedBy(), each.approvedAt(), each.approvedHash(), each.becameVersion(),
                    each.process(), files));
        }
        return List.copyOf(full);
    }

    private static ListedChange listed(ResultSet row, int index) throws SQLException {
        @Nullable Integer became = row.getObject("became_version", Integer.class);
        return new ListedChange(row.getString("reference"), row.getString("heading"), ChangeState.valueOf(row.getString("state")), row.getString("author"),
                row.getObject("in_force_on", LocalDate.class), row.getBoolean("for_the_board"), became, List.of((String[]) row.getArray("paths").getArray()));
    }

    private static ChangeRequest request(ResultSet row, int index) throws SQLException {
        @Nullable Integer became = row.getObject("became_version", Integer.class);
        return new ChangeRequest(row.getObject("id", UUID.class), row.getString("reference"), row.getString("heading"), row.getString("reason"),
                ChangeState.valueOf(row.getString("state")), row.getInt("base_version"), row.getString("author"),
                Set.of((String[]) row.getArray("writers").getArray()), row.getObject("in_force_on", LocalDate.class), row.getInt("version"),
                instant(row, "created_at"), instant(row, "changed_at"), row.getString("changed_by"), optional(row, "submitted_at"),
                row.getString("submitted_hash"), row.getBoolean("for_the_board"), row.getString("approved_by"), optional(row, "approved_at"),
                row.getString("approved_hash"), became, row.getString("process_id"), List.of());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
