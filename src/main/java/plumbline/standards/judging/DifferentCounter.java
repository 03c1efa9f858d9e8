package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.facts.CaseRecord;
import plumbline.standards.RateCase;
import plumbline.standards.RateCase.Part;

/**
 * Counts a person of whom something was recorded in the last months, and as met when it was so several times. Records that
 * say the same in every field are one. A record without its day may or may not belong there.
 */
final class DifferentCounter implements Counting {

    private final Counted counted;
    private final String event;
    private final int months;
    private final List<CaseRecord> records;
    private int least = 1;

    DifferentCounter(Counted counted, String event, int months, List<CaseRecord> records) {
        this.counted = counted;
        this.event = event;
        this.months = months;
        this.records = records;
    }

    void least(int number) {
        least = number;
    }

    @Override
    public @Nullable RateCase count(Now now) {
        Set<Object> dated = new HashSet<>();
        Set<Object> undated = new HashSet<>();
        for (CaseRecord record : records) {
            LocalDate on = record.day(event);
            if (on == null) {
                undated.add(record.values());
            } else if (!now.lastMonthsBeginAfter(on, months) && now.reached(on)) {
                dated.add(record.values());
            }
        }
        if (dated.isEmpty() && undated.isEmpty()) {
            return null;
        }
        boolean cannotBeTold = dated.size() < least && dated.size() + undated.size() >= least || dated.isEmpty();
        return counted.as(cannotBeTold ? Part.UNKNOWN : dated.size() >= least ? Part.MET : Part.NOT_MET);
    }
}
