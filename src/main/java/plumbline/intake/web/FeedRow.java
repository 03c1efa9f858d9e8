package plumbline.intake.web;

import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.intake.Feed;

/** How fresh one format's data is, as the page shows it. */
record FeedRow(String title, String lastImport, String dataAsOf, @Nullable String lastBatch) {

    static FeedRow of(Feed feed) {
        return new FeedRow(feed.format().title(), feed.lastImport() == null ? "Never" : BusinessTime.write(feed.lastImport()),
                feed.dataAsOf() == null ? "" : BusinessTime.write(feed.dataAsOf()),
                feed.lastBatch() == null ? null : feed.lastBatch().toString());
    }
}
