package plumbline.standards.judging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.FactWords;

/** The sentences about what must be so of a record. */
public final class CheckSentences {

    private final Bench bench;

    CheckSentences(Bench bench) {
        this.bench = bench;
    }

    public void mustBe(String state) {
        CaseRecord record = record();
        add(now -> !record.known(state) ? Check.Answer.missing("it is not recorded whether it " + state)
                : Check.Answer.of(record.holds(state), record.holds(state) ? "it " + state + ", as it must be" : "it is not so that it " + state));
    }

    public void mustNotBe(String state) {
        CaseRecord record = record();
        add(now -> !record.known(state) ? Check.Answer.missing("it is not recorded whether it " + state)
                : Check.Answer.of(!record.holds(state), record.holds(state) ? "it " + state + ", which must not be" : "it is not so that it " + state));
    }

    public void mustBeBy(String event, String otherEvent) {
        mustBeWithin(event, 0, otherEvent);
    }

    public void mustBeWithin(String event, int days, String otherEvent) {
        Check.Dated first = dated(event);
        Check.Dated other = dated(otherEvent);
        add(now -> by(first, days, other, now));
    }

    private static Check.Answer by(Check.Dated event, int days, Check.Dated other, Now now) {
        if (other.on() == null) {
            return Check.Answer.dateMissing("the day it " + other.says() + " is missing");
        }
        LocalDate latest = other.on().plusDays(days);
        String limit = "at most by " + BusinessTime.write(latest) + (days == 0 ? ", the day it " : ", " + days + " days after it ") + other.says();
        if (event.lost()) {
            return Check.Answer.dateMissing("the record says that it " + event.says() + ", but the day is missing; it must be " + limit);
        }
        if (event.ahead() && !now.passed(latest)) {
            return Check.Answer.missing("the record says that it " + event.says() + " on a day that lies ahead; it must be " + limit);
        }
        if (event.on() == null) {
            return Check.Answer.of(!now.passed(latest), "there is no record that it " + event.says() + "; it must be " + limit);
        }
        return Check.Answer.of(!event.on().isAfter(latest), "it " + event.says() + " on " + BusinessTime.write(event.on()) + "; it must be " + limit);
    }

    public void atLeast(String quantity, String amount) {
        compare(quantity, amount, "at least", compared -> compared >= 0);
    }

    public void atMost(String quantity, String amount) {
        compare(quantity, amount, "at most", compared -> compared <= 0);
    }

    public void exactly(String quantity, String amount) {
        compare(quantity, amount, "exactly", compared -> compared == 0);
    }

    public void cannotBeTold() {
        add(now -> Check.Answer.missing("something that the standard needs is not recorded, so it cannot be told"));
    }

    /** An accreditation holds from its first to its last day, both included; from the day it is withdrawn on it does not. */
    public void accreditedWhen(String event, List<?> accreditations) {
        bench.accredited(new Accredited(dated(event), accreditations.stream().map(CaseRecord.class::cast).toList(),
                ended(bench.draft())));
    }

    public void soonBeforeExpiry(int days) {
        bench.accredited().soonWithin(days);
    }

    private static @Nullable LocalDate ended(CaseDraft draft) {
        return draft.endings.stream().map(CaseDraft.Ending::day).min(LocalDate::compareTo).orElse(null);
    }

    private interface Test {
        boolean holds(int compared);
    }

    private void compare(String quantity, String amount, String words, Test test) {
        BigDecimal number = record().number(quantity);
        add(now -> number == null ? Check.Answer.missing("its " + quantity + " is not recorded")
                : Check.Answer.of(test.holds(number.compareTo(new BigDecimal(amount))),
                "its " + quantity + " is " + number.stripTrailingZeros().toPlainString() + "; it must be " + words + " " + amount));
    }

    private Check.Dated dated(String event) {
        Fact fact = bench.draft().fact;
        LocalDate on = fact.day(event);
        boolean ahead = on != null && !bench.now.reached(on) && !FactWords.mayLieAhead(fact, event);
        return new Check.Dated(event, ahead ? null : on, fact.happened(event) && on == null, ahead);
    }

    private CaseRecord record() {
        return (CaseRecord) bench.draft().fact;
    }

    private void add(Check check) {
        bench.checks().add(check);
    }
}
