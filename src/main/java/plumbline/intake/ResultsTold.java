package plumbline.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.ContentHash;

/** Remembers what senders were told of their files: of a file that comes again and again to the same end there is no news. */
@Component
class ResultsTold {

    /** How long a sender is not told once more that a file came again. */
    static final Duration QUIET = Duration.ofDays(1);

    /** A file that has not come for so long is news when it comes. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    ResultsTold(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file that came again without bringing anything, {@code times} times since its sender was last told. */
    record Again(Actor sender, BatchId batch, int times) {
    }

    /** Whether what came of a file is news to its sender; if not, it is counted. */
    boolean isNews(Batch batch, Actor sender) {
        String content = content(batch);
        boolean known = jdbc.sql("update import_result_told set again = again + 1 where sender = ? and content = ? and outcome = ?")
                .params(sender.words(), content, outcome(batch)).update() == 1;
        if (known && (batch.repeated() || batch.accepted() == 0)) {
            return false;
        }
        jdbc.sql("""
                insert into import_result_told (sender, content, outcome, batch, told_at) values (?, ?, ?, ?, ?)
                on conflict (sender, content) do update set outcome = excluded.outcome, batch = excluded.batch, again = 0, told_at = excluded.told_at""")
                .params(sender.words(), content, outcome(batch), batch.id().value(), now()).update();
        return true;
    }

    /** The content itself where it arrived; a file that was refused before that is known by its name and why. */
    private static String content(Batch batch) {
        return batch.sha256().isEmpty() ? ContentHash.of(batch.fileName() + "\n" + batch.reason()) : batch.sha256();
    }

    /** Rows that were known by the second time do not make another outcome; rows that are right by now do. */
    private static String outcome(Batch batch) {
        String why = batch.reason();
        return batch.state() + " " + batch.rejected() + " " + batch.doubtful() + (why == null ? "" : " " + ContentHash.of(why));
    }

    /** The files that came again since more than a day ago, each counted once. What nobody sends any more is forgotten. */
    List<Again> due() {
        OffsetDateTime moment = now();
        jdbc.sql("delete from import_result_told where again = 0 and told_at < ?").param(moment.minus(REMEMBERED)).update();
        return jdbc.sql("""
                with due as (select * from import_result_told where again > 0 and told_at <= ? for update skip locked),
                     told as (update import_result_told t set again = 0, told_at = ? from due where (t.sender, t.content) = (due.sender, due.content))
                select sender, batch, again from due order by batch""").params(moment.minus(QUIET), moment)
                .query((row, i) -> new Again(Actor.named(row.getString("sender")), new BatchId(row.getLong("batch")), row.getInt("again"))).list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
