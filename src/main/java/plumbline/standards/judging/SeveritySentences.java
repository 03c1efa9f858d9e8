package plumbline.standards.judging;

import plumbline.core.Severity;

/** The sentences about how grave a breach is. The gravest one that holds counts. */
public final class SeveritySentences {

    private final Bench bench;

    SeveritySentences(Bench bench) {
        this.bench = bench;
    }

    public void always(String severity) {
        add(SeverityStep.always(Severity.valueOf(severity)));
    }

    public void after(String severity, int amount, String convention) {
        add(SeverityStep.after(Severity.valueOf(severity), Bench.limit(amount, convention)));
    }

    public void whenLate(String severity, int amount, String convention) {
        add(SeverityStep.whenLate(Severity.valueOf(severity), Bench.limit(amount, convention)));
    }

    public void when(String severity, String condition, boolean holds) {
        add(SeverityStep.when(Severity.valueOf(severity), condition, holds));
    }

    public void whenTheTurnBeforeWasLate(String severity) {
        bench.draft().severityOfSecondInARow = Severity.valueOf(severity);
    }

    private void add(SeverityStep step) {
        bench.draft().severities.add(step);
    }
}
