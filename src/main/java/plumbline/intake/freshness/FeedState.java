package plumbline.intake.freshness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;

/**
 * How a feed stands at a moment.
 *
 * @param expectation when it should come, or {@code null} while nobody has said
 * @param last        how it came last, or {@code null} when it never did
 * @param expectedBy  the last day on which it is on time, if that is known
 * @param usualRows   how many rows it usually has, 0 when it has not come often enough to tell
 */
public record FeedState(FeedName feed, @Nullable Expectation expectation, @Nullable Arrival last, @Nullable LocalDate expectedBy,
                        int usualRows, Trouble trouble) {

    /** What is wrong with a feed. */
    public enum Trouble {
        NONE("On time"),
        /** It has come, and nobody has said when it should. */
        NOT_EXPECTED("Not expected"),
        LATE("Late"),
        EMPTY("Empty"),
        SMALL("Suddenly small");

        private final String word;

        Trouble(String word) {
            this.word = word;
        }

        /** The word people read. */
        public String word() {
            return word;
        }

        /** Whether facts may be missing. */
        public boolean leavesFactsMissing() {
            return this == LATE || this == EMPTY || this == SMALL;
        }
    }

    /** How many arrivals tell what is usual, the last one included. */
    static final int LOOKED_AT = 6;

    private static final double PERCENT = 100.0;

    /** @param arrivals the latest first; of those before the last only how many rows they had matters */
    static FeedState at(LocalDate today, FeedName feed, @Nullable Expectation expectation, List<Arrival> arrivals) {
        Arrival last = arrivals.isEmpty() ? null : arrivals.get(0);
        int usual = usual(arrivals);
        if (expectation == null) {
            return new FeedState(feed, null, last, null, usual, Trouble.NOT_EXPECTED);
        }
        Instant since = last == null ? expectation.statedAt() : last.at();
        LocalDate by = BusinessTime.dayOf(since).plusDays((long) expectation.everyDays() + expectation.graceDays());
        return new FeedState(feed, expectation, last, by, usual, trouble(today, expectation, last, by, usual));
    }

    private static Trouble trouble(LocalDate today, Expectation expectation, @Nullable Arrival last, LocalDate by, int usual) {
        if (today.isAfter(by)) {
            return Trouble.LATE;
        }
        return last == null || last.confirmed() != null ? Trouble.NONE : amount(expectation, last, usual);
    }

    private static Trouble amount(Expectation expectation, Arrival arrival, int usual) {
        if (arrival.rows() == 0) {
            return Trouble.EMPTY;
        }
        return arrival.rows() < usual * expectation.smallestPercent() / PERCENT ? Trouble.SMALL : Trouble.NONE;
    }

    /** Whether the first of some arrivals, the latest, was empty or small beside those before it, whatever somebody said of it. */
    static boolean incomplete(Expectation expectation, List<Arrival> arrivals) {
        return amount(expectation, arrivals.get(0), usual(arrivals)) != Trouble.NONE;
    }

    /** The median of what came before the last time: one file that was small already does not make the next one usual. */
    private static int usual(List<Arrival> arrivals) {
        List<Integer> before = arrivals.stream().skip(1).map(Arrival::rows).sorted().toList();
        return before.isEmpty() ? 0 : before.get(before.size() / 2);
    }

    /** What is wrong, in a sentence that says what to do. */
    public String words() {
        String came = last == null ? "it has never come" : "it last came on " + BusinessTime.write(BusinessTime.dayOf(last.at()));
        return switch (trouble) {
            case LATE -> feed.title() + " is late: " + came + " and was expected by " + BusinessTime.write(Objects.requireNonNull(expectedBy))
                    + ". Import the file that is due.";
            case EMPTY -> feed.title() + " is empty: " + came + " without a row that could be used. Import it complete, or say why it is right.";
            case SMALL -> feed.title() + " is suddenly small: " + came + " with " + (last == null ? 0 : last.rows()) + " rows; usual are "
                    + usualRows + ". Import it complete, or say why it is right.";
            case NOT_EXPECTED -> feed.title() + ": nobody has said when it should come.";
            case NONE -> feed.title() + " is on time.";
        };
    }
}
