package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.List;
import plumbline.facts.CaseRecord;
import plumbline.facts.Pause;

/** What a clock stands still for. */
interface PauseSentences extends ClockBench {

    default void pauses(String reason, List<?> facts) {
        for (Object fact : facts) {
            Pause pause = (Pause) fact;
            draft().pauses.add(new CaseDraft.Pausing(reason, pause.from(), pause.until()));
        }
    }

    default void pausesBetween(String from, String until) {
        LocalDate began = fact().day(from);
        if (began != null) {
            draft().pauses.add(new CaseDraft.Pausing("it " + from, began, fact().day(until)));
        }
    }

    default void pausesDuring(String kind, List<?> records) {
        for (Object record : records) {
            LocalDate began = ((CaseRecord) record).day("began");
            LocalDate ended = ((CaseRecord) record).day("ended");
            if (began != null) {
                // A spell's last day is a day of it; a pause ends on the day the clock runs again.
                draft().pauses.add(new CaseDraft.Pausing(kind, began, ended == null ? null : ended.plusDays(1)));
            }
        }
    }
}
