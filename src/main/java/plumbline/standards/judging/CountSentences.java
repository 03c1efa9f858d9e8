package plumbline.standards.judging;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.FactWords;
import plumbline.facts.Rating;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.RateCase.Part;

/** The sentences about records that count in a rate, in which period, and what counts as met. */
public final class CountSentences {

    private final Bench bench;

    CountSentences(Bench bench) {
        this.bench = bench;
    }

    public void inSpan(String span, String event) {
        inSpanLater(span, event, 0);
    }

    public void inSpanLater(String span, String event, int days) {
        Fact fact = bench.draft().fact;
        bench.records().countsIn(span, days, fact.day(event), fact.happened(event));
    }

    public void inSpanDone(String span, JudgedCase judged) {
        bench.records().countsIn(span, 0, judged.doneOn(), judged.dayMissing());
        if (judged.outcome() == Outcome.EXCLUDED) {
            bench.records().gone();
        }
    }

    public void metInTime(JudgedCase judged) {
        Part part = judged.outcome() == Outcome.COMPLIANT ? Part.MET : judged.outcome() == Outcome.BREACH ? Part.NOT_MET : Part.UNKNOWN;
        bench.records().require((now, period) -> part);
    }

    public void metIf(String state) {
        CaseRecord record = record();
        Part part = !record.known(state) ? Part.UNKNOWN : record.holds(state) ? Part.MET : Part.NOT_MET;
        bench.records().require((now, period) -> part);
    }

    public void metIfIs(String attribute, String choice) {
        metIfIsEither(attribute, choice, choice);
    }

    public void metIfIsEither(String attribute, String choice, String other) {
        CaseRecord record = record();
        Part part = !record.known(attribute) ? Part.UNKNOWN
                : record.is(attribute, choice) || record.is(attribute, other) ? Part.MET : Part.NOT_MET;
        bench.records().require((now, period) -> part);
    }

    /** What is dated after the moment of judging has not happened yet; a deadline may lie ahead. */
    public void metIfBy(String event, String otherEvent) {
        Fact fact = bench.draft().fact;
        LocalDate on = fact.day(event);
        LocalDate by = fact.day(otherEvent);
        boolean lost = fact.happened(event) && on == null;
        boolean fixed = !FactWords.mayLieAhead(fact, otherEvent);
        bench.records().require((now, period) -> {
            if (lost || by == null || fixed && !now.reached(by)) {
                return Part.UNKNOWN;
            }
            if (on != null && now.reached(on)) {
                return on.isAfter(by) ? Part.NOT_MET : Part.MET;
            }
            return !now.reached(by) ? Part.UNKNOWN : Part.NOT_MET;
        });
    }

    public void metIfByTheEnd(String event, String span) {
        Fact fact = bench.draft().fact;
        LocalDate on = fact.day(event);
        boolean lost = fact.happened(event) && on == null;
        bench.records().require((now, period) -> {
            if (lost || period == null) {
                return Part.UNKNOWN;
            }
            return on != null && !on.isAfter(period.last()) ? Part.MET : Part.NOT_MET;
        });
    }

    /** Elapsed time either way; a day without its time cannot be told. */
    public void metIfWithinMinutes(String event, int minutes, String otherEvent) {
        Fact fact = bench.draft().fact;
        Instant at = fact.moment(event);
        Instant planned = fact.moment(otherEvent);
        Part part = at == null || planned == null ? Part.UNKNOWN
                : Duration.between(planned, at).abs().compareTo(Duration.ofMinutes(minutes)) <= 0 ? Part.MET : Part.NOT_MET;
        bench.records().require((now, period) -> part);
    }

    public void valueInDays(String event, String otherEvent) {
        Fact fact = bench.draft().fact;
        bench.records().value(new RecordCounter.Wait(fact.day(event), fact.day(otherEvent)));
    }

    /** Of the ratings collected before; one that is missing, undated or published later cannot be told. */
    public void metByGoodRating() {
        CaseDraft draft = bench.draft();
        if (draft.endings.stream().anyMatch(ending -> bench.now.reached(ending.day()))) {
            bench.records().gone();
        }
        Rating rating = RatingJudge.latest(draft);
        boolean known = rating != null && rating.band() != Rating.Band.NOT_RATED && rating.publishedOn() != null
                && bench.now.reached(rating.publishedOn());
        Part part = !known ? Part.UNKNOWN : RatingJudge.goodOrBetter(rating) ? Part.MET : Part.NOT_MET;
        bench.records().require((now, period) -> part);
    }

    /** The person counts when something is recorded of them in the last months. */
    public void personWith(String event, int months, List<?> records) {
        CaseDraft draft = bench.draft();
        bench.counts(new DifferentCounter(bench.counted(draft.subject.ref()), event, months,
                records.stream().map(CaseRecord.class::cast).toList()));
    }

    public void metByDifferent(int least) {
        bench.different().least(least);
    }

    public void impossible(JudgedRecord judged) {
        countsJudged(judged, judged.impossible());
    }

    public void duplicate(JudgedRecord judged) {
        countsJudged(judged, judged.duplicate());
    }

    private void countsJudged(JudgedRecord judged, boolean found) {
        bench.rateCases.add(new Counted(bench.standard(), judged.ref(), judged.person(), judged.unit()).as(found ? Part.MET : Part.NOT_MET));
    }

    private CaseRecord record() {
        return (CaseRecord) bench.draft().fact;
    }
}
