package plumbline.standards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import plumbline.core.CountingConvention;
import plumbline.core.TimeLimit;
import plumbline.core.WorkingCalendar;

/** What must hold of paused limits for any pauses, compared with a slow reckoning day by day. */
class PausedLimitPropertyTest {

    private static final int ROUNDS = 2_000;
    private static final LocalDate EPOCH = LocalDate.of(2024, 1, 1);
    private static final List<CountingConvention> IN_DAYS = List.of(CountingConvention.DAY_EXCL, CountingConvention.DAY_INCL,
            CountingConvention.WD_EXCL, CountingConvention.MONTH, CountingConvention.MONTH_INCL);

    @Test
    void aDeadlineMovesByThePausedDaysInItsOwnUnit() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            WorkingCalendar calendar = calendar(random);
            LocalDate start = EPOCH.plusDays(random.nextInt(700));
            TimeLimit limit = TimeLimit.of(1 + random.nextInt(30), IN_DAYS.get(random.nextInt(IN_DAYS.size())));
            List<Span> pauses = Span.merged(pauses(random, start), start);
            LocalDate found = new PausedLimit(calendar, pauses).from(Moment.on(start), limit).lastDay();
            assertThat(found).as("seed %d: %s from %s with %s", seed, limit, start, pauses).isEqualTo(slowly(limit, start, pauses, calendar));
        }
    }

    @Test
    void aDeadlineNeverComesSoonerForAPauseAndNoDayIsCountedTwice() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            WorkingCalendar calendar = calendar(random);
            LocalDate start = EPOCH.plusDays(random.nextInt(700));
            TimeLimit limit = TimeLimit.of(1 + random.nextInt(30), IN_DAYS.get(random.nextInt(IN_DAYS.size())));
            List<Span> pauses = pauses(random, start);
            LocalDate without = new PausedLimit(calendar, List.of()).from(Moment.on(start), limit).lastDay();
            LocalDate once = new PausedLimit(calendar, Span.merged(pauses, start)).from(Moment.on(start), limit).lastDay();
            List<Span> twice = new ArrayList<>(pauses);
            twice.addAll(pauses);
            LocalDate repeated = new PausedLimit(calendar, Span.merged(twice, start)).from(Moment.on(start), limit).lastDay();
            assertThat(once).as("seed %d", seed).isAfterOrEqualTo(without).isEqualTo(repeated);
        }
    }

    /** Goes through the paused days one by one: each moves the deadline on by one day, or by one working day if it is one. */
    private static LocalDate slowly(TimeLimit limit, LocalDate start, List<Span> pauses, WorkingCalendar calendar) {
        LocalDate deadline = limit.from(start, calendar).lastDay();
        for (Span pause : pauses) {
            if (pause.from().isAfter(deadline)) {
                break;
            }
            for (LocalDate day = pause.from(); day.isBefore(pause.until()); day = day.plusDays(1)) {
                if (limit.convention() != CountingConvention.WD_EXCL) {
                    deadline = deadline.plusDays(1);
                } else if (calendar.isWorkingDay(day)) {
                    deadline = calendar.plusWorkingDays(deadline, 1);
                }
            }
        }
        return deadline;
    }

    private static List<Span> pauses(Random random, LocalDate start) {
        List<Span> pauses = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate from = start.plusDays(random.nextInt(60) - 10);
            pauses.add(new Span("in hospital", from, from.plusDays(random.nextInt(20))));
        }
        return pauses;
    }

    private static WorkingCalendar calendar(Random random) {
        Set<LocalDate> holidays = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            holidays.add(EPOCH.plusDays(random.nextInt(900)));
        }
        return WorkingCalendar.of(holidays, Set.of());
    }
}
