package plumbline.standards.judging;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.Deadline;
import plumbline.core.TimeLimit;
import plumbline.core.WorkingCalendar;

/** Works out the deadline of one turn: the limit with its pauses, a date that comes sooner or later, an extension in time. */
final class Deadlines {

    private final CaseDraft draft;
    private final Turn turn;
    private final Deadline deadline;
    private @Nullable String because;

    Deadlines(CaseDraft draft, Turn turn, PausedLimit paused, WorkingCalendar calendar, Now now) {
        this.draft = draft;
        this.turn = turn;
        Deadline plain = draft.deadlineDay != null ? Deadline.endOf(draft.deadlineDay) : paused.from(turn.start(), turn.limit());
        this.deadline = extended(later(sooner(plain)), paused, now);
    }

    Deadline deadline() {
        return deadline;
    }

    /** What moved the deadline away from the plain limit, as the beginning of a sentence, or {@code null}. */
    @Nullable String because() {
        return because;
    }

    private Deadline sooner(Deadline plain) {
        LocalDate sooner = draft.soonerDay;
        if (sooner == null || sooner.isBefore(turn.start().day()) || !sooner.isBefore(plain.lastDay())) {
            return plain;
        }
        because = draft.soonerWords + " sooner than that";
        return Deadline.endOf(sooner);
    }

    private Deadline later(Deadline plain) {
        LocalDate earliest = draft.noEarlierThan;
        if (earliest == null || !earliest.isAfter(plain.lastDay())) {
            return plain;
        }
        because = draft.noEarlierWords + " later than that";
        return Deadline.endOf(earliest);
    }

    /** More time counts only if it was agreed before the first deadline had passed. */
    private Deadline extended(Deadline plain, PausedLimit paused, Now now) {
        CaseDraft.Extension extension = draft.extension;
        if (extension == null || extension.agreedOn() == null || !now.reached(extension.agreedOn())) {
            return plain;
        }
        if (extension.agreedOn().isAfter(plain.lastDay())) {
            because = extension.words() + " only on " + BusinessTime.write(extension.agreedOn()) + ", when the deadline had passed";
            return plain;
        }
        Deadline longer = extension.until() != null ? Deadline.endOf(extension.until())
                : extension.months() != null ? paused.from(turn.start(), longer(extension.months())) : plain;
        if (!longer.lastDay().isAfter(plain.lastDay())) {
            return plain;
        }
        because = extension.words() + " in time, on " + BusinessTime.write(extension.agreedOn());
        return longer;
    }

    private TimeLimit longer(int months) {
        return turn.limit().withAmount(turn.limit().amount() + months);
    }
}
