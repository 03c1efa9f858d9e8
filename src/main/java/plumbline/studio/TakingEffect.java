package plumbline.studio;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.escalation.process.RuleChangeClock;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSetPublication;
import plumbline.standards.RuleSetPublication.NewVersion;
import plumbline.standards.RuleSetPublication.Published;
import plumbline.standards.RuleSource;

/** Puts approved change requests in force when their day begins. */
@Component
class TakingEffect implements RuleChangeClock {

    private final ChangeRequestTable requests;
    private final RuleSetHistory history;
    private final RuleSetPublication publication;
    private final List<DraftedTable> tables;
    private final ChangeStory story;

    TakingEffect(ChangeRequestTable requests, RuleSetHistory history, RuleSetPublication publication, List<DraftedTable> tables, ChangeStory story) {
        this.requests = requests;
        this.history = history;
        this.publication = publication;
        this.tables = List.copyOf(tables);
        this.story = story;
    }

    @Override
    @Transactional
    public boolean takesEffect(UUID id) {
        ChangeRequest request = requests.find(id).flatMap(found -> requests.hold(found.reference())).orElseThrow();
        if (request.state() != ChangeState.APPROVED) {
            return request.state() == ChangeState.IN_FORCE || request.state() == ChangeState.ROLLED_BACK;
        }
        int newest = publication.holdNewest();
        List<RuleSource> files = history.files(newest);
        List<String> overtaken = DraftRules.overtaken(files, request.files());
        if (!overtaken.isEmpty()) {
            return giveBack(request, "Another change of " + String.join(" and ", overtaken) + " came into force before its day. Bring the draft up to date.");
        }
        for (DraftedTable table : tables) {
            List<RuleProblem> unusable = table.unusable(request);
            if (!unusable.isEmpty()) {
                return giveBack(request, table.unfit() + " " + words(unusable));
            }
        }
        Published published = publication.publish(new NewVersion(DraftRules.over(files, request.files()),
                Actor.named(Objects.requireNonNull(request.approvedBy())), request.heading() + ". " + request.reason(), request.reference(), null));
        if (published.version() == null) {
            return giveBack(request, "It does not compile with the rules that are in force now. " + words(published.problems()));
        }
        requests.process(request, null, false);
        requests.inForce(request, published.version().number());
        story.tell(request, Actor.SERVICE, "In force as version " + published.version().number(), "Rule set SHA-256 " + published.version().contentHash());
        return true;
    }

    private boolean giveBack(ChangeRequest request, String why) {
        requests.unapproved(request, ChangeState.CHANGES_REQUESTED, Actor.SERVICE);
        story.tell(request, Actor.SERVICE, "Could not be put in force", why);
        return false;
    }

    private static String words(List<RuleProblem> problems) {
        return problems.stream().limit(3).map(RuleProblem::words).collect(java.util.stream.Collectors.joining("; "));
    }
}
