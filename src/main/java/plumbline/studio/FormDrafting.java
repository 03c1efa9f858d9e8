package plumbline.studio;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.standards.StandardForm;

/** Writing a draft by the form of a standard: what was typed goes into the text, and only the text is kept. */
@Component
public class FormDrafting {

    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final StandardForm form;

    FormDrafting(ChangeRequestTable requests, HeldRequests held, StandardForm form) {
        this.requests = requests;
        this.held = held;
        this.form = form;
    }

    /** The lines of a draft's standard that a form can show. */
    public Attempt<List<StandardForm.Line>> lines(ChangeRequest request, String standard) {
        return rules(request, standard).map(file -> form.lines(text(file)));
    }

    /**
     * Saves what was typed into a form.
     *
     * @param version the version of the draft the form was read from; refused when somebody has saved since
     * @param fields  by the names of the form's fields
     */
    @Transactional
    public Attempt<ChangeRequest> write(Actor actor, String reference, int version, String standard, Map<String, String> fields) {
        return held.open(reference, version).then(request -> rules(request, standard).then(file -> form.write(text(file), fields).map(text -> {
            requests.put(request.id(), new ChangedFile(file.path(), StandardFiles.plain(text), file.baseHash()));
            requests.touched(request, request.heading(), request.reason(), request.inForceOn(), request.baseVersion(), actor);
            return requests.find(request.id()).orElseThrow();
        })));
    }

    private static Attempt<ChangedFile> rules(ChangeRequest request, String standard) {
        return Drafting.texts(request, standard).then(files -> files.stream().filter(ChangedFile::rules).findFirst().map(Attempt::done)
                .orElseGet(() -> Attempt.notFound("This change request changes only the worked examples of " + standard + ".")));
    }

    private static String text(ChangedFile file) {
        return Objects.requireNonNullElse(file.content(), "");
    }
}
