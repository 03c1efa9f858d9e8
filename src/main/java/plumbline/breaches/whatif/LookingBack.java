package plumbline.breaches.whatif;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.breaches.Fingerprint;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.StandardId;
import plumbline.evaluation.TrialRun;
import plumbline.organisation.Organisation;
import plumbline.standards.AsAt;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.TrialRules;

/** Which breaches there were at month ends by the rules in force, and which there would have been. */
@Component
class LookingBack {

    private static final Logger LOG = LoggerFactory.getLogger(LookingBack.class);

    private final TrialRun trialRun;
    private final Organisation organisation;
    private final MonthTable table;
    private final int months;

    LookingBack(TrialRun trialRun, Organisation organisation, MonthTable table, @Value("${plumbline.what-if.month-ends:12}") int months) {
        this.trialRun = trialRun;
        this.organisation = organisation;
        this.table = table;
        this.months = months;
    }

    /** How many month ends it looks back at. */
    int months() {
        return months;
    }

    /** The ends of the last months before the one a day is in, the earliest first. */
    private List<LocalDate> monthEnds(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return IntStream.range(0, months).mapToObj(i -> month.minusMonths(months - i).atEndOfMonth()).toList();
    }

    /** Works them out one by one; each is there as soon as it is known. Stops when the thread is asked to, or at a fault, which is logged. */
    void lookBack(Impact impact, TrialRules.Trial trial, Calendars tried) {
        try {
            workOut(impact, trial, tried);
        } catch (RuntimeException fault) {
            // The what-if itself is complete; what is missing is the chart.
            LOG.error("Looking back for what-if {} failed", impact.id(), fault);
        }
    }

    private void workOut(Impact impact, TrialRules.Trial trial, Calendars tried) {
        for (LocalDate end : monthEnds(impact.asAt().day())) {
            Map<Fingerprint, Judgement> before = open(trial.before(), organisation.calendars(Jurisdiction.ENGLAND), trial.reached(), end);
            Map<Fingerprint, Judgement> after = open(trial.ruleSet(), tried, trial.reached(), end);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            table.keep(impact.id(), trial.reached(), end, before, after);
        }
    }

    private Map<Fingerprint, Judgement> open(@Nullable CompiledRuleSet ruleSet, Calendars calendars, Set<StandardId> asked, LocalDate end) {
        Map<Fingerprint, Judgement> open = new HashMap<>();
        if (ruleSet != null) {
            trialRun.judge(ruleSet, calendars, AsAt.endOf(end), part -> {
                part.said().stream().filter(judgement -> asked.contains(judgement.standard()) && judgement.open() && judgement.outcome().opensBreach())
                        .forEach(judgement -> open.put(new Fingerprint(judgement.standard(), judgement.subject(), judgement.period()), judgement));
                return !Thread.currentThread().isInterrupted();
            });
        }
        return open;
    }
}
