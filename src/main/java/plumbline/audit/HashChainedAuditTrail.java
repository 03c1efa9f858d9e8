package plumbline.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import plumbline.core.Actor;
import plumbline.core.ContentHash;

/** Keeps the trail in one table that refuses updates and deletes. */
@Component
class HashChainedAuditTrail implements AuditTrail {

    /** Serialises appends: two entries must never name the same predecessor. */
    private static final long CHAIN_LOCK = 7_304_119_001L;

    private static final int CHECK_BATCH = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    HashChainedAuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, String subjectType, String subjectRef, String detail) {
        ChainEnd end = end();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Entry entry = new Entry(end.number + 1, at, actor.words(), action, subjectType, subjectRef, detail, end.hash, "");
        String hash = entry.computedHash();
        jdbc.sql("""
                insert into audit_entry (number, at, actor, action, subject_type, subject_ref, detail, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(entry.number, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), entry.actor, action, subjectType, subjectRef,
                        detail, entry.previous, hash)
                .update();
        end.number = entry.number;
        end.hash = hash;
    }

    /** Asked once in a transaction: nobody else can append before it ends. */
    private ChainEnd end() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof ChainEnd end && end.holdsLockOf(this)) {
                return end;
            }
        }
        Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        if (isolation != null && isolation > TransactionDefinition.ISOLATION_READ_COMMITTED) {
            throw new IllegalStateException("a transaction that sees what was there when it began cannot go on from the last entry of now");
        }
        jdbc.sql("select pg_advisory_xact_lock(?)").param(CHAIN_LOCK).query((row, i) -> 0).list();
        ChainEnd end = jdbc.sql("select number, hash from audit_entry order by number desc limit 1")
                .query((row, i) -> new ChainEnd(row.getLong("number"), row.getString("hash"))).optional().orElseGet(() -> new ChainEnd(0, ""));
        TransactionSynchronizationManager.registerSynchronization(end);
        return end;
    }

    /** The last entry, as a transaction knows it that holds the lock on the chain. It is gone with the transaction. */
    private final class ChainEnd implements TransactionSynchronization {

        private long number;
        private String hash;
        private boolean over;

        private ChainEnd(long number, String hash) {
            this.number = number;
            this.hash = hash;
        }

        private boolean holdsLockOf(HashChainedAuditTrail trail) {
            return !over && trail == HashChainedAuditTrail.this;
        }

        @Override
        public void beforeCompletion() {
            over = true;
        }
    }

    @Override
    public @Nullable Long firstBrokenEntry() {
        long reached = 0;
        String previous = "";
        while (true) {
            List<Entry> entries = jdbc.sql("select * from audit_entry where number > ? order by number limit ?")
                    .params(reached, CHECK_BATCH).query(HashChainedAuditTrail::entry).list();
            if (entries.isEmpty()) {
                return null;
            }
            for (Entry entry : entries) {
                boolean fits = entry.number == reached + 1 && entry.previous.equals(previous)
                        && entry.hash.equals(entry.computedHash());
                if (!fits) {
                    return reached + 1;
                }
                reached = entry.number;
                previous = entry.hash;
            }
        }
    }

    private static Entry entry(ResultSet row, int index) throws SQLException {
        return new Entry(row.getLong("number"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"),
                row.getString("action"), row.getString("subject_type"), row.getString("subject_ref"), row.getString("detail"),
                row.getString("previous_hash"), row.getString("hash"));
    }

    private record Entry(long number, Instant at, String actor, String action, String subjectType, String subjectRef,
                         String detail, String previous, String hash) {

        String computedHash() {
            // A separator that cannot occur in the fields keeps two different entries from hashing alike.
            String content = String.join("\u001f", previous, Long.toString(number), at.toString(), actor, action, subjectType,
                    subjectRef, detail);
            return ContentHash.of(content);
        }
    }
}
