package plumbline.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which feeds came with which batch, and tells what came last of each format. */
@Component
class FeedArrivals {

    private final JdbcClient jdbc;

    FeedArrivals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts down which feeds came with a batch. */
    void put(BatchId id, Format format, RowCounts counts) {
        Map<String, Integer> feeds = new TreeMap<>();
        if (format.holdsManySorts()) {
            counts.parts().forEach((part, rows) -> feeds.put(format.code() + "/" + part, rows));
        } else {
            feeds.put(format.code(), counts.rowsRead() - counts.rowsRejected());
        }
        feeds.forEach((feed, rows) -> jdbc.sql("insert into feed_arrival (batch, feed, rows) values (?, ?, ?)").params(id.value(), feed, rows).update());
    }

    List<Feed> feeds() {
        Map<String, Batch> last = jdbc.sql("""
                select distinct on (format) * from import_batch where state = 'IMPORTED' order by format, finished_at desc, id desc""")
                .query(BatchRow::read).list().stream()
                .collect(Collectors.toMap(batch -> batch.format().orElseThrow().code(), Function.identity()));
        List<Feed> feeds = new ArrayList<>();
        for (Format format : Format.values()) {
            Batch batch = last.get(format.code());
            feeds.add(batch == null ? new Feed(format, null, null, null)
                    : new Feed(format, batch.finishedAt(), batch.dataAsOf(), batch.id()));
        }
        return feeds;
    }
}
