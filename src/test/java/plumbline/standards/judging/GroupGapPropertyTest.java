package plumbline.standards.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.facts.MeasureValue;
import plumbline.standards.AsAt;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;

/** The widest gap between each group and the largest of its characteristic, reckoned a second time in whole numbers. */
class GroupGapPropertyTest {

    private static final int ROUNDS = 5_000;
    private static final WorkingCalendar CALENDAR = WorkingCalendar.of(Set.of(), Set.of());
    private static final Now NOW = new Now(AsAt.endOf(LocalDate.of(2026, 4, 30)));

    private record Group(String name, @Nullable Integer met, int size) {

        String characteristic() {
            return name.substring(0, name.indexOf(':'));
        }
    }

    private static List<Group> draw(Random random) {
        List<Group> groups = new ArrayList<>();
        for (String characteristic : List.of("sex", "age")) {
            // Sizes of their own, so that there is no doubt which group is the largest.
            int size = random.nextInt(4);
            for (int i = 0; i < random.nextInt(4); i++) {
                size += 1 + random.nextInt(60);
                groups.add(new Group(characteristic + ": " + i, random.nextInt(25) == 0 ? null : random.nextInt(size + 1), size));
            }
        }
        return groups;
    }

    private static Judgement judge(List<Group> groups) {
        Bench bench = new Bench(NOW, new Calendars(CALENDAR, CALENDAR));
        for (Group group : groups) {
            bench.begin(new StandardId("ASC-TST-01"));
            new MeasureSentences(bench).ofGroup(new MeasureValue("M/" + group.name(), new UnitId("council"), "ASC-TST-01", "2026-Q1", null, group.name(),
                    null, group.met() == null ? null : BigDecimal.valueOf(group.met()), BigDecimal.valueOf(group.size()), null, null));
            ColourSentences colour = new ColourSentences(bench);
            colour.greenUpTo("5");
            colour.amberUpTo("10");
            colour.redIs("S2");
            bench.conclude();
        }
        List<Judgement> judgements = bench.measures.judgements(NOW);
        assertThat(judgements).hasSize(1);
        return judgements.get(0);
    }

    /** Green up to 5 points, amber up to 10, of whole numbers: |a/n - b/m| * 100 against the line. */
    private static Outcome expected(List<Group> groups) {
        boolean complete = groups.stream().allMatch(group -> group.met() != null);
        Outcome worst = null;
        for (Group group : groups) {
            Group largest = groups.stream().filter(other -> other.met() != null && other.size() >= 5 && other.characteristic().equals(group.characteristic()))
                    .reduce((one, other) -> other.size() > one.size() ? other : one).orElse(null);
            if (largest == null || largest == group || group.met() == null || group.size() < 5) {
                continue;
            }
            long gap = 100L * Math.abs((long) group.met() * largest.size() - (long) largest.met() * group.size());
            long whole = (long) group.size() * largest.size();
            Outcome outcome = gap <= 5 * whole ? Outcome.GREEN : gap <= 10 * whole ? Outcome.AMBER : Outcome.RED;
            worst = worst == null || outcome.compareTo(worst) > 0 ? outcome : worst;
        }
        if (worst == Outcome.RED) {
            return Outcome.RED;
        }
        if (!complete) {
            return Outcome.UNKNOWN;
        }
        return worst != null ? worst : groups.stream().anyMatch(group -> group.size() < 5) ? Outcome.SUPPRESSED : Outcome.NO_DATA;
    }

    @Test
    void theWidestGapDecidesAndSmallGroupsDecideNothing() {
        int judged = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            List<Group> groups = draw(new Random(seed));
            if (!groups.isEmpty()) {
                assertThat(judge(groups).outcome()).as("seed %d: %s", seed, groups).isEqualTo(expected(groups));
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void noSmallGroupIsNamed() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            List<Group> groups = draw(new Random(seed));
            if (!groups.isEmpty()) {
                String said = String.join(" ", judge(groups).explanation().steps()) + judge(groups).explanation().text();
                groups.stream().filter(group -> group.size() < 5).forEach(group -> assertThat(said).doesNotContain(group.name()));
            }
        }
    }
}
