package plumbline.intake;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.mail.Outbox;

/** Leaves the result of a file in the outbox, in the transaction that ends its batch. */
@Component
class ResultMail {

    private final Outbox outbox;
    private final ResultsTold told;
    private final List<ResultRecipients> recipients;
    private final TransactionTemplate transactions;
    private final String home;

    ResultMail(Outbox outbox, ResultsTold told, List<ResultRecipients> recipients, PlatformTransactionManager manager, @Value("${plumbline.home:}") String home) {
        this.outbox = outbox;
        this.told = told;
        this.recipients = recipients;
        this.transactions = new TransactionTemplate(manager);
        this.home = home.replaceAll("/+$", "");
    }

    /** Tells whoever should know, once of each content; people who send a file themselves see its page. */
    void tell(Batch batch, Actor sender) {
        if (recipients.stream().anyMatch(known -> known.of(sender).isPresent()) && told.isNews(batch, sender)) {
            put(batch.id(), sender, ResultText.heading(batch), ResultText.lines(batch));
        }
    }

    /** Tells how often files came again that brought nothing, of each at most once a day. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void tellAgain() {
        transactions.executeWithoutResult(status ->
                told.due().forEach(again -> put(again.batch(), again.sender(), ResultText.headingAgain(again.batch(), again.times()), ResultText.linesAgain(again.batch(), again.times()))));
    }

    private void put(BatchId batch, Actor sender, String heading, String lines) {
        String page = "/imports/" + batch;
        String body = lines + "\nMore, and every fault, is at " + (home.isEmpty() ? page + " of Plumbline" : home + page) + "\n";
        recipients.stream().flatMap(known -> known.of(sender).stream()).forEach(to -> outbox.put(to, "Plumbline: " + heading, body, "import " + batch));
    }
}
