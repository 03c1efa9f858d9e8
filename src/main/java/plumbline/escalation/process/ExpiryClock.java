package plumbline.escalation.process;

import java.util.UUID;

/** What the process of something granted for a time asks of the domain. The engine may ask more than once. */
public interface ExpiryClock {

    /** The kind of thing it answers for, as it was given to {@link ExpiryProcesses#start}. */
    String kind();

    /** Its time has passed; ending it twice changes nothing. */
    void expired(UUID subject);
}
