package plumbline.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits, one message in one transaction, so that nodes share the work and none sends another's. A node that dies between
 * sending and putting it down has the message sent twice, with one and the same message id by which mail programs know it again.
 */
@Component
class Sending {

    /** How long after each failure it is tried again; after the last one it is given up. */
    static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(4), Duration.ofHours(12));

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** So many at once, that a full outbox does not keep other scheduled work from its turn. */
    private static final int MOST_AT_ONCE = 50;

    private final MessageTable messages;
    private final MailServer server;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Sending(MessageTable messages, MailServer server, PlatformTransactionManager manager, Clock clock) {
        this.messages = messages;
        this.server = server;
        this.transactions = new TransactionTemplate(manager);
        this.clock = clock;
    }

    /** Sends what is due. */
    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
    void sendDue() {
        server.sender().ifPresent(sender -> {
            int sent = 0;
            while (sent < MOST_AT_ONCE && Boolean.TRUE.equals(transactions.execute(status -> sentNext(sender)))) {
                sent++;
            }
        });
    }

    /** Whether one was sent. After a failure the others wait for the next round: the server may be away, and each would wait for it. */
    private boolean sentNext(JavaMailSenderImpl sender) {
        return messages.takeDue(clock.instant()).filter(message -> sent(message, sender)).isPresent();
    }

    private boolean sent(Message message, JavaMailSenderImpl sender) {
        try {
            sender.send(mime(message, sender));
            messages.sent(message.id(), clock.instant());
            return true;
        } catch (MailException | MessagingException failed) {
            failed(message, SendingProblem.words(failed));
            return false;
        }
    }

    private void failed(Message message, String problem) {
        Instant now = clock.instant();
        if (message.attempts() < PAUSES.size()) {
            messages.tryLater(message.id(), now.plus(PAUSES.get(message.attempts())), problem);
        } else {
            messages.giveUp(message.id(), now, problem);
        }
        LOG.warn("Message {} could not be sent, attempt {}: {}", message.id(), message.attempts() + 1, problem);
    }

    private MimeMessage mime(Message message, JavaMailSenderImpl sender) throws MessagingException {
        MimeMessage mime = sender.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(mime, false, "UTF-8");
        parts.setFrom(server.from().value());
        parts.setTo(message.to().value());
        parts.setSubject(message.subject());
        parts.setText(message.body(), false);
        parts.setSentDate(Date.from(clock.instant()));
        mime.setHeader("Message-ID", "<plumbline-message-" + message.id() + "-" + message.createdAt().toEpochMilli()
                + server.from().value().substring(server.from().value().indexOf('@')) + ">");
        // Out-of-office answers to a service help nobody (RFC 3834).
        mime.setHeader("Auto-Submitted", "auto-generated");
        return mime;
    }
}
