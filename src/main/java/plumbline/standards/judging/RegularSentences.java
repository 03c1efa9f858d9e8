package plumbline.standards.judging;

import java.util.List;
import plumbline.core.Severity;
import plumbline.facts.CaseRecord;

/** The sentences about what falls due in every month or week. */
public final class RegularSentences {

    private final Bench bench;

    RegularSentences(Bench bench) {
        this.bench = bench;
    }

    /** Months are counted from the first whole one, weeks from the day itself. */
    public void beginsWhen(String event) {
        bench.regularBegins(bench.draft().fact.day(event));
    }

    public void everyMonth(String kind, String event, List<?> records) {
        bench.regular(new RegularDuty("the " + kind, event, 0, records(records)));
    }

    public void everyMonthIf(String kind, String event, String state, List<?> records) {
        everyMonth(kind, event, records);
        bench.regular().state = state;
    }

    public void everyWeek(int weeks, String kind, String event, List<?> records) {
        bench.regular(new RegularDuty("the " + kind, event, weeks, records(records)));
    }

    public void leftOutDuring(List<?> absences) {
        bench.regular().absences.addAll(records(absences));
    }

    public void severityOfStateAlone(String severity) {
        bench.regular().severityOfState = Severity.valueOf(severity);
    }

    private static List<CaseRecord> records(List<?> facts) {
        return facts.stream().map(CaseRecord.class::cast).toList();
    }
}
