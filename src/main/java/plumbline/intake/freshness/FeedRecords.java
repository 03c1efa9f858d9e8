package plumbline.intake.freshness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;
import plumbline.facts.KeptRecords;
import plumbline.facts.RecordKinds;
import plumbline.organisation.Organisation;

/**
 * How feeds came, as the rules see it: a record for each file that was awaited, and one for each that was empty or suddenly small.
 * Feeds of which nobody has said when they should come are left out. What is over stays spoken of for some files more, so that it
 * is found to be put right.
 */
@Component
class FeedRecords implements KeptRecords {

    static final String AWAITED = "awaited file";
    static final String INCOMPLETE = "incomplete file";

    /** Of so many files of a feed is spoken. */
    private static final int SPOKEN_OF = 6;

    private final FeedTable table;
    private final Organisation organisation;
    private final Clock clock;

    FeedRecords(FeedTable table, Organisation organisation, Clock clock) {
        this.table = table;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public List<CaseRecord> records() {
        Map<FeedName, Expectation> expectations = table.expectations();
        if (expectations.isEmpty()) {
            return List.of();
        }
        Map<FeedName, List<Arrival>> arrivals = table.arrivals(clock.instant(), SPOKEN_OF + FeedState.LOOKED_AT);
        List<CaseRecord> records = new ArrayList<>();
        expectations.forEach((feed, expectation) -> {
            UnitId unit = expectation.answers().orElseGet(() -> organisation.council().id());
            records.addAll(of(feed, expectation, arrivals.getOrDefault(feed, List.of()), unit));
        });
        return records;
    }

    /** @param arrivals the latest first */
    static List<CaseRecord> of(FeedName feed, Expectation expectation, List<Arrival> arrivals, UnitId unit) {
        List<CaseRecord> records = new ArrayList<>(awaited(feed, expectation, arrivals, unit));
        records.addAll(incomplete(feed, expectation, arrivals, unit));
        return records;
    }

    /** The file after each of the latest, and the first one when none has come yet. */
    private static List<CaseRecord> awaited(FeedName feed, Expectation expectation, List<Arrival> arrivals, UnitId unit) {
        List<CaseRecord> records = new ArrayList<>();
        LocalDate stated = BusinessTime.dayOf(expectation.statedAt());
        if (arrivals.isEmpty()) {
            records.add(awaited(feed.title() + ", its first file", stated, due(expectation, stated), null, unit));
        }
        for (int i = 0; i < Math.min(arrivals.size(), SPOKEN_OF); i++) {
            LocalDate from = day(arrivals.get(i));
            LocalDate due = due(expectation, from);
            LocalDate next = i == 0 ? null : day(arrivals.get(i - 1));
            // What came before anybody said when it should was not late by that.
            records.add(awaited(feed.title() + " after import " + arrivals.get(i).batch(), from, next != null && due.isBefore(stated) ? stated : due, next, unit));
        }
        return records;
    }

    private static CaseRecord awaited(String ref, LocalDate from, LocalDate due, @Nullable LocalDate came, UnitId unit) {
        Map<String, Object> fields = new HashMap<>(Map.of("awaited from", from, "due on", due));
        if (came != null) {
            fields.put("came on", came);
        }
        return record(AWAITED, ref, unit, fields);
    }

    private static LocalDate due(Expectation expectation, LocalDate from) {
        return from.plusDays((long) expectation.everyDays() + expectation.graceDays());
    }

    /** Each of the latest files that was empty or small; a reason puts it right, or the next file that is neither. */
    private static List<CaseRecord> incomplete(FeedName feed, Expectation expectation, List<Arrival> arrivals, UnitId unit) {
        List<CaseRecord> records = new ArrayList<>();
        LocalDate complete = null;
        for (int i = 0; i < Math.min(arrivals.size(), SPOKEN_OF); i++) {
            Arrival arrival = arrivals.get(i);
            if (!FeedState.incomplete(expectation, arrivals.subList(i, Math.min(arrivals.size(), i + FeedState.LOOKED_AT)))) {
                complete = day(arrival);
                continue;
            }
            Map<String, Object> fields = new HashMap<>(Map.of("came on", day(arrival)));
            LocalDate right = arrival.confirmedAt() == null ? complete : BusinessTime.dayOf(arrival.confirmedAt());
            if (right != null) {
                fields.put("put right on", right);
            }
            records.add(record(INCOMPLETE, feed.title() + " of import " + arrival.batch(), unit, fields));
        }
        return records;
    }

    private static LocalDate day(Arrival arrival) {
        return BusinessTime.dayOf(arrival.at());
    }

    private static CaseRecord record(String kind, String ref, UnitId unit, Map<String, Object> fields) {
        return CaseRecord.of(RecordKinds.named(kind).orElseThrow(), ref, unit, fields);
    }
}
