package plumbline.escalation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.breaches.ExceptionRequest;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.escalation.ExceptionLimits.Limit;
import plumbline.organisation.Organisation;

/**
 * Pauses and waivers that follow one another: once they go beyond the longest that one may last, each further one is decided a tier
 * higher than the one before, so that nothing is put off again and again unseen.
 */
@Component
class RepeatedExceptions {

    private final Organisation organisation;
    private final Clock clock;

    RepeatedExceptions(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    /** How many working days those granted before have lasted together. */
    int used(List<? extends ExceptionRequest> before) {
        WorkingCalendar calendar = organisation.calendar(Jurisdiction.ENGLAND);
        return granted(before).mapToInt(request -> {
            LocalDate ended = BusinessTime.dayOf(Objects.requireNonNull(request.endedAt()));
            LocalDate last = ended.isBefore(request.until()) ? ended : request.until();
            return calendar.workingDaysBetween(BusinessTime.dayOf(Objects.requireNonNull(request.decidedAt())), last);
        }).sum();
    }

    /**
     * The lowest tier that may approve another one.
     *
     * @param before  those asked for before, in any state
     * @param longest in working days, for all of them together
     */
    int lowestApprover(List<? extends ExceptionRequest> before, LocalDate until, int longest, Limit limit) {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        int days = used(before) + organisation.calendar(Jurisdiction.ENGLAND).workingDaysBetween(today, until);
        int higher = granted(before).mapToInt(ExceptionRequest::lowestApprover).max().orElse(0) + 1;
        int top = organisation.ladder().tiers().stream().mapToInt(tier -> tier.position()).max().orElse(limit.lowestApprover());
        return days <= longest ? limit.lowestApprover() : Math.min(top, Math.max(limit.lowestApprover(), higher));
    }

    private static Stream<? extends ExceptionRequest> granted(List<? extends ExceptionRequest> before) {
        return before.stream().filter(request -> request.state() == ExceptionRequest.State.EXPIRED || request.state() == ExceptionRequest.State.CLEARED);
    }
}
