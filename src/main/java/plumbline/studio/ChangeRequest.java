package plumbline.studio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of standards, from the draft to the day it is in force.
 *
 * @param reference     what people call it, for example {@code RC-0012}
 * @param reason        why the change is wanted
 * @param baseVersion   the rule set version its texts were written against
 * @param author        who began it
 * @param writers       everybody who has written in it, none of whom approves it
 * @param inForceOn     the day from whose start it is in force, once approved
 * @param version       counts the changes of the draft
 * @param submittedHash SHA-256 of what was submitted; {@code null} while it never was
 * @param forTheBoard   whether the governance board approves it, because targets or a statutory severity change
 * @param approvedHash  SHA-256 of what was approved
 * @param becameVersion the rule set version it became
 * @param process       the engine's process that keeps its time; {@code null} while it was never submitted
 * @param files         the files it changes, by path
 */
public record ChangeRequest(UUID id, String reference, String heading, String reason, ChangeState state, int baseVersion, String author,
                            Set<String> writers, LocalDate inForceOn, int version, Instant createdAt, Instant changedAt, String changedBy,
                            @Nullable Instant submittedAt, @Nullable String submittedHash, boolean forTheBoard, @Nullable String approvedBy,
                            @Nullable Instant approvedAt, @Nullable String approvedHash, @Nullable Integer becameVersion,
                            @Nullable String process, List<ChangedFile> files) {

    public ChangeRequest {
        writers = Set.copyOf(writers);
        files = List.copyOf(files);
    }
}
