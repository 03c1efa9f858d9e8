package plumbline.standards.judging;

import java.time.LocalDate;
import java.time.Month;

/** When somebody reaches an age. */
final class Birthdays {

    private Birthdays() {
    }

    /**
     * The day of a birthday.
     *
     * @param firstOfMarch whether somebody born on 29 February has the birthday on 1 March of a common year, else on 28 February
     *                     (a setting of the standard: the law does not say it in so many words)
     */
    static LocalDate of(LocalDate born, int age, boolean firstOfMarch) {
        LocalDate day = born.plusYears(age);
        boolean leapDay = born.getMonth() == Month.FEBRUARY && born.getDayOfMonth() == 29 && day.getDayOfMonth() == 28;
        return leapDay && firstOfMarch ? day.plusDays(1) : day;
    }
}
