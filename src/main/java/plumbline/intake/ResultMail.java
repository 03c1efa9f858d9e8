package plumbline.intake;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.mail.Outbox;

/** Leaves the result of a file in the outbox, in the transaction that ends its batch. */
@Component
class ResultMail {

    private final Outbox outbox;
    private final List<ResultRecipients> recipients;
    private final String home;

    ResultMail(Outbox outbox, List<ResultRecipients> recipients, @Value("${plumbline.home:}") String home) {
        this.outbox = outbox;
        this.recipients = recipients;
        this.home = home.replaceAll("/+$", "");
    }

    /** Tells whoever should know; people who send a file themselves see its page. */
    void tell(Batch batch, Actor sender) {
        String page = "/imports/" + batch.id();
        String body = ResultText.lines(batch) + "\nMore, and every fault, is at " + (home.isEmpty() ? page + " of Plumbline" : home + page) + "\n";
        recipients.stream().flatMap(known -> known.of(sender).stream())
                .forEach(to -> outbox.put(to, "Plumbline: " + ResultText.heading(batch), body, "import " + batch.id()));
    }
}
