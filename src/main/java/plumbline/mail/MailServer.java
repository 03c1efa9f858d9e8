package plumbline.mail;

import java.util.Optional;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import plumbline.core.EmailAddress;

/**
 * The council's mail server, as the settings name it. It is no mail sender bean of Spring's, whose health check would call the
 * whole service ill while the mail server is away.
 */
@Component
class MailServer {

    /** How the connection is protected. */
    enum Protection {
        /** It begins in the open and goes on encrypted; a server that cannot is not spoken to. */
        STARTTLS,
        TLS,
        /** For a server on the same machine only. */
        NONE
    }

    /** A server that does not answer keeps one message waiting, not the others: no call takes longer. */
    private static final String LONGEST_WAIT_IN_MILLISECONDS = "20000";

    private final Optional<JavaMailSenderImpl> sender;
    private final EmailAddress from;

    MailServer(@Value("${plumbline.mail.host:}") String host, @Value("${plumbline.mail.port:587}") int port, @Value("${plumbline.mail.username:}") String username,
               @Value("${plumbline.mail.password:}") String password, @Value("${plumbline.mail.protection:STARTTLS}") Protection protection,
               @Value("${plumbline.mail.from:}") String from) {
        this.sender = host.isBlank() ? Optional.empty() : Optional.of(sender(host.strip(), port, username, password, protection));
        this.from = EmailAddress.typed(from.isBlank() && host.isBlank() ? "plumbline@localhost" : from)
                .orElseThrow(() -> new IllegalStateException("PLUMBLINE_MAIL_FROM must be one e-mail address when PLUMBLINE_MAIL_HOST is set"));
    }

    private static JavaMailSenderImpl sender(String host, int port, String username, String password, Protection protection) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        Properties properties = sender.getJavaMailProperties();
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + wait, LONGEST_WAIT_IN_MILLISECONDS);
        }
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(protection == Protection.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(protection == Protection.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(protection == Protection.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (!username.isBlank()) {
            properties.setProperty("mail.smtp.auth", "true");
            sender.setUsername(username);
            sender.setPassword(password);
        }
        return sender;
    }

    /** What sends; empty when no mail server is set up. */
    Optional<JavaMailSenderImpl> sender() {
        return sender;
    }

    /** Whom messages are from. */
    EmailAddress from() {
        return from;
    }
}
