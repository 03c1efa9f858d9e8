package plumbline.studio.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.studio.ChangeRequest;
import plumbline.studio.StoryEntry;

/** A change request as the API gives it. */
record ChangeView(String reference, String heading, String reason, String state, String author, List<String> writers, int baseVersion, int version,
                  LocalDate inForceOn, boolean forTheBoard, @Nullable String submittedHash, @Nullable Instant submittedAt, @Nullable String approvedBy,
                  @Nullable Instant approvedAt, @Nullable String approvedHash, @Nullable Integer becameVersion, List<FileView> files,
                  List<EntryView> story) {

    /** A file as the change request wants it; without content when it is taken out. */
    record FileView(String path, @Nullable String content) {
    }

    /** Something that happened to it. */
    record EntryView(Instant at, String actor, String what, String words) {
    }

    static ChangeView of(ChangeRequest request, List<StoryEntry> story) {
        return new ChangeView(request.reference(), request.heading(), request.reason(), request.state().name(), request.author(),
                request.writers().stream().sorted().toList(), request.baseVersion(), request.version(), request.inForceOn(), request.forTheBoard(),
                request.submittedHash(), request.submittedAt(), request.approvedBy(), request.approvedAt(), request.approvedHash(),
                request.becameVersion(), request.files().stream().map(file -> new FileView(file.path(), file.content())).toList(),
                story.stream().map(entry -> new EntryView(entry.at(), entry.actor(), entry.what(), entry.words())).toList());
    }
}
