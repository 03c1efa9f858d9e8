package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.facts.Rating;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/** Judges whether a location's latest published rating is good enough. */
final class RatingJudge {

    private static final String NO_PERIOD = "rolling";

    private final Now now;

    RatingJudge(Now now) {
        this.now = now;
    }

    List<Verdict> judge(CaseDraft draft) {
        return draft.ratedWhen != null ? new RatingOnDay(draft, draft.ratedWhen, now).judge() : List.of(judgeLatest(draft));
    }

    private Verdict judgeLatest(CaseDraft draft) {
        CaseDraft.Ending ending = draft.endings.stream().filter(end -> now.reached(end.day()))
                .min(Comparator.comparing(CaseDraft.Ending::day)).orElse(null);
        Rating rating = latest(draft);
        if (ending != null) {
            return verdict(draft, rating, Outcome.EXCLUDED, Turns.capital(ending.words()) + " on " + BusinessTime.write(ending.day())
                    + ", so the standard no longer applies.", false);
        }
        if (rating == null || rating.band() == Rating.Band.NOT_RATED) {
            return verdict(draft, rating, Outcome.UNKNOWN, "No rating has been published for it.", false);
        }
        LocalDate published = rating.publishedOn();
        if (published == null) {
            return verdict(draft, rating, Outcome.UNKNOWN, "It is rated " + word(rating.band()) + ", but the day of publication is missing.", true);
        }
        if (!now.reached(published)) {
            return verdict(draft, rating, Outcome.UNKNOWN, "The only rating known was published later, on " + BusinessTime.write(published) + ".", false);
        }
        boolean good = goodOrBetter(rating);
        String text = "It was rated %s (%s) on %s; the rating must be Good or better.%s".formatted(word(rating.band()), rating.basis(),
                BusinessTime.write(published), ageNote(draft, published));
        return verdict(draft, rating, good ? Outcome.COMPLIANT : Outcome.BREACH, text, false);
    }

    private String ageNote(CaseDraft draft, LocalDate published) {
        boolean old = draft.noteAfterYears > 0 && now.passed(published.plusYears(draft.noteAfterYears));
        return old ? " Note: the rating is more than %d years old.".formatted(draft.noteAfterYears) : "";
    }

    static boolean goodOrBetter(Rating rating) {
        return rating.band() == Rating.Band.GOOD || rating.band() == Rating.Band.OUTSTANDING;
    }

    static @Nullable Rating latest(CaseDraft draft) {
        List<Rating> ratings = draft.ratings == null ? List.of() : draft.ratings;
        return ratings.stream().max(Comparator.comparing(Rating::publishedOn, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Rating::band)).orElse(null);
    }

    private Verdict verdict(CaseDraft draft, @Nullable Rating rating, Outcome outcome, String text, boolean dateMissing) {
        Severity severity = outcome != Outcome.BREACH ? null : severity(draft, rating);
        LocalDate published = rating == null ? null : rating.publishedOn();
        Explanation explanation = Explanation.of(draft.name.words() + ": " + text, List.of(text), values(rating));
        return new Verdict(new Judgement(draft.standard, draft.subject, published == null ? NO_PERIOD : published.toString(),
                draft.fact.unit(), outcome, severity, null, outcome != Outcome.EXCLUDED, explanation), draft.name.key(), dateMissing);
    }

    static Severity severity(CaseDraft draft, @Nullable Rating rating) {
        boolean inadequate = rating != null && rating.band() == Rating.Band.INADEQUATE && draft.severityIfInadequate != null;
        return inadequate ? Objects.requireNonNull(draft.severityIfInadequate) : draft.severities.stream().filter(SeverityStep::holds)
                .map(SeverityStep::severity).min(Comparator.naturalOrder()).orElseThrow();
    }

    private Map<String, String> values(@Nullable Rating rating) {
        Map<String, String> values = new LinkedHashMap<>();
        if (rating != null) {
            values.put("rating", word(rating.band()));
            if (rating.publishedOn() != null) {
                values.put("publishedOn", rating.publishedOn().toString());
            }
        }
        return values;
    }

    static String word(Rating.Band band) {
        String words = band.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Turns.capital(words);
    }
}
