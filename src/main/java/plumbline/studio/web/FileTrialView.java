package plumbline.studio.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.whatif.Impact;
import plumbline.core.BusinessTime;
import plumbline.identity.Choices;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.TryingWordsOnFiles;

/**
 * Trying drafted words on a file, as pages show it.
 *
 * @param latest  the latest trial of just these words; {@code null} when there is none
 * @param waiting the files that can be chosen, by the number of their import; only the line that asks to choose when there is none
 * @param may     whether the reader may try them
 */
record FileTrialView(@Nullable Latest latest, Map<String, String> waiting, boolean may) {

    /** A trial that goes on or is over. */
    record Latest(String id, String about, String state, String startedAt) {

        static Latest of(Impact impact) {
            return new Latest(impact.id().toString(), impact.ofFacts() == null ? "" : impact.ofFacts(), impact.state().word(), BusinessTime.write(impact.startedAt()));
        }
    }

    static FileTrialView of(ChangeRequest request, TryingWordsOnFiles trying, SignedInUser user) {
        return new FileTrialView(trying.latest(request).map(Latest::of).orElse(null),
                Choices.anyOr("None of these: the file below", trying.waiting(), file -> file.id().toString(), file -> file.name() + " (import " + file.id() + ")"),
                ChangePage.TRIES.contains(user.role()) && !request.state().over());
    }
}
