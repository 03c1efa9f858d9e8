package plumbline.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells people on My work what happened without them: to an escalation, or to something else that has a page of its own. */
@Component
public class Notices {

    private final JdbcClient jdbc;
    private final StandIns standIns;
    private final Clock clock;

    Notices(JdbcClient jdbc, StandIns standIns, Clock clock) {
        this.standIns = standIns;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a person has not read yet, and what nobody has read of those for whom they stand in today; the latest first. */
    public List<Notice> unread(String username) {
        return jdbc.sql("""
                select n.*, coalesce(e.reference, n.subject) as reference from notice n left join escalation e on e.id = n.escalation
                where n.username = any (?) and n.read_at is null order by n.at desc, n.id""")
                .param(people(username)).query(Notices::notice).list();
    }

    /** Puts one away, for themselves or for whom they stand in; one that is not theirs, or was read before, changes nothing. */
    public void read(UUID notice, String username) {
        jdbc.sql("update notice set read_at = ? where id = ? and username = any (?) and read_at is null")
                .params(EscalationRows.at(clock.instant()), notice, people(username)).update();
    }

    /** Tells each of some people once, in the caller's transaction. */
    void tell(EscalationId escalation, Collection<String> usernames, String words) {
        usernames.stream().distinct().forEach(username ->
                jdbc.sql("insert into notice (id, escalation, username, at, words) values (?, ?, ?, ?, ?)")
                        .params(UUID.randomUUID(), escalation.value(), username, EscalationRows.at(clock.instant()), words).update());
    }

    /**
     * Tells a person of something that is no escalation, in the caller's transaction.
     *
     * @param subject what it is about, for example the id of a standard
     * @param address the page on which it is, a path of the service
     */
    public void tell(String username, String subject, String address, String words) {
        jdbc.sql("insert into notice (id, subject, address, username, at, words) values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), subject, address, username, EscalationRows.at(clock.instant()), words).update();
    }

    private String[] people(String username) {
        return standIns.oneWith(username).toArray(String[]::new);
    }

    private static Notice notice(ResultSet row, int index) throws SQLException {
        UUID escalation = row.getObject("escalation", UUID.class);
        return new Notice(row.getObject("id", UUID.class), escalation == null ? null : new EscalationId(escalation), row.getString("reference"),
                escalation == null ? row.getString("address") : "/escalations/" + escalation, row.getString("username"),
                Objects.requireNonNull(EscalationRows.instant(row, "at")), row.getString("words"));
    }
}
