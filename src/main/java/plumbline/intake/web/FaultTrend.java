package plumbline.intake.web;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;
import plumbline.intake.faults.FaultCount;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** Faults of each team, month by month. */
record FaultTrend(List<String> months, List<Line> lines) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    /** One team's faults in each month, in the order of months. */
    record Line(String team, List<Integer> faults) {
    }

    static FaultTrend of(List<FaultCount> counts, Organisation organisation) {
        List<YearMonth> months = new ArrayList<>(new TreeSet<>(counts.stream().map(FaultCount::month).toList()));
        Map<String, Map<YearMonth, Integer>> teams = new LinkedHashMap<>();
        counts.forEach(count -> teams.computeIfAbsent(team(count.unit(), organisation), unknown -> new LinkedHashMap<>()).merge(count.month(), count.faults(), Integer::sum));
        return new FaultTrend(months.stream().map(MONTH::format).toList(), teams.entrySet().stream()
                .map(team -> new Line(team.getKey(), months.stream().map(month -> team.getValue().getOrDefault(month, 0)).toList())).toList());
    }

    private static String team(@Nullable UnitId unit, Organisation organisation) {
        return unit == null ? "Not known" : organisation.unit(unit).map(OrgUnit::name).orElse(unit.value());
    }
}
