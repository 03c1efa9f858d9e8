package plumbline.standards.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.facts.MeasureValue;
import plumbline.standards.Judgement;

/** The measured values told in one session. Of each measure the latest value is judged; the earlier ones make its trend. */
final class Measures {

    private final List<MeasureJudge> values = new ArrayList<>();
    private final List<MeasureJudge> groups = new ArrayList<>();

    void add(MeasureJudge value) {
        (value.measure.group() == null ? values : groups).add(value);
    }

    /** A period that has not begun has not been measured. */
    List<Judgement> judgements(Now now) {
        List<Judgement> judgements = new ArrayList<>();
        for (List<MeasureJudge> same : bySubject(values, now)) {
            List<MeasureValue> history = same.stream().map(value -> value.measure).toList();
            judgements.add(same.get(same.size() - 1).judge(history));
        }
        for (List<MeasureJudge> same : bySubject(groups, now)) {
            String latest = same.get(same.size() - 1).measure.period();
            judgements.add(new GroupGap(same.stream().filter(value -> value.measure.period().equals(latest)).toList()).judge());
        }
        return judgements;
    }

    private static List<List<MeasureJudge>> bySubject(List<MeasureJudge> all, Now now) {
        Map<String, List<MeasureJudge>> found = new LinkedHashMap<>();
        all.stream().filter(value -> hasBegun(value.measure.period(), now))
                .sorted(Comparator.comparing((MeasureJudge value) -> value.measure.period()).thenComparing(value -> value.measure.ref()))
                .forEach(value -> found.computeIfAbsent(value.standard + "\n" + value.measure.unit() + "\n" + value.measure.provider(),
                        key -> new ArrayList<>()).add(value));
        return List.copyOf(found.values());
    }

    private static boolean hasBegun(String period, Now now) {
        LocalDate begins = CountedPeriod.begins(period);
        return begins == null || now.reached(begins);
    }

    static BigDecimal zeroIfMissing(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
