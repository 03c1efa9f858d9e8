package plumbline.studio.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.intake.words.WordFile;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.VocabularyDrafting;

/** Puts together what there is to see of a drafted vocabulary mapping. */
@Component
class VocabularyDraftReading {

    private final VocabularyDrafting drafting;
    private final ChangeRequests requests;

    VocabularyDraftReading(VocabularyDrafting drafting, ChangeRequests requests) {
        this.drafting = drafting;
        this.requests = requests;
    }

    /** The table of a change request; empty when it changes none. What is over is not tried again. */
    Optional<VocabularyDraftView> of(ChangeRequest request) {
        return VocabularyDrafting.draft(request).map(draft -> {
            WordFile before = requests.replacements(request).stream().filter(file -> file.path().equals(WordFile.PATH)).findFirst()
                    .map(file -> file.before().isBlank() ? WordFile.empty() : new WordFile(file.before())).orElseThrow();
            boolean over = request.state().over();
            return VocabularyDraftView.of(before, draft, over ? List.of() : drafting.problems(request), over ? null : drafting.impact(request).orElse(null));
        });
    }
}
