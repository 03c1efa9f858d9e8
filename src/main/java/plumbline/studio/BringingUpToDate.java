package plumbline.studio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;

/** What becomes of a draft when another change has come into force. */
@Component
public class BringingUpToDate {

    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final RuleSetHistory history;
    private final ChangeStory story;

    BringingUpToDate(ChangeRequestTable requests, HeldRequests held, RuleSetHistory history, ChangeStory story) {
        this.requests = requests;
        this.held = held;
        this.history = history;
        this.story = story;
    }

    /** Takes over what has come into force since the draft was written; where both changed the same lines, the draft's stay. */
    @Transactional
    public Attempt<ChangeRequest> bringUpToDate(Actor actor, String reference, @Nullable Integer version) {
        return held.open(reference, version).then(request -> {
            int newest = history.versions().get(0).number();
            List<RuleSource> now = history.files(newest);
            List<RuleSource> before = history.files(request.baseVersion());
            StringBuilder words = new StringBuilder();
            for (String path : DraftRules.overtaken(now, request.files())) {
                ChangedFile file = request.files().stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
                String current = StandardFiles.text(now, path);
                Optional<String> merged = ThreeWay.merge(orEmpty(BoardMatters.replaced(before, path)), orEmpty(current), orEmpty(file.content()));
                requests.put(request.id(), new ChangedFile(path, merged.orElse(file.content()), DraftRules.hash(current)));
                words.append(path).append(merged.isPresent() ? ": both changes are in it now. " : ": both change the same lines, so check that nothing is lost. ");
            }
            requests.touched(request, request.heading(), request.reason(), request.inForceOn(), newest, actor);
            story.tell(request, actor, "Brought up to date with version " + newest, words.toString().strip());
            return Attempt.done(requests.find(request.id()).orElseThrow());
        });
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
