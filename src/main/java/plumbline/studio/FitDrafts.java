package plumbline.studio;

import java.util.List;
import org.springframework.stereotype.Component;
import plumbline.core.Attempt;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.TriedRules;

/** Which drafts are fit to be put in force. Takes a second or two. */
@Component
class FitDrafts {

    private final RuleSetHistory history;
    private final DraftTrials trials;
    private final List<DraftedTable> tables;

    FitDrafts(RuleSetHistory history, DraftTrials trials, List<DraftedTable> tables) {
        this.history = history;
        this.trials = trials;
        this.tables = List.copyOf(tables);
    }

    /** Whether it fits the rules in force and compiles with them, and all examples hold. */
    Attempt<ChangeRequest> refuseUnfit(ChangeRequest request) {
        List<RuleSource> now = history.files(history.versions().get(0).number());
        List<String> overtaken = DraftRules.overtaken(now, request.files());
        if (!overtaken.isEmpty()) {
            return Attempt.notNow("Another change of " + String.join(" and ", overtaken) + " has come into force since this draft was written. Bring the draft up to date first.");
        }
        if (DraftRules.different(now, request.files()).isEmpty()) {
            return Attempt.notNow("The draft says what is in force already. Change something first.");
        }
        Attempt<ChangeRequest> fine = Attempt.done(request);
        for (DraftedTable table : tables) {
            fine = fine.then(table::refuseUnfit);
        }
        return fine.then(read -> trials.tryOut(now, request.files())).then(tried -> refuse(tried, request));
    }

    private static Attempt<ChangeRequest> refuse(TriedRules tried, ChangeRequest request) {
        if (tried.fine()) {
            return Attempt.done(request);
        }
        long failed = tried.examples().stream().filter(outcome -> !outcome.holds()).count();
        return Attempt.notNow(!tried.problems().isEmpty() ? "The draft has " + problems(tried.problems().size()) + ". The first: " + tried.problems().get(0).words()
                : !tried.lacking().isEmpty() ? String.join(" ", tried.lacking())
                : failed + (failed == 1 ? " worked example comes" : " worked examples come") + " out otherwise than expected. Change the rule or the examples.");
    }

    private static String problems(int count) {
        return count == 1 ? "a problem" : count + " problems";
    }
}
