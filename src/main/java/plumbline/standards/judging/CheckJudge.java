package plumbline.standards.judging;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.Severity;
import plumbline.facts.CaseRecord;
import plumbline.facts.RecordKinds;
import plumbline.standards.Explanation;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;

/**
 * Judges what must be so of a record. All checks of a rule have to hold; what cannot be told is unknown, unless another
 * check already fails. A record whose first event lies ahead is not judged yet.
 */
final class CheckJudge {

    private final Now now;

    CheckJudge(Now now) {
        this.now = now;
    }

    List<Verdict> judge(CaseDraft draft, List<Check> checks) {
        LocalDate first = firstDay(draft);
        if (first != null && !now.reached(first)) {
            return List.of();
        }
        List<Check.Answer> answers = checks.stream().map(check -> check.answer(now)).toList();
        Check.Result worst = answers.stream().map(Check.Answer::result).max(Comparator.naturalOrder()).orElse(Check.Result.CANNOT_BE_TOLD);
        Outcome outcome = switch (worst) {
            case HOLDS -> Outcome.COMPLIANT;
            case ENDS_SOON -> Outcome.DUE_SOON;
            case CANNOT_BE_TOLD -> Outcome.UNKNOWN;
            case FAILS -> Outcome.BREACH;
        };
        boolean over = draft.endings.stream().anyMatch(ending -> now.reached(ending.day()));
        Judgement judgement = new Judgement(draft.standard, draft.subject, first == null ? RateCase.ROLLING : first.toString(), draft.fact.unit(),
                outcome, outcome == Outcome.BREACH ? severity(draft) : null, null, !over && outcome != Outcome.COMPLIANT,
                Explanation.written(() -> words(draft, answers)));
        boolean dateMissing = outcome == Outcome.UNKNOWN && answers.stream().anyMatch(Check.Answer::dateMissing);
        return List.of(new Verdict(judgement, draft.name.key(), dateMissing));
    }

    private Explanation.Written words(CaseDraft draft, List<Check.Answer> answers) {
        List<String> steps = answers.stream().sorted(Comparator.comparing(Check.Answer::result).reversed()).map(Check.Answer::words).toList();
        String text = draft.name.words() + ": " + steps.stream().collect(Collectors.joining("; ")) + ".";
        return new Explanation.Written(text, steps, Map.of());
    }

    private static Severity severity(CaseDraft draft) {
        return draft.severities.stream().filter(step -> step.holds() && step.after() == null && step.whenLate() == null)
                .map(SeverityStep::severity).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The day of the record's first event that is known, in the order of its kind. */
    private static @Nullable LocalDate firstDay(CaseDraft draft) {
        if (!(draft.fact instanceof CaseRecord record)) {
            return null;
        }
        return RecordKinds.named(record.kind()).orElseThrow().fields().values().stream()
                .map(field -> record.day(field.says())).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
