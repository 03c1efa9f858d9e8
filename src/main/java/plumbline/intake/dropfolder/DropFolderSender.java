package plumbline.intake.dropfolder;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.EmailAddress;
import plumbline.intake.ResultRecipients;

/** Whom imports and the audit trail name as the sender of a file in the drop folder, and where its result is mailed. */
@Component
class DropFolderSender implements ResultRecipients {

    /** People's sign-in names have no blanks, so that nobody can be taken for it. */
    static final Actor ACTOR = Actor.named("drop folder");

    private final Optional<EmailAddress> resultsTo;

    DropFolderSender(@Value("${plumbline.intake.drop-folder-results-to:}") String resultsTo) {
        this.resultsTo = EmailAddress.typed(resultsTo);
        if (this.resultsTo.isEmpty() && !resultsTo.isBlank()) {
            throw new IllegalStateException("PLUMBLINE_DROP_FOLDER_RESULTS_TO must be one e-mail address");
        }
    }

    @Override
    public Optional<EmailAddress> of(Actor sender) {
        return sender.equals(ACTOR) ? resultsTo : Optional.empty();
    }
}
