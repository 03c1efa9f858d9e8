package plumbline.escalation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import plumbline.breaches.Breach;
import plumbline.core.Page;

/** What can be read of escalations: for lists, the board, and the page of one. */
public interface Escalations {

    /** How many escalations, or cases of one, a page of a list holds. */
    int PAGE_SIZE = 50;

    /** One page of the escalations that fit: the open ones first, gravest first, then by due date. */
    Page<EscalationSummary> find(EscalationFilter filter, int page);

    /** All escalations that fit, in the same order. */
    List<EscalationSummary> all(EscalationFilter filter);

    /** One escalation. */
    Optional<EscalationSummary> escalation(EscalationId id);

    /** One page of its cases, by deadline. */
    Page<Breach> cases(EscalationId id, int page);

    /** Its story so far, oldest first. */
    List<StoryEntry> story(EscalationId id);

    /** Its plans, the latest first. */
    List<ActionPlan> plans(EscalationId id);

    /** A file attached to one of its actions. */
    Optional<EvidenceFile> file(EscalationId id, UUID evidence);

    /** Everything that waits for a person, overdue first, then by due date. */
    List<WorkItem> workOf(String username);

    /** What a person held until it climbed or was told of, and others hold now: they keep sight of it. */
    List<EscalationSummary> heldBefore(String username);
}
