package plumbline.escalation.process;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;

/** What {@code bpmn/expiry.bpmn} can call: hands over to whoever answers for the kind of thing that expired. */
public final class ExpiryDelegate {

    private final ObjectProvider<ExpiryClock> clocks;

    ExpiryDelegate(ObjectProvider<ExpiryClock> clocks) {
        this.clocks = clocks;
    }

    /** Called by the service task "End it and tell". */
    public void passed(String kind, String subject) {
        ExpiryClock clock = clocks.orderedStream().filter(each -> each.kind().equals(kind)).findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing answers for an expiry of kind " + kind));
        clock.expired(UUID.fromString(subject));
    }
}
