package plumbline.studio;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.StandardId;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.RuleTrial;

/**
 * What becomes of the standards and tables that both a rules folder from elsewhere and the council have changed. Until somebody has
 * chosen, the council's text stays and the change cannot be submitted; a choice can be taken anew as long as it is a draft.
 */
@Component
public class ChoosingIncoming {

    private static final String NO_EXAMPLES = "examples: []\n";

    private final IncomingTable incoming;
    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final RuleSetHistory history;
    private final RuleTrial trial;
    private final ChangeStory story;

    ChoosingIncoming(IncomingTable incoming, ChangeRequestTable requests, HeldRequests held, RuleSetHistory history, RuleTrial trial,
                     ChangeStory story) {
        this.incoming = incoming;
        this.requests = requests;
        this.held = held;
        this.history = history;
        this.trial = trial;
        this.story = story;
    }

    /** What the folder brought that a change request was begun with, those to choose first; nothing when it was begun otherwise. */
    public List<IncomingChange> of(ChangeRequest request) {
        return incoming.of(request.id()).stream()
                .sorted(Comparator.comparing((IncomingChange change) -> change.situation() != IncomingChange.Situation.BOTH)).toList();
    }

    /** What the worked examples of a standard would lack by each choice, in words: known before anybody chooses, not only at submission. */
    public Map<IncomingChoice, List<String>> lacking(IncomingChange change) {
        Map<IncomingChoice, List<String>> lacking = new EnumMap<>(IncomingChoice.class);
        change.texts().stream().filter(text -> text.path().endsWith(StandardFiles.EXAMPLES)).findFirst().ifPresent(examples -> {
            for (IncomingChoice choice : IncomingChoice.values()) {
                String text = Objects.requireNonNullElse(wanted(examples, choice), NO_EXAMPLES);
                lacking.put(choice, trial.lacking(new StandardId(change.subject()), new RuleSource(examples.path(), text)));
            }
        });
        return lacking;
    }

    private static @Nullable String wanted(IncomingChange.Text text, IncomingChoice choice) {
        return switch (choice) {
            case OWN -> text.own() == null ? text.before() : text.own();
            case INCOMING -> text.incoming();
            case BOTH -> text.merged().orElse(text.own());
        };
    }

    /**
     * Chooses for one standard or table.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     */
    @Transactional
    public Attempt<ChangeRequest> choose(Actor actor, String reference, @Nullable Integer version, String subject, @Nullable IncomingChoice choice) {
        return held.open(reference, version).then(request -> {
            IncomingChange change = of(request).stream().filter(each -> each.subject().equals(subject)).findFirst().orElse(null);
            if (change == null || change.situation() != IncomingChange.Situation.BOTH) {
                return Attempt.notFound("The rules folder of this change request leaves nothing to choose about " + subject + ".");
            }
            if (choice == null || choice == IncomingChoice.BOTH && !change.fitTogether()) {
                return Attempt.invalid("choice", choice == null ? "Choose what becomes of " + subject + "."
                        : "Both change the same lines of " + subject + ", so they cannot be put together. Keep the council's text and write the change into it.");
            }
            List<RuleSource> base = history.files(request.baseVersion());
            change.texts().forEach(text -> put(request, base, text, choice));
            incoming.choose(request.id(), subject, choice, actor);
            requests.touched(request, request.heading(), request.reason(), request.inForceOn(), request.baseVersion(), actor);
            story.tell(request, actor, "Chosen", subject + ": " + choice.words());
            return Attempt.done(requests.find(request.id()).orElseThrow());
        });
    }

    private void put(ChangeRequest request, List<RuleSource> base, IncomingChange.Text text, IncomingChoice choice) {
        boolean inPlace = text.path().equals(text.incomingPath()) || text.table();
        @Nullable String wanted = choice == IncomingChoice.OWN ? text.own() : choice == IncomingChoice.INCOMING && !inPlace ? null : wanted(text, choice);
        if (Objects.equals(wanted, text.own())) {
            requests.take(request.id(), text.path());
        } else {
            requests.put(request.id(), new ChangedFile(text.path(), wanted, DraftRules.hash(StandardFiles.text(base, text.path()))));
        }
    }

    /** Refuses a change request in which somebody still has to choose. */
    Attempt<ChangeRequest> refuseUndecided(ChangeRequest request) {
        List<String> open = of(request).stream().filter(IncomingChange::undecided).map(IncomingChange::subject).toList();
        return open.isEmpty() ? Attempt.done(request) : Attempt.notNow("Both the pack and the council have changed "
                + open.stream().limit(5).collect(Collectors.joining(", ")) + (open.size() > 5 ? " and " + (open.size() - 5) + " more" : "")
                + ". Choose what becomes of each under what the folder brings.");
    }
}
