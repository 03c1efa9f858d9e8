package plumbline.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;
import plumbline.intake.freshness.Arrival;
import plumbline.intake.freshness.Expectation;
import plumbline.intake.freshness.FeedState;

/**
 * How fresh a feed is, as the API gives it.
 *
 * @param trouble         NONE, NOT_EXPECTED, LATE, EMPTY or SMALL
 * @param smallestPercent the least part of its usual rows it may have
 * @param answers         the unit that answers for it, or {@code null} when it is the council as a whole
 */
record FeedStateView(String feed, String title, String trouble, String words, @Nullable Instant lastCame, @Nullable Long lastBatch,
                     @Nullable Integer rows, int usualRows, @Nullable LocalDate dataAsOf, @Nullable LocalDate expectedBy,
                     @Nullable Integer everyDays, @Nullable Integer graceDays, @Nullable Integer smallestPercent, @Nullable String answers,
                     @Nullable String confirmed) {

    static FeedStateView of(FeedState state) {
        Arrival last = state.last();
        Expectation expected = state.expectation();
        return new FeedStateView(state.feed().code(), state.feed().title(), state.trouble().name(), state.words(),
                last == null ? null : last.at(), last == null ? null : last.batch(), last == null ? null : last.rows(), state.usualRows(),
                last == null ? null : last.dataAsOf(), state.expectedBy(), expected == null ? null : expected.everyDays(),
                expected == null ? null : expected.graceDays(), expected == null ? null : expected.smallestPercent(),
                expected == null ? null : expected.answers().map(UnitId::value).orElse(null),
                last == null ? null : last.confirmed());
    }
}
