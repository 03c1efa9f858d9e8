package plumbline.standards.judging;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.facts.CaseRecord;

/** A duty that falls due once in every calendar month, or once in each of the first weeks, as the sentences of a rule say it. */
final class RegularDuty {

    final String noun;
    final String event;
    final List<CaseRecord> records;
    /** How many weeks from the start; 0 for calendar months without end. */
    final int weeks;
    final List<CaseRecord> absences = new ArrayList<>();
    @Nullable String state;
    @Nullable Severity severityOfState;
    @Nullable LocalDate begins;

    /**
     * One month or week.
     *
     * @param key names it among the periods of one subject: the month, or the week's first day
     */
    record Stretch(String key, LocalDate first, LocalDate last, String words) {
    }

    RegularDuty(String noun, String event, int weeks, List<CaseRecord> records) {
        this.noun = noun;
        this.event = event;
        this.weeks = weeks;
        this.records = records;
    }

    /**
     * The stretches to judge, oldest first: of weeks all that have begun, of months the last whole one, the running one, and the
     * one before the month in which the duty ended. Of a duty that ended long ago nothing else is looked at any more, and what was
     * missed in its last month would be open for good.
     */
    List<Stretch> stretches(LocalDate start, @Nullable LocalDate ended, Now now) {
        List<Stretch> stretches = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            LocalDate first = start.plusWeeks(week);
            if (now.reached(first)) {
                stretches.add(new Stretch(first.toString(), first, first.plusDays(6), "Week " + (week + 1)));
            }
        }
        if (weeks == 0) {
            for (YearMonth one : months(ended, now.month())) {
                if (!one.atDay(1).isBefore(start)) {
                    stretches.add(new Stretch(one.toString(), one.atDay(1), one.atEndOfMonth(), "The month"));
                }
            }
        }
        return stretches;
    }

    private static SortedSet<YearMonth> months(@Nullable LocalDate ended, YearMonth running) {
        SortedSet<YearMonth> months = new TreeSet<>(List.of(running.minusMonths(1), running));
        if (ended != null && YearMonth.from(ended).isBefore(running)) {
            months.add(YearMonth.from(ended).minusMonths(1));
        }
        return months;
    }
}
