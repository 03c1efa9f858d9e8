package plumbline.escalation.message;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.BusinessTime;
import plumbline.core.EmailAddress;
import plumbline.core.Severity;
import plumbline.mail.Outbox;

/** Writes what somebody is told: references, standards, steps and days, nothing of anybody. */
@Component
class WorkMail {

    private static final int MOST_LISTED = 20;

    private final Outbox outbox;
    private final String home;

    WorkMail(Outbox outbox, @Value("${plumbline.home:}") String home) {
        this.outbox = outbox;
        this.home = home.replaceAll("/+$", "");
    }

    /** Leaves one message about all of it in the outbox. */
    void put(EmailAddress to, String username, List<WorkMessage> about) {
        outbox.put(to, subject(about), body(username, about), "work of " + username);
    }

    private static String subject(List<WorkMessage> about) {
        long critical = about.stream().filter(message -> message.severity() == Severity.S1).count();
        long wait = about.stream().filter(message -> message.kind() != WorkMessage.Kind.TOLD).map(WorkMessage::escalation).distinct().count();
        String waiting = wait == 1 ? "1 escalation waits for you" : wait + " escalations wait for you";
        return "Plumbline: " + (wait == 0 ? "there is news for you" : waiting)
                + (critical == 0 ? "" : ", " + Severity.S1.word());
    }

    private String body(String username, List<WorkMessage> about) {
        String lines = about.stream().limit(MOST_LISTED).map(this::line).collect(Collectors.joining("\n"));
        return "For " + username + ":\n\n" + lines + (about.size() > MOST_LISTED ? "\n\nand " + (about.size() - MOST_LISTED) + " more" : "")
                + "\n\nAll of them are on My work: " + page("/work") + "\n";
    }

    private String line(WorkMessage message) {
        String why = switch (message.kind()) {
            case TURN -> "";
            case REMINDER -> "Reminder: ";
            case OVERDUE -> "Still waiting: ";
            case TOLD -> "You were told of it on My work: ";
        };
        return why + message.reference() + ", " + message.standard() + ", " + message.severity().word() + ". " + (message.kind() == WorkMessage.Kind.TOLD ? "At the step: " : "") + message.step().word()
                + (message.dueAt() == null ? "" : " by " + BusinessTime.write(message.dueAt())) + ". " + page("/escalations/" + message.escalation());
    }

    private String page(String address) {
        return home.isEmpty() ? address + " of Plumbline" : home + address;
    }
}
