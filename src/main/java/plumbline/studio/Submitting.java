package plumbline.studio;

import java.util.List;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.escalation.process.RuleChangeProcesses;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;

/**
 * Submitting a draft. Trying it takes seconds and is done before anything is locked; what is then written down is only what was
 * tried.
 */
@Component
public class Submitting {

    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final ChoosingIncoming incoming;
    private final FitDrafts fit;
    private final RuleSetHistory history;
    private final TryingOnLiveFacts liveFacts;
    private final RuleChangeProcesses processes;
    private final List<DraftedTable> tables;
    private final ChangeStory story;

    Submitting(ChangeRequestTable requests, HeldRequests held, ChoosingIncoming incoming, FitDrafts fit, RuleSetHistory history,
               TryingOnLiveFacts liveFacts, RuleChangeProcesses processes, List<DraftedTable> tables, ChangeStory story) {
        this.requests = requests;
        this.held = held;
        this.incoming = incoming;
        this.fit = fit;
        this.history = history;
        this.liveFacts = liveFacts;
        this.processes = processes;
        this.tables = List.copyOf(tables);
        this.story = story;
    }

    /** Hands a draft over for approval. Only one that compiles, whose worked examples hold on both sides of its line, is taken. */
    public Attempt<ChangeRequest> submit(Actor actor, String reference, int version) {
        return held.find(reference).then(request -> {
            if (!request.state().open()) {
                return Attempt.notNow("It is submitted already: " + request.state().word().toLowerCase() + ".");
            }
            if (request.reason().isBlank()) {
                return Attempt.invalid("reason", "Say why the change is wanted. Whoever approves it reads that first.");
            }
            return incoming.refuseUndecided(request).then(fit::refuseUnfit).then(fine -> held.changed(reference, now -> submitted(now, version, request, actor))).map(submitted -> {
                liveFacts.seeTo(submitted, actor);
                return submitted;
            });
        });
    }

    private Attempt<ChangeRequest> submitted(ChangeRequest request, int version, ChangeRequest tried, Actor actor) {
        if (!request.state().open() || request.version() != version || !request.files().equals(tried.files())) {
            return Attempt.notNow(request.changedBy() + " has changed this draft since you opened it. Open it again and look at it before you submit it.");
        }
        List<RuleSource> now = history.files(history.versions().get(0).number());
        String hash = DraftRules.hash(request.files());
        requests.submitted(request, hash, BoardMatters.among(now, request.files()), actor);
        requests.wrote(request.id(), actor);
        if (request.process() == null) {
            String process = processes.start(request.id());
            requests.process(request, process, true);
        } else {
            processes.submittedAgain(request.process());
        }
        tables.forEach(table -> table.tried(request).ifPresent(words -> story.tell(request, actor, "Tried on the work there is", words)));
        story.tell(request, actor, "Submitted", "SHA-256 " + hash);
        return Attempt.done(request);
    }
}
