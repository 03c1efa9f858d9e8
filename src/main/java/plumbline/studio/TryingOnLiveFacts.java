package plumbline.studio;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.breaches.whatif.Impact;
import plumbline.breaches.whatif.ImpactId;
import plumbline.breaches.whatif.WhatIf;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.standards.ChangedRules;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;

/** What a change request would do to the breaches there are. */
@Component
public class TryingOnLiveFacts {

    private final WhatIf whatIf;
    private final RuleSetHistory history;

    TryingOnLiveFacts(WhatIf whatIf, RuleSetHistory history) {
        this.whatIf = whatIf;
        this.history = history;
    }

    /** Starts a what-if of what a change request says; it goes on in the background. */
    public Attempt<ImpactId> start(ChangeRequest request, Actor actor) {
        return whatIf.start(rules(request), actor);
    }

    /** The latest what-if of just what the change request says now. */
    public Optional<Impact> latest(ChangeRequest request) {
        return whatIf.latest(rules(request));
    }

    /** Starts one for what was submitted, unless there is one: whoever decides sees what they decide about. */
    void seeTo(ChangeRequest request, Actor actor) {
        if (canBeTried(request) && latest(request).filter(this::usable).isEmpty()) {
            start(request, actor);
        }
    }

    /** Nobody approves what has not been tried. What changes worked examples only has no what-if. */
    Attempt<ChangeRequest> refuseUnseen(ChangeRequest request) {
        return unseen(request).<Attempt<ChangeRequest>>map(Attempt::notNow).orElseGet(() -> Attempt.done(request));
    }

    /** Why nobody can decide about it yet, and what to do; empty when what it would do has been seen or cannot be tried. */
    public Optional<String> unseen(ChangeRequest request) {
        if (!canBeTried(request)) {
            return Optional.empty();
        }
        Optional<Impact> latest = latest(request);
        if (latest.filter(this::usable).isEmpty()) {
            return Optional.of(latest.filter(impact -> impact.state() == Impact.State.COMPLETED).isPresent()
                    ? "Another change has come into force since this one was tried on the live facts. Try it again, look at the result, then decide."
                    : "Nobody has seen what it would do on the live facts. Try it, look at the result, then decide.");
        }
        return latest.filter(impact -> impact.state() == Impact.State.RUNNING)
                .map(running -> "What it would do on the live facts is still being worked out. Look at it in a moment, then decide.");
    }

    /** One that was tried on rules no longer in force says nothing about those that are. */
    private boolean usable(Impact impact) {
        return impact.baseVersion() == history.versions().get(0).number()
                && (impact.state() == Impact.State.COMPLETED || impact.state() == Impact.State.RUNNING);
    }

    private boolean canBeTried(ChangeRequest request) {
        List<RuleSource> now = history.files(history.versions().get(0).number());
        return DraftRules.different(now, request.files()).stream().anyMatch(ChangedFile::judges);
    }

    private static ChangedRules rules(ChangeRequest request) {
        Map<Boolean, List<ChangedFile>> byGone = request.files().stream().filter(ChangedFile::judges)
                .collect(Collectors.partitioningBy(file -> file.content() == null));
        return new ChangedRules(byGone.get(false).stream().map(file -> new RuleSource(file.path(), Objects.requireNonNull(file.content()))).toList(),
                byGone.get(true).stream().map(ChangedFile::path).collect(Collectors.toSet()));
    }
}
