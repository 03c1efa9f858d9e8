package plumbline.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.mail.MailSendException;

/** Why a message was not taken, in words. What the mail server itself answered may name people, so only the sort of failure is told. */
final class SendingProblem {

    private static final Map<Class<? extends Throwable>, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(UnknownHostException.class, "The mail server's name is not known. Check PLUMBLINE_MAIL_HOST.");
        WORDS.put(ConnectException.class, "The mail server did not take the connection. Check that it runs and that host and port are right.");
        WORDS.put(SocketTimeoutException.class, "The mail server did not answer in time.");
        WORDS.put(AuthenticationFailedException.class, "The mail server did not accept the user name and password.");
        WORDS.put(SendFailedException.class, "The mail server refused this recipient or sender.");
    }

    private static final String ANY_OTHER = "The mail server broke the conversation off, or could not protect the connection.";

    private SendingProblem() {
    }

    static String words(Exception failed) {
        List<Throwable> reasons = reasons(failed);
        return WORDS.entrySet().stream().filter(known -> reasons.stream().anyMatch(known.getKey()::isInstance)).map(Map.Entry::getValue)
                .findFirst().orElse(ANY_OTHER);
    }

    /** The failure, what Spring says of each message, and what they come from. */
    private static List<Throwable> reasons(Exception failed) {
        List<Throwable> reasons = new ArrayList<>();
        for (Throwable reason = failed; reason != null && !reasons.contains(reason); reason = reason.getCause()) {
            reasons.add(reason);
        }
        if (failed instanceof MailSendException sending) {
            for (Exception single : sending.getMessageExceptions()) {
                reasons.addAll(reasons(single));
            }
        }
        return reasons;
    }
}
