package plumbline.studio.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;
import plumbline.facts.KeptRecords;
import plumbline.facts.RecordKinds;
import plumbline.organisation.Organisation;
import plumbline.standards.StandardTenures;
import plumbline.standards.StandardTenures.Tenure;

/**
 * The standards and the decisions about them as the rules see them, so that an overdue decision is a breach like any other. Those
 * that were taken out stay spoken of: what is no more spoken of is never found to be over.
 */
@Component
class ReviewRecords implements KeptRecords {

    static final String STANDARD = "standard in force";
    static final String REVIEW = "standard review";

    private final StandardTenures tenures;
    private final ReviewTable reviews;
    private final Organisation organisation;

    ReviewRecords(StandardTenures tenures, ReviewTable reviews, Organisation organisation) {
        this.tenures = tenures;
        this.reviews = reviews;
        this.organisation = organisation;
    }

    @Override
    public List<CaseRecord> records() {
        UnitId council = organisation.council().id();
        Map<String, List<DecidedReview>> decided = reviews.all().stream().collect(Collectors.groupingBy(DecidedReview::standard));
        List<CaseRecord> records = new ArrayList<>();
        for (Tenure tenure : tenures.all()) {
            records.addAll(of(tenure, decided.getOrDefault(tenure.standard().value(), List.of()), council));
        }
        return records;
    }

    /** @param decided the decisions about the standard, the oldest first */
    static List<CaseRecord> of(Tenure tenure, List<DecidedReview> decided, UnitId council) {
        List<DecidedReview> counting = decided.stream().filter(review -> counts(review, tenure)).toList();
        List<CaseRecord> records = new ArrayList<>();
        CaseRecord standard = standard(tenure, counting, council);
        records.add(standard);
        counting.forEach(review -> records.add(review(standard, review, council)));
        return records;
    }

    private static CaseRecord standard(Tenure tenure, List<DecidedReview> decided, UnitId council) {
        LocalDate from = BusinessTime.dayOf(tenure.from());
        LocalDate first = decided.isEmpty() ? from : BusinessTime.dayOf(decided.get(0).decidedAt());
        Map<String, Object> fields = new HashMap<>(Map.of("in force from", first.isBefore(from) ? first : from));
        if (tenure.until() != null) {
            fields.put("taken out on", BusinessTime.dayOf(tenure.until()));
        }
        String ref = tenure.standard().value() + (tenure.number() == 1 ? "" : ", in force for time " + tenure.number());
        return CaseRecord.of(RecordKinds.named(STANDARD).orElseThrow(), ref, council, fields);
    }

    /** A decision counts for the stay in which it was made; what was decided before the first was decided about the standard all the same. */
    static boolean counts(DecidedReview review, Tenure tenure) {
        boolean begun = tenure.number() == 1 || !review.decidedAt().isBefore(tenure.from());
        return begun && (tenure.until() == null || review.decidedAt().isBefore(tenure.until()));
    }

    private static CaseRecord review(CaseRecord standard, DecidedReview review, UnitId council) {
        LocalDate day = BusinessTime.dayOf(review.decidedAt());
        String says = RecordKinds.named(REVIEW).orElseThrow().fields().get("decided on").says();
        return new CaseRecord(REVIEW, standard.ref() + ", decision " + review.number(), 0, null, council, standard.ref(), Map.of(says, day));
    }
}
