package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/** Judges whether the rating that held on the day of an event was good enough, or an exception had been approved by then. */
final class RatingOnDay {

    private final CaseDraft draft;
    private final String event;
    private final Now now;

    RatingOnDay(CaseDraft draft, String event, Now now) {
        this.draft = draft;
        this.event = event;
        this.now = now;
    }

    List<Verdict> judge() {
        LocalDate day = draft.fact.day(event);
        if (day == null) {
            return draft.fact.happened(event) ? List.of(verdict("rolling", Outcome.UNKNOWN, null, "The day it " + event + " is missing.", true)) : List.of();
        }
        return !now.reached(day) ? List.of() : List.of(judge(day));
    }

    private Verdict judge(LocalDate day) {
        List<Rating> ratings = draft.ratings == null ? List.of() : draft.ratings;
        Rating held = ratings.stream().filter(rating -> rating.publishedOn() != null && !rating.publishedOn().isAfter(day))
                .reduce((one, other) -> later(one, other)).orElse(null);
        boolean undated = draft.publications.stream().anyMatch(publication -> mayHaveHeld(publication, day));
        String was = "It " + event + " on " + BusinessTime.write(day) + ". ";
        String exception = exception(day);
        if (exception != null) {
            return verdict(day.toString(), Outcome.COMPLIANT, held, was + exception, false);
        }
        if (undated) {
            return verdict(day.toString(), Outcome.UNKNOWN, held, was + "A rating of the location has no day of publication, so it cannot be told which one held.", true);
        }
        if (held == null || held.band() == Rating.Band.NOT_RATED) {
            return verdict(day.toString(), Outcome.UNKNOWN, held, was + "No rating of the location had been published by then.", false);
        }
        return verdict(day.toString(), RatingJudge.goodOrBetter(held) ? Outcome.COMPLIANT : Outcome.BREACH, held,
                was + "The location was then rated %s, published on %s; the rating must be Good or better.".formatted(RatingJudge.word(held.band()),
                        BusinessTime.write(Objects.requireNonNull(held.publishedOn()))), false);
    }

    /** A rating without its day may have held on any day that no publication parts from the day on which it was seen. */
    private boolean mayHaveHeld(RatingPublication undated, LocalDate day) {
        if (undated.publishedOn() != null || undated.band() == Rating.Band.NOT_RATED) {
            return false;
        }
        LocalDate seen = undated.seenOn();
        return seen == null || draft.publications.stream().map(RatingPublication::publishedOn)
                .noneMatch(published -> published != null && published.isAfter(seen) != published.isAfter(day));
    }

    private static Rating later(Rating one, Rating other) {
        int compared = String.valueOf(one.publishedOn()).compareTo(String.valueOf(other.publishedOn()));
        return compared > 0 || compared == 0 && one.band().compareTo(other.band()) >= 0 ? one : other;
    }

    private @Nullable String exception(LocalDate day) {
        LocalDate approved = draft.exceptionWhen == null ? null : draft.fact.day(draft.exceptionWhen);
        return approved == null || approved.isAfter(day) ? null
                : "It %s on %s, in time.".formatted(draft.exceptionWhen, BusinessTime.write(approved));
    }

    private Verdict verdict(String period, Outcome outcome, @Nullable Rating held, String text, boolean dateMissing) {
        boolean over = draft.endings.stream().anyMatch(ending -> now.reached(ending.day()));
        Judgement judgement = new Judgement(draft.standard, draft.subject, period, draft.fact.unit(), outcome,
                outcome == Outcome.BREACH ? RatingJudge.severity(draft, held) : null, null, !over && outcome != Outcome.COMPLIANT,
                Explanation.of(draft.name.words() + ": " + text, List.of(text), Map.of()));
        return new Verdict(judgement, draft.name.key(), dateMissing);
    }
}
