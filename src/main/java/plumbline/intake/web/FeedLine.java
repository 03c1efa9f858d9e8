package plumbline.intake.web;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.intake.freshness.Arrival;
import plumbline.intake.freshness.FeedState;
import plumbline.intake.freshness.FeedState.Trouble;

/** A feed as its page shows it, everything in words. */
record FeedLine(String code, String title, String words, String state, String colour, String lastCame, @Nullable Long batch, String rows,
                String usual, String dataAsOf, String expectedBy, @Nullable String confirmed, boolean toConfirm, boolean factsMissing, boolean expected) {

    static FeedLine of(FeedState feed) {
        Arrival last = feed.last();
        return new FeedLine(feed.feed().code(), feed.feed().title(), feed.words(), feed.trouble().word(), colour(feed.trouble()),
                last == null ? "Never" : BusinessTime.write(BusinessTime.dayOf(last.at())), last == null ? null : last.batch(),
                last == null ? "" : number(last.rows()), feed.usualRows() == 0 ? "" : number(feed.usualRows()),
                last == null || last.dataAsOf() == null ? "" : BusinessTime.write(last.dataAsOf()),
                feed.expectedBy() == null ? "Nobody has said" : BusinessTime.write(feed.expectedBy()), last == null ? null : last.confirmed(),
                feed.trouble() == Trouble.EMPTY || feed.trouble() == Trouble.SMALL, feed.trouble().leavesFactsMissing(), feed.expectation() != null);
    }

    private static String number(int number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }

    private static String colour(Trouble trouble) {
        return switch (trouble) {
            case NONE -> "green";
            case NOT_EXPECTED -> "grey";
            case LATE, EMPTY -> "red";
            case SMALL -> "orange";
        };
    }
}
