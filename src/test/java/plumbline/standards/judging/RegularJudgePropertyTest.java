package plumbline.standards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.facts.CaseRecord;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/** Duties of every month and week, reckoned a second time day by day. */
class RegularJudgePropertyTest {

    private static final int ROUNDS = 6_000;
    private static final UnitId TEAM = new UnitId("team");
    private static final LocalDate EPOCH = LocalDate.of(2024, 1, 1);
    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(Set.of(), Set.of());
    private static final int DUE_SOON_DAYS = 7;

    /** @param held the days of sessions; {@code null} is a session whose day nobody recorded */
    private record Case(LocalDate started, @Nullable LocalDate left, List<@Nullable LocalDate> held, List<Absence> absences, LocalDate today) {
    }

    private record Absence(LocalDate began, @Nullable LocalDate ended) {
        boolean holds(LocalDate day) {
            return !day.isBefore(began) && (ended == null || !day.isAfter(ended));
        }
    }

    private static Case draw(Random random) {
        LocalDate today = EPOCH.plusDays(200 + random.nextInt(300));
        List<@Nullable LocalDate> held = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            held.add(random.nextInt(15) == 0 ? null : today.plusDays(random.nextInt(90) - 75));
        }
        List<Absence> absences = new ArrayList<>();
        for (int i = random.nextInt(2); i > 0; i--) {
            LocalDate began = today.minusDays(random.nextInt(120));
            absences.add(new Absence(began, random.nextInt(3) == 0 ? null : began.plusDays(random.nextInt(80))));
        }
        return new Case(today.minusDays(random.nextInt(150)), random.nextInt(4) == 0 ? today.minusDays(random.nextInt(60)) : null, held, absences, today);
    }

    private static CaseRecord record(String kind, String ref, Map<String, Object> values) {
        return new CaseRecord(kind, ref, 0, null, TEAM, "W-1", values);
    }

    private static Map<String, Judgement> judge(Case drawn, int weeks) {
        Bench bench = new Bench(new Now(AsAt.endOf(drawn.today())), new Calendars(CALENDAR, CALENDAR));
        bench.begin(new StandardId("ASC-TST-01"));
        Map<String, Object> worker = new LinkedHashMap<>(Map.of("started", drawn.started()));
        if (drawn.left() != null) {
            worker.put("left", drawn.left());
        }
        CaseRecord about = record("social worker", "W-1", worker);
        bench.about(new CaseDraft(bench.standard(), about, new plumbline.standards.Subject(plumbline.standards.Subject.Kind.CASE, "W-1", null), RecordName.of(about)));
        RegularSentences regular = new RegularSentences(bench);
        List<CaseRecord> sessions = new ArrayList<>();
        for (LocalDate day : drawn.held()) {
            sessions.add(record("supervision session", "S-" + sessions.size(), Map.of("was held", day == null ? CaseRecord.DAY_NOT_RECORDED : day)));
        }
        List<CaseRecord> absences = drawn.absences().stream().map(absence -> record("absence", "A-1", absence.ended() == null
                ? Map.<String, Object>of("began", absence.began()) : Map.<String, Object>of("began", absence.began(), "ended", absence.ended()))).toList();
        regular.beginsWhen("started");
        if (weeks == 0) {
            regular.everyMonth("supervision session", "was held", sessions);
        } else {
            regular.everyWeek(weeks, "supervision session", "was held", sessions);
        }
        regular.leftOutDuring(absences);
        new ClockSentences(bench).dutyEndsWhen("left");
        new ClockSentences(bench).dueSoonInTheLastDays(DUE_SOON_DAYS);
        new SeveritySentences(bench).always("S3");
        bench.conclude();
        return bench.verdicts.stream().map(Verdict::judgement).collect(Collectors.toMap(Judgement::period, judgement -> judgement));
    }

    /** One month or week, looked at day by day; nothing when it is not judged. */
    private static @Nullable Outcome expected(Case drawn, LocalDate first, LocalDate last) {
        if (drawn.left() != null && !drawn.left().isAfter(last)) {
            return null;
        }
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        if (days.stream().anyMatch(day -> !day.isAfter(drawn.today()) && drawn.held().contains(day))) {
            return Outcome.COMPLIANT;
        }
        if (drawn.absences().stream().anyMatch(absence -> days.stream().allMatch(absence::holds))) {
            return Outcome.EXCLUDED;
        }
        if (drawn.held().contains(null)) {
            return Outcome.UNKNOWN;
        }
        if (drawn.today().isAfter(last)) {
            return Outcome.BREACH;
        }
        return days.subList(Math.max(0, days.size() - DUE_SOON_DAYS), days.size()).contains(drawn.today()) ? Outcome.DUE_SOON : Outcome.COMPLIANT;
    }

    /** Whether somebody looks at a month: the running one, the last, and the last before a duty ended, however long ago that was. */
    private static boolean looksAt(Case drawn, YearMonth month) {
        YearMonth now = YearMonth.from(drawn.today());
        LocalDate left = drawn.left();
        boolean lastBeforeTheEnd = left != null && left.isBefore(now.atDay(1)) && left.isAfter(month.atEndOfMonth())
                && !left.isAfter(month.plusMonths(1).atEndOfMonth());
        return month.equals(now) || month.equals(now.minusMonths(1)) || lastBeforeTheEnd;
    }

    @Test
    void theLastWholeMonthTheRunningOneAndTheLastBeforeTheEndAreJudged() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Case drawn = draw(new Random(seed));
            Map<String, Outcome> expected = new LinkedHashMap<>();
            YearMonth now = YearMonth.from(drawn.today());
            for (YearMonth month = YearMonth.from(drawn.started()); !month.isAfter(now); month = month.plusMonths(1)) {
                boolean judged = looksAt(drawn, month) && !drawn.started().isAfter(month.atDay(1));
                Outcome outcome = judged ? expected(drawn, month.atDay(1), month.atEndOfMonth()) : null;
                if (outcome != null) {
                    expected.put(month.toString(), outcome);
                }
            }
            Map<String, Judgement> judged = judge(drawn, 0);
            assertThat(judged.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().outcome())))
                    .as("seed %d: %s", seed, drawn).isEqualTo(expected);
        }
    }

    @Test
    void everyWeekThatHasBegunIsJudged() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            Case drawn = draw(random);
            int weeks = 1 + random.nextInt(8);
            Map<String, Outcome> expected = new LinkedHashMap<>();
            for (int week = 0; week < weeks; week++) {
                LocalDate first = drawn.started().plusDays(7L * week);
                Outcome outcome = first.isAfter(drawn.today()) ? null : expected(drawn, first, first.plusDays(6));
                if (outcome != null) {
                    expected.put(first.toString(), outcome);
                }
            }
            Map<String, Judgement> judged = judge(drawn, weeks);
            assertThat(judged.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().outcome())))
                    .as("seed %d: %s", seed, drawn).isEqualTo(expected);
        }
    }

    @Test
    void aBreachIsOpenUntilTheNextMonthIsOver() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Case drawn = draw(new Random(seed));
            judge(drawn, 0).forEach((month, judgement) -> {
                if (judgement.outcome() == Outcome.BREACH) {
                    LocalDate next = YearMonth.parse(month).plusMonths(1).atEndOfMonth();
                    assertThat(judgement.open()).isEqualTo(!drawn.today().isAfter(next));
                }
            });
        }
    }

    /** Nobody looked at the month again, so its breach could never clear. */
    @Test
    void aMissedMonthIsNoLongerOpenWhenTheDutyEndedInTheNext() {
        LocalDate left = LocalDate.of(2026, 5, 15);
        for (LocalDate today : List.of(left, LocalDate.of(2026, 5, 31))) {
            assertThat(judge(leaver(left, today), 0)).containsOnlyKeys("2026-04").hasEntrySatisfying("2026-04", april -> {
                assertThat(april.outcome()).isEqualTo(Outcome.BREACH);
                assertThat(april.open()).isTrue();
            });
        }
        for (LocalDate today : List.of(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 2), LocalDate.of(2027, 2, 1))) {
            assertThat(judge(leaver(left, today), 0)).containsOnlyKeys("2026-04").hasEntrySatisfying("2026-04", april -> {
                assertThat(april.outcome()).isEqualTo(Outcome.BREACH);
                assertThat(april.open()).isFalse();
            });
        }
    }

    @Test
    void aMonthInWhichTheDutyBeganIsNotJudgedThoughItEndedInTheNext() {
        LocalDate today = LocalDate.of(2026, 6, 2);
        assertThat(judge(new Case(LocalDate.of(2026, 4, 2), LocalDate.of(2026, 5, 15), List.of(), List.of(), today), 0)).isEmpty();
        assertThat(judge(new Case(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 15), List.of(), List.of(), today), 0)).containsOnlyKeys("2026-04");
    }

    private static Case leaver(LocalDate left, LocalDate today) {
        return new Case(LocalDate.of(2025, 1, 6), left, List.of(), List.of(), today);
    }
}
