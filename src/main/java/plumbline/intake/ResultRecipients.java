package plumbline.intake;

import java.util.Optional;
import plumbline.core.Actor;
import plumbline.core.EmailAddress;

/** Knows where the result of a file is mailed that came from somebody who does not look at a page. */
public interface ResultRecipients {

    /** The address for files of one sender; empty when it is not one of those, or wants no mail. */
    Optional<EmailAddress> of(Actor sender);
}
