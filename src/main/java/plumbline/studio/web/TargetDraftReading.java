package plumbline.studio.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.standards.RuleProblem;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.TargetDrafting;
import plumbline.studio.TargetFile;

/** Puts together what there is to see of drafted baselines and trajectories. */
@Component
class TargetDraftReading {

    private final TargetDrafting drafting;
    private final ChangeRequests requests;

    TargetDraftReading(TargetDrafting drafting, ChangeRequests requests) {
        this.drafting = drafting;
        this.requests = requests;
    }

    /** The table of a change request; empty when it changes none. What is over is not checked again. */
    Optional<TargetDraftView> of(ChangeRequest request) {
        return TargetDrafting.draft(request).map(draft -> {
            TargetFile before = requests.replacements(request).stream().filter(file -> file.path().equals(TargetFile.PATH)).findFirst()
                    .map(file -> new TargetFile(file.before())).orElseThrow();
            Map<String, TargetFile.Way> ways = draft.ways();
            List<RuleProblem> problems = request.state().over() ? List.of() : drafting.problems(request);
            return TargetDraftView.of(before, draft, problems, drafting.targets(draft).stream().map(target -> TargetView.of(target, null))
                    .filter(target -> ways.containsKey(target.standard())).toList());
        });
    }
}
