package plumbline.studio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.breaches.whatif.Impact;
import plumbline.breaches.whatif.ImpactId;
import plumbline.breaches.whatif.WhatIf;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.standards.RuleSource;

/** What a change request would do to the breaches there are. */
@Component
public class TryingOnLiveFacts {

    private final WhatIf whatIf;

    TryingOnLiveFacts(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    /** Starts a what-if of what a change request says; it goes on in the background. */
    public Attempt<ImpactId> start(ChangeRequest request, Actor actor) {
        return request.files().stream().anyMatch(file -> file.content() == null)
                ? Attempt.notNow("A change that takes a file out cannot be tried on the live facts yet.")
                : whatIf.start(rules(request), actor);
    }

    /** The latest what-if of just what the change request says now. */
    public Optional<Impact> latest(ChangeRequest request) {
        return whatIf.latest(rules(request));
    }

    private static List<RuleSource> rules(ChangeRequest request) {
        return request.files().stream().filter(file -> file.rules() && file.content() != null)
                .map(file -> new RuleSource(file.path(), Objects.requireNonNull(file.content()))).toList();
    }
}
