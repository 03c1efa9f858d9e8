package plumbline.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.standards.CompiledRuleSet;

/** An import as it stands in the tables after facts of every kind have come, without any facts. */
public final class ArrivedFacts {

    private ArrivedFacts() {
    }

    /** Puts down that a file with every kind of fact a rule asks for came at a moment and speaks of a day. */
    public static void came(JdbcClient jdbc, CompiledRuleSet rules, Instant at, LocalDate day) {
        came(jdbc, at, day, rules.standards().stream().flatMap(standard -> rules.kindsOfFacts(standard.id()).orElseThrow().stream())
                .map(kind -> "event-list/" + kind.name()).distinct().toList());
    }

    private static void came(JdbcClient jdbc, Instant at, LocalDate day, Collection<String> feeds) {
        OffsetDateTime moment = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        long batch = jdbc.sql("""
                insert into import_batch (file_name, format, sha256, bytes, state, started_at, finished_at, started_by, data_as_of, rows_read, accepted)
                values ('facts.csv', 'event-list', ?, 1, 'IMPORTED', ?, ?, 'test', ?, 1, 1) returning id""")
                .params(UUID.randomUUID().toString(), moment, moment, day).query(Long.class).single();
        jdbc.sql("insert into feed_arrival (batch, feed, rows) select ?, feed, 1 from unnest(?::text[]) feed")
                .params(batch, feeds.toArray(String[]::new)).update();
    }
}
