package plumbline.standards.judging;

import java.math.BigDecimal;
import plumbline.facts.CaseRecord;

/** How long a clock may run, and by whose calendar. */
interface LimitSentences extends ClockBench {

    default void limit(int amount, String convention) {
        draft().limit = Bench.limit(amount, convention);
    }

    default void limitOfMonths(String quantity) {
        BigDecimal months = ((CaseRecord) fact()).number(quantity);
        if (months == null || months.signum() <= 0 || months.intValue() > 120) {
            draft().startDay = null;
        }
        limit(months == null ? 1 : Math.max(1, Math.min(120, months.intValue())), "MONTH");
    }

    default void laterLimit(int amount, String convention) {
        draft().laterLimit = Bench.limit(amount, convention);
    }

    default void countsByTheUnitedKingdom() {
        draft().unitedKingdom = true;
    }

    default void step(int number) {
        draft().step = number;
    }
}
