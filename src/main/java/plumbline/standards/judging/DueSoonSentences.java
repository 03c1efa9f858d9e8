package plumbline.standards.judging;

/** From when on a duty is due soon. */
interface DueSoonSentences extends ClockBench {

    default void dueSoonFromMinute(int minute) {
        draft().dueSoon = new DueSoon.FromMinute(minute);
    }

    default void dueSoonFromHour(int hour) {
        draft().dueSoon = new DueSoon.FromMinute(hour * 60);
    }

    default void dueSoonFromDay(int day) {
        draft().dueSoon = new DueSoon.FromDay(Bench.limit(day, "DAY_EXCL"));
    }

    default void dueSoonFromWorkingDay(int day) {
        draft().dueSoon = new DueSoon.FromDay(Bench.limit(day, "WD_EXCL"));
    }

    default void dueSoonFromTheStart() {
        draft().dueSoon = new DueSoon.FromDay(Bench.limit(0, "DAY_EXCL"));
    }

    default void dueSoonInTheLastDays(int days) {
        draft().dueSoon = new DueSoon.LastDays(days);
    }

    default void dueSoonInTheLastWorkingDays(int days) {
        draft().dueSoon = new DueSoon.LastWorkingDays(days);
    }

    default void laterDueSoonInTheLastDays(int days) {
        draft().laterDueSoon = new DueSoon.LastDays(days);
    }
}
