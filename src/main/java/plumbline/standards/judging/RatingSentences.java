package plumbline.standards.judging;

import java.util.List;
import plumbline.core.Severity;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;

/** The sentences about the regulator's ratings. */
public final class RatingSentences {

    private final Bench bench;

    RatingSentences(Bench bench) {
        this.bench = bench;
    }

    public void by(List<?> facts) {
        bench.draft().ratings = facts.stream().map(Rating.class::cast).toList();
    }

    /** The rating that held on the day of an event counts, not the latest. */
    public void onTheDay(String event, List<?> publications) {
        bench.draft().publications = publications.stream().map(RatingPublication.class::cast).toList();
        by(bench.draft().publications.stream()
                .map(published -> new Rating(published.ref(), published.unit(), published.band(), published.publishedOn(), "overall")).toList());
        bench.draft().ratedWhen = event;
    }

    public void mustBeGoodOrBetter() {
        if (bench.draft().ratings == null) {
            throw new IllegalStateException(bench.standard() + " judges a rating that it does not look up");
        }
    }

    public void orExceptionWhen(String event) {
        bench.draft().exceptionWhen = event;
    }

    public void severityIfInadequate(String severity) {
        bench.draft().severityIfInadequate = Severity.valueOf(severity);
    }

    public void noteOlderThan(int years) {
        bench.draft().noteAfterYears = years;
    }
}
