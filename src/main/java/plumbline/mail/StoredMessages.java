package plumbline.mail;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.EmailAddress;
import plumbline.core.Page;

/** Writes messages down beside what they tell of. */
@Component
class StoredMessages implements Outbox, Messages {

    private static final int LONGEST_SUBJECT = 200;

    private final MessageTable messages;
    private final MailServer server;
    private final AuditTrail audit;
    private final Clock clock;

    StoredMessages(MessageTable messages, MailServer server, AuditTrail audit, Clock clock) {
        this.messages = messages;
        this.server = server;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(EmailAddress to, String subject, String body, String about) {
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            // A line end would end the header, and what follows would be headers of somebody else's making.
            throw new IllegalArgumentException("a subject is one line of at most " + LONGEST_SUBJECT + " characters");
        }
        messages.add(to, subject, body, about, clock.instant(), serverIsSetUp() ? MessageState.WAITING : MessageState.NOT_SENT);
    }

    @Override
    public Page<Message> find(Optional<MessageState> state, int page) {
        return messages.find(state, page);
    }

    @Override
    @Transactional
    public Attempt<Message> again(long id, Actor actor) {
        if (messages.message(id).isEmpty()) {
            return Attempt.notFound("There is no message " + id + ".");
        }
        if (!serverIsSetUp()) {
            return Attempt.notNow("No mail server is set up. Set PLUMBLINE_MAIL_HOST and PLUMBLINE_MAIL_FROM and start the service again.");
        }
        if (!messages.again(id, clock.instant())) {
            return Attempt.notNow("Only a message that was not sent can be sent again.");
        }
        audit.record(actor, "message sent again", "message", String.valueOf(id), "");
        return Attempt.done(messages.message(id).orElseThrow());
    }

    @Override
    public boolean serverIsSetUp() {
        return server.sender().isPresent();
    }
}
