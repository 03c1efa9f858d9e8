package plumbline.demonstration;

import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says in one line that the service is ready, where it is and how to sign in. */
@Component
class ReadyLine {

    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(5);

    private final ObjectProvider<DemonstrationCouncil> demonstration;
    private final Environment environment;
    private final JdbcClient jdbc;
    private final String address;

    ReadyLine(ObjectProvider<DemonstrationCouncil> demonstration, Environment environment, JdbcClient jdbc,
              @Value("${server.address}") String address) {
        this.demonstration = demonstration;
        this.environment = environment;
        this.jdbc = jdbc;
        this.address = address;
    }

    /** After everything else that begins work at the start, so that the demonstration can use it. */
    @EventListener
    @Order(1000)
    void announce(ApplicationReadyEvent ready) throws IOException {
        DemonstrationCouncil council = demonstration.getIfAvailable();
        String signIns = "sign in as administrator";
        if (council != null) {
            council.ensureLoaded();
            // Breaches and escalations follow from events; the board is not ready before they are through.
            Waiting.until(LONGEST_SETTLING, () -> jdbc.sql("select not exists (select 1 from event_publication where completion_date is null)")
                    .query(Boolean.class).single());
            signIns = "sign in as board-chair, director, assistant-director-adults, head-reviews, manager-reviews-north, "
                    + "policy-author, policy-approver, data-steward, auditor or administrator; the password is the same word; "
                    + "all names are on the sign-in page";
        }
        System.out.println("Plumbline is ready at http://" + address + ":" + environment.getProperty("local.server.port")
                + " - " + signIns + ".");
    }
}
