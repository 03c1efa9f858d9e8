package plumbline.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.EmailAddress;
import plumbline.core.Page;

/** Keeps messages. */
@Component
class MessageTable {

    private static final int PAGE_SIZE = 50;

    private final JdbcClient jdbc;

    MessageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(EmailAddress to, String subject, String body, String about, Instant at, MessageState state) {
        boolean waits = state == MessageState.WAITING;
        jdbc.sql("""
                insert into mail_message (recipient, subject, body, about, created_at, state, next_at, ended_at) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(to.value(), subject, body, about, utc(at), state.name(), waits ? utc(at) : null, waits ? null : utc(at))).update();
    }

    /** The message that has waited longest of those that are due and that no other node is sending; held until the transaction ends. */
    Optional<Message> takeDue(Instant now) {
        return jdbc.sql("select * from mail_message where state = 'WAITING' and next_at <= ? order by next_at, id limit 1 for update skip locked")
                .param(utc(now)).query(MessageTable::message).optional();
    }

    void sent(long id, Instant at) {
        jdbc.sql("update mail_message set state = 'SENT', attempts = attempts + 1, next_at = null, ended_at = ?, problem = null where id = ?")
                .params(utc(at), id).update();
    }

    void tryLater(long id, Instant at, String problem) {
        jdbc.sql("update mail_message set attempts = attempts + 1, next_at = ?, problem = ? where id = ?").params(utc(at), problem, id).update();
    }

    void giveUp(long id, Instant at, String problem) {
        jdbc.sql("update mail_message set state = 'FAILED', attempts = attempts + 1, next_at = null, ended_at = ?, problem = ? where id = ?")
                .params(utc(at), problem, id).update();
    }

    /** Has a message that ended unsent wait again, as if it were new. */
    boolean again(long id, Instant at) {
        return jdbc.sql("""
                update mail_message set state = 'WAITING', attempts = 0, next_at = ?, ended_at = null where id = ? and state in ('FAILED', 'NOT_SENT')""")
                .params(utc(at), id).update() == 1;
    }

    Optional<Message> message(long id) {
        return jdbc.sql("select * from mail_message where id = ?").param(id).query(MessageTable::message).optional();
    }

    /** A page of messages, the latest first, of one state or of all. */
    Page<Message> find(Optional<MessageState> state, int page) {
        String wanted = state.map(MessageState::name).orElse("%");
        int total = jdbc.sql("select count(*) from mail_message where state like ?").param(wanted).query(Integer.class).single();
        return Page.read(total, page, PAGE_SIZE, before -> jdbc.sql("select * from mail_message where state like ? order by id desc limit ? offset ?")
                .params(wanted, PAGE_SIZE, before).query(MessageTable::message).list());
    }

    private static Message message(ResultSet row, int index) throws SQLException {
        return new Message(row.getLong("id"), new EmailAddress(row.getString("recipient")), row.getString("subject"), row.getString("body"),
                row.getString("about"), row.getObject("created_at", OffsetDateTime.class).toInstant(), MessageState.valueOf(row.getString("state")),
                row.getInt("attempts"), instant(row, "next_at"), instant(row, "ended_at"), row.getString("problem"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
