package plumbline.escalation.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.escalation.EscalationId;
import plumbline.escalation.board.BoardItem.Action;
import plumbline.escalation.board.BoardItem.Challenge;
import plumbline.escalation.board.BoardItem.Decision;
import plumbline.escalation.board.BoardItem.Ending;

/** Reads and writes the tables of what is before the board. */
@Component
class BoardItems {

    private final JdbcClient jdbc;
    private final Clock clock;

    BoardItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(UUID id, EscalationId escalation, @Nullable UUID meeting, int tier, String asked, String process) {
        jdbc.sql("""
                insert into board_item (id, escalation, meeting, step, tier, asked, put_on_at, process_id, live_process_id)
                values (?, ?, ?, 'CONSIDER', ?, ?, ?, ?, ?)""")
                .params(id, escalation.value(), meeting, tier, asked, now(), process, process).update();
        onAgenda(id, meeting);
    }

    void meeting(UUID item, @Nullable UUID meeting) {
        jdbc.sql("update board_item set meeting = ? where id = ?").params(meeting, item).update();
        onAgenda(item, meeting);
    }

    void step(UUID item, ItemStep step) {
        jdbc.sql("update board_item set step = ? where id = ?").params(step.name(), item).update();
    }

    void end(UUID item, Ending ending) {
        jdbc.sql("update board_item set step = 'ENDED', ending = ?, ended_at = ?, live_process_id = null where id = ?")
                .params(ending.name(), now(), item).update();
    }

    void ask(BoardItem item, String raisedBy, String words, Actor actor, String askedOf, LocalDate answerBy) {
        jdbc.sql("""
                insert into board_challenge (item, number, raised_by, words, recorded_by, recorded_for, recorded_at, asked_of, answer_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(item.id(), item.challenges().size() + 1, raisedBy, words, actor.username(), actor.onBehalfOf().orElse(null), now(),
                        askedOf, answerBy).update();
    }

    void answer(UUID item, int number, String words, Actor actor) {
        jdbc.sql("update board_challenge set answer = ?, answered_by = ?, answered_for = ?, answered_at = ? where item = ? and number = ?")
                .params(words, actor.username(), actor.onBehalfOf().orElse(null), now(), item, number).update();
    }

    boolean answerOverdue(UUID item, int number) {
        return jdbc.sql("update board_challenge set overdue_at = ? where item = ? and number = ? and overdue_at is null and answered_at is null")
                .params(now(), item, number).update() == 1;
    }

    void decide(BoardItem item, DecisionKind kind, String words, Actor actor) {
        jdbc.sql("""
                insert into board_decision (item, number, meeting, kind, words, decided_by, decided_for, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(item.id(), item.decisions().size() + 1, item.meeting(), kind.name(), words, actor.username(),
                        actor.onBehalfOf().orElse(null), now()).update();
    }

    void follow(UUID item, String owner, LocalDate dueOn) {
        jdbc.sql("insert into board_action (item, owner, due_on) values (?, ?, ?)").params(item, owner, dueOn).update();
    }

    void done(UUID item, String words, Actor actor) {
        jdbc.sql("update board_action set done = ?, done_by = ?, done_for = ?, done_at = ? where item = ?")
                .params(words, actor.username(), actor.onBehalfOf().orElse(null), now(), item).update();
    }

    boolean actionOverdue(UUID item) {
        return jdbc.sql("update board_action set overdue_at = ? where item = ? and overdue_at is null and done_at is null")
                .params(now(), item).update() == 1;
    }

    Optional<BoardItem> item(UUID id) {
        return jdbc.sql("select * from board_item where id = ?").param(id).query(BoardItems::row).optional().map(this::whole);
    }

    /** Those of an escalation, the latest first. */
    List<BoardItem> of(EscalationId escalation) {
        return jdbc.sql("select * from board_item where escalation = ? order by put_on_at desc, id").param(escalation.value())
                .query(BoardItems::row).list().stream().map(this::whole).toList();
    }

    Optional<BoardItem> open(EscalationId escalation) {
        return of(escalation).stream().filter(BoardItem::open).findFirst();
    }

    /** The escalations with an item that the board still has to do with. */
    Set<EscalationId> openEscalations() {
        return jdbc.sql("select distinct escalation from board_item where ended_at is null").query(UUID.class).list().stream()
                .map(EscalationId::new).collect(Collectors.toSet());
    }

    /** All that were on the agenda of a meeting, in the order in which they came. */
    List<BoardItem> onAgendaOf(UUID meeting) {
        return jdbc.sql("select i.* from board_item i join board_item_meeting m on m.item = i.id where m.meeting = ? order by m.put_on_at, i.id")
                .param(meeting).query(BoardItems::row).list().stream().map(this::whole).toList();
    }

    /** All that the board still has to do with, the oldest first. */
    List<BoardItem> open() {
        return jdbc.sql("select * from board_item where ended_at is null order by put_on_at, id").query(BoardItems::row).list().stream().map(this::whole).toList();
    }

    /** What was decided and carried out since a moment, the oldest first. */
    List<BoardItem> carriedOutSince(Instant since) {
        return jdbc.sql("select i.* from board_item i join board_action a on a.item = i.id where a.done_at >= ? order by a.done_at, i.id")
                .param(OffsetDateTime.ofInstant(since, ZoneOffset.UTC)).query(BoardItems::row).list().stream().map(this::whole).toList();
    }

    private void onAgenda(UUID item, @Nullable UUID meeting) {
        if (meeting != null) {
            jdbc.sql("insert into board_item_meeting (item, meeting, put_on_at) values (?, ?, ?) on conflict do nothing")
                    .params(item, meeting, now()).update();
        }
    }

    private static BoardItem row(ResultSet row, int index) throws SQLException {
        String ending = row.getString("ending");
        return new BoardItem(row.getObject("id", UUID.class), new EscalationId(row.getObject("escalation", UUID.class)), row.getObject("meeting", UUID.class),
                ItemStep.valueOf(row.getString("step")), ending == null ? null : Ending.valueOf(ending), row.getInt("tier"),
                row.getString("asked"), instant(row, "put_on_at"), orNull(row, "ended_at"), row.getString("process_id"),
                List.of(), List.of(), null);
    }

    /** With what was asked and decided, read when the rows are through: a connection is never held for another's sake. */
    private BoardItem whole(BoardItem item) {
        return new BoardItem(item.id(), item.escalation(), item.meeting(), item.step(), item.ending(), item.tier(), item.asked(),
                item.putOnAt(), item.endedAt(), item.process(), challenges(item.id()), decisions(item.id()), action(item.id()).orElse(null));
    }

    private List<Challenge> challenges(UUID item) {
        return jdbc.sql("select * from board_challenge where item = ? order by number").param(item).query((row, i) -> new Challenge(
                row.getInt("number"), row.getString("raised_by"), row.getString("words"),
                new Actor(row.getString("recorded_by"), Optional.ofNullable(row.getString("recorded_for"))), instant(row, "recorded_at"),
                row.getString("asked_of"), row.getObject("answer_by", LocalDate.class), orNull(row, "overdue_at"), row.getString("answer"),
                actor(row, "answered"), orNull(row, "answered_at"))).list();
    }

    private List<Decision> decisions(UUID item) {
        return jdbc.sql("select * from board_decision where item = ? order by number").param(item).query((row, i) -> new Decision(
                row.getInt("number"), DecisionKind.valueOf(row.getString("kind")), row.getString("words"),
                Objects.requireNonNull(actor(row, "decided")), instant(row, "decided_at"))).list();
    }

    private Optional<Action> action(UUID item) {
        return jdbc.sql("select * from board_action where item = ?").param(item).query((row, i) -> new Action(row.getString("owner"),
                row.getObject("due_on", LocalDate.class), orNull(row, "overdue_at"), row.getString("done"), actor(row, "done"),
                orNull(row, "done_at"))).optional();
    }

    private static @Nullable Actor actor(ResultSet row, String what) throws SQLException {
        String by = row.getString(what + "_by");
        return by == null ? null : new Actor(by, Optional.ofNullable(row.getString(what + "_for")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(orNull(row, column));
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
