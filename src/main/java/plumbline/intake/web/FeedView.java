package plumbline.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.intake.Feed;

/** How fresh one format's data is, as the API gives it; empty dates mean never. */
record FeedView(String format, String title, @Nullable Instant lastImport, @Nullable LocalDate dataAsOf, @Nullable Long lastBatch) {

    static FeedView of(Feed feed) {
        return new FeedView(feed.format().code(), feed.format().title(), feed.lastImport(), feed.dataAsOf(),
                feed.lastBatch() == null ? null : feed.lastBatch().value());
    }
}
