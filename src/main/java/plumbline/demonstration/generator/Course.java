package plumbline.demonstration.generator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How work runs its course up to the day the files are of: most of it in time, some late, little forgotten. */
final class Course {

    private final LocalDate asAt;

    Course(LocalDate asAt) {
        this.asAt = asAt;
    }

    LocalDate asAt() {
        return asAt;
    }

    /** A weekday of the last so many days. */
    LocalDate lately(int days, Chance chance) {
        return weekday(chance.dayBetween(asAt.minusDays(days), asAt.minusDays(1)));
    }

    /**
     * The day on which something was done; {@code null} while it is not.
     *
     * @param limit the days there are for it
     * @param late  how many of a thousand are late; an eighth as many are never done
     */
    @Nullable LocalDate done(LocalDate start, int limit, double late, Chance chance) {
        if (chance.perThousand(late / 8)) {
            return null;
        }
        LocalDate day = chance.perThousand(late) ? start.plusDays(limit + chance.between(2, 4 + limit / 2))
                : weekday(start.plusDays(chance.between(limit / 3, limit)));
        return past(day.isBefore(start) ? start : day);
    }

    /** The day, if it is before the day the files are of. */
    @Nullable LocalDate past(LocalDate day) {
        return day.isBefore(asAt) ? day : null;
    }

    /** The day itself or the Friday before. */
    static LocalDate weekday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? day.minusDays(1) : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(2) : day;
    }

    static LocalDate nextWorkingDay(LocalDate day) {
        return day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : day.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 1);
    }
}
