package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.facts.CaseRecord;

/** Checks that an accreditation was in force on the day of an event. A renewal that is under way extends nothing. */
final class Accredited implements Check {

    private final Dated event;
    private final List<CaseRecord> accreditations;
    private final @Nullable LocalDate over;
    private int soonDays;

    /** @param over the day from which a coming expiry is of no interest any more, if any */
    Accredited(Dated event, List<CaseRecord> accreditations, @Nullable LocalDate over) {
        this.event = event;
        this.accreditations = accreditations;
        this.over = over;
    }

    void soonWithin(int days) {
        soonDays = days;
    }

    @Override
    public Answer answer(Now now) {
        LocalDate day = event.on();
        if (day == null) {
            return Answer.dateMissing("the day it " + event.says() + " is missing");
        }
        String on = " on " + BusinessTime.write(day) + ", the day it " + event.says();
        LocalDate end = accreditations.stream().filter(found -> inForce(found, day)).map(found -> found.day("ends"))
                .filter(Objects::nonNull).max(LocalDate::compareTo).orElse(null);
        if (end != null) {
            boolean going = over == null || !now.reached(over);
            boolean soon = going && soonDays > 0 && !now.passed(end) && now.reached(end.minusDays(soonDays));
            return new Answer(soon ? Result.ENDS_SOON : Result.HOLDS,
                    "an accreditation of the provider was in force" + on + "; it ends on " + BusinessTime.write(end), false);
        }
        if (accreditations.stream().anyMatch(found -> mayBeInForce(found, day))) {
            return Answer.dateMissing("a date of an accreditation is missing, so it cannot be told whether one was in force" + on);
        }
        return Answer.of(false, "no accreditation of the provider was in force" + on);
    }

    private static boolean inForce(CaseRecord accreditation, LocalDate day) {
        LocalDate began = accreditation.day("began");
        LocalDate ends = accreditation.day("ends");
        return began != null && ends != null && !began.isAfter(day) && !ends.isBefore(day) && !withdrawn(accreditation, day)
                && !withdrawnOnLostDay(accreditation);
    }

    private static boolean mayBeInForce(CaseRecord accreditation, LocalDate day) {
        LocalDate began = accreditation.day("began");
        LocalDate ends = accreditation.day("ends");
        return (began == null || !began.isAfter(day)) && (ends == null || !ends.isBefore(day)) && !withdrawn(accreditation, day);
    }

    private static boolean withdrawn(CaseRecord accreditation, LocalDate day) {
        LocalDate withdrawn = accreditation.day("was withdrawn");
        return withdrawn != null && !withdrawn.isAfter(day);
    }

    private static boolean withdrawnOnLostDay(CaseRecord accreditation) {
        return accreditation.happened("was withdrawn") && accreditation.day("was withdrawn") == null;
    }
}
