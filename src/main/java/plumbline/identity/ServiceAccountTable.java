package plumbline.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.EmailAddress;

/** Keeps service accounts; of a token only the hash. */
@Component
class ServiceAccountTable {

    private final JdbcClient jdbc;

    ServiceAccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The new account's number; empty when the name is taken. */
    Optional<Long> add(String name, String tokenHash, LocalDate lastDay, Optional<EmailAddress> resultsTo, Instant at, Actor actor) {
        return jdbc.sql("""
                insert into service_account (name, token_hash, last_day, results_to, created_at, created_by) values (?, ?, ?, ?, ?, ?)
                on conflict (lower(name)) do nothing returning id""")
                .params(Arrays.asList(name, tokenHash, lastDay, resultsTo.map(EmailAddress::value).orElse(null), utc(at), actor.words()))
                .query(Long.class).optional();
    }

    boolean renew(long id, String tokenHash, LocalDate lastDay) {
        return jdbc.sql("update service_account set token_hash = ?, last_day = ? where id = ? and revoked_at is null")
                .params(tokenHash, lastDay, id).update() == 1;
    }

    boolean revoke(long id, Instant at, Actor actor) {
        return jdbc.sql("update service_account set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                .params(utc(at), actor.words(), id).update() == 1;
    }

    /** Puts down that an account called; not more often than once a minute, because a system may call without pause. */
    void used(long id, Instant at) {
        jdbc.sql("update service_account set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)")
                .params(utc(at), id, utc(at.minusSeconds(60))).update();
    }

    List<ServiceAccount> all() {
        return jdbc.sql("select * from service_account").query(ServiceAccountTable::account).list();
    }

    Optional<ServiceAccount> account(long id) {
        return jdbc.sql("select * from service_account where id = ?").param(id).query(ServiceAccountTable::account).optional();
    }

    Optional<ServiceAccount> named(String name) {
        return jdbc.sql("select * from service_account where name = ?").param(name).query(ServiceAccountTable::account).optional();
    }

    Optional<ServiceAccount> withToken(String hash) {
        return jdbc.sql("select * from service_account where token_hash = ?").param(hash).query(ServiceAccountTable::account).optional();
    }

    private static ServiceAccount account(ResultSet row, int index) throws SQLException {
        return new ServiceAccount(row.getLong("id"), row.getString("name"), row.getObject("last_day", LocalDate.class),
                Optional.ofNullable(row.getString("results_to")).map(EmailAddress::new), row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"), instant(row, "last_used_at"), instant(row, "revoked_at"), row.getString("revoked_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
