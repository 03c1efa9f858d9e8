package plumbline.studio.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.identity.SignedInUser;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ChangedFile;
import plumbline.studio.web.TrialView.ProblemView;

/** Draws the page on which the texts of one standard are written. */
@Component
class EditPage {

    private final ChangeRequests requests;
    private final ChangePage page;
    private final StillWriting writing;

    EditPage(ChangeRequests requests, ChangePage page, StillWriting writing) {
        this.requests = requests;
        this.page = page;
        this.writing = writing;
    }

    /** The standard a rule file is named after. */
    static String standard(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('.'));
    }

    static Optional<ChangedFile> file(ChangeRequest request, String standard, boolean rules) {
        return request.files().stream().filter(file -> file.rules() == rules && standard(file.path()).equals(standard)).findFirst();
    }

    /**
     * Draws it.
     *
     * @param typed what was typed and could not be saved; empty to show what is saved
     */
    String draw(ChangeRequest request, String standard, ChangedFile rules, Map<String, String> typed, List<FieldProblem> problems, SignedInUser user,
                Model model) {
        String examplesPath = file(request, standard, false).map(ChangedFile::path).orElse("");
        String rulesText = typed.getOrDefault("rules", Objects.requireNonNullElse(rules.content(), ""));
        String examplesText = typed.getOrDefault("examples", file(request, standard, false).map(ChangedFile::content).orElse(""));
        model.addAttribute("change", request);
        // That of the page the person saw: pressing the button once more overwrites no more than pressing it once.
        model.addAttribute("version", typed.getOrDefault("version", String.valueOf(request.version())));
        model.addAttribute("standard", standard);
        model.addAttribute("rulesPath", rules.path());
        model.addAttribute("examplesPath", examplesPath);
        model.addAttribute("rules", rulesText);
        model.addAttribute("examples", examplesText);
        model.addAttribute("rulesProblems", look(rules.path(), rulesText));
        model.addAttribute("examplesProblems", examplesPath.isEmpty() ? List.of() : look(examplesPath, examplesText));
        model.addAttribute("open", request.state().open());
        model.addAttribute("other", writing.other(request, user));
        model.addAttribute("lastSaved", BusinessTime.write(request.changedAt()));
        if (typed.isEmpty()) {
            page.trial(request, model);
        }
        model.addAttribute("errors", problems);
        return "studio/edit";
    }

    private List<ProblemView> look(String path, String text) {
        return requests.look(path, text).stream().map(ProblemView::of).toList();
    }
}
