package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.core.Jurisdiction;
import plumbline.organisation.Organisation;

/** What a request for a pause or a waiver has to say: why, and until which day. */
@Component
class ExceptionTerm {

    private final Organisation organisation;
    private final Clock clock;

    ExceptionTerm(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * What is wrong with a request, and how to put it right.
     *
     * @param word    {@code pause} or {@code waiver}
     * @param wish    what should be, for example {@code the clock should be held}
     * @param longest in working days from today
     */
    Optional<String> problem(String word, String wish, String reason, @Nullable LocalDate until, int longest) {
        Optional<String> unclear = missingReason(reason, wish);
        if (unclear.isPresent()) {
            return unclear;
        }
        return until != null && !until.isBefore(today()) && !tooLong(until, longest) ? Optional.empty()
                : Optional.of("Enter the last day of the " + word + ", from today to " + BusinessTime.write(latest(longest)) + ", which is " + longest
                        + (longest == 1 ? " working day." : " working days."));
    }

    /** Refuses a reason that is missing or too long to be read. */
    Optional<String> missingReason(String reason, String why) {
        return FreeText.emptyOrTooLong(reason)
                ? Optional.of("Say why " + why + ", in at most " + FreeText.LONGEST + " characters.") : Optional.empty();
    }

    /** Whether the last day of a request has passed. */
    boolean over(LocalDate until) {
        return until.isBefore(today());
    }

    /** Whether a last day is more than so many working days from today. */
    boolean tooLong(LocalDate until, int longest) {
        return until.isAfter(latest(longest));
    }

    private LocalDate latest(int longest) {
        return organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(today(), longest);
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
