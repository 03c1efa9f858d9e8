package plumbline.standards.judging;

import java.time.LocalDate;

/** Deadlines that depend on a birthday. */
interface BirthdaySentences extends ClockBench {

    /** For somebody born on a leap day, the 1 March birthday is the one a standard means unless it says otherwise. */
    default void deadlineIsMonthsBeforeBirthday(int months, String birthday) {
        draft().birthday = new CaseDraft.Birthday(months, Integer.parseInt(birthday.replaceAll("\\D", "")));
        reckonBirthday(true);
    }

    default void leapBirthdayOnFirstOfMarch() {
        reckonBirthday(true);
    }

    default void leapBirthdayOnLastOfFebruary() {
        reckonBirthday(false);
    }

    private void reckonBirthday(boolean firstOfMarch) {
        LocalDate born = fact().day("was born");
        CaseDraft.Birthday birthday = draft().birthday;
        if (birthday == null) {
            throw new IllegalStateException(bench().standard() + " speaks of a birthday that no deadline depends on");
        }
        // Who is not born yet has no birthday to reckon from: the date is wrong.
        LocalDate day = born == null || !bench().now.reached(born) ? null : Birthdays.of(born, birthday.age(), firstOfMarch).minusMonths(birthday.monthsBefore());
        draft().startWords = null;
        draft().fixedDeadline("has its deadline", day);
    }
}
