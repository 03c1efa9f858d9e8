package plumbline.escalation;

import java.util.List;

/** Something beside the steps of an escalation that waits for people and is listed on My work. */
public interface WorkSource {

    /** What waits for a person, under their own name. */
    List<WorkItem> of(String username);
}
