package plumbline.mail;

import java.util.Optional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Page;

/** What is in the outbox, for those who look after it. */
public interface Messages {

    /** A page of messages, the latest first, of one state or of all. */
    Page<Message> find(Optional<MessageState> state, int page);

    /** Has a message that failed, or that was not sent for want of a server, tried once more. */
    Attempt<Message> again(long id, Actor actor);

    /** Whether there is a mail server. */
    boolean serverIsSetUp();
}
