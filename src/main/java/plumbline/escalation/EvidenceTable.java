package plumbline.escalation;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps evidence and its files. */
@Component
class EvidenceTable {

    /** Ten megabytes: a scanned report fits, a film does not. */
    static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final int LONGEST_NOTE = 4_000;
    private static final int LONGEST_LINK = 500;
    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;
    private final Clock clock;

    EvidenceTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is wrong with it and how to put it right. */
    static Optional<String> problem(EvidenceDraft draft) {
        EvidenceDraft.File file = draft.file();
        if (draft.note().isEmpty() && draft.link().isEmpty() && file == null) {
            return Optional.of("Write a note, give a link or choose a file.");
        }
        if (draft.note().length() > LONGEST_NOTE) {
            return Optional.of("Shorten the note to " + LONGEST_NOTE + " characters.");
        }
        if (!draft.link().isEmpty() && (!draft.link().matches("https://[^\\s\"<>]+") || draft.link().length() > LONGEST_LINK)) {
            return Optional.of("Give a link that begins with https://, has no spaces and at most " + LONGEST_LINK + " characters.");
        }
        return file == null ? Optional.empty() : problem(file);
    }

    private static Optional<String> problem(EvidenceDraft.File file) {
        if (file.content().length == 0) {
            return Optional.of("The file is empty. Choose a file with content.");
        }
        if (file.content().length > LARGEST_FILE) {
            return Optional.of("The file is larger than 10 MB. Choose a smaller file or give a link.");
        }
        return FileType.of(file.name(), file.content()).isPresent() ? Optional.empty()
                : Optional.of("The file is not what its name says, or of a kind that is not taken. Choose a " + FileType.WORDS + " file.");
    }

    /** Stores evidence that has no {@link #problem}. */
    void insert(UUID action, EvidenceDraft draft, String by) {
        EvidenceDraft.File file = draft.file();
        jdbc.sql("""
                insert into evidence (id, action, note, link, file_name, content_type, content, attached_by, attached_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(UUID.randomUUID(), action, draft.note(), draft.link(), file == null ? null : plain(file.name()),
                        file == null ? null : FileType.of(file.name(), file.content()).orElseThrow().contentType(),
                        file == null ? null : file.content(), by, EscalationRows.at(clock.instant())))
                .update();
    }

    /** The file of a piece of evidence of an escalation. */
    Optional<EvidenceFile> file(EscalationId escalation, UUID evidence) {
        return jdbc.sql("""
                select v.file_name, v.content_type, v.content from evidence v join action a on a.id = v.action
                join action_plan p on p.id = a.plan where p.escalation = ? and v.id = ? and v.content is not null""")
                .params(escalation.value(), evidence)
                .query((row, i) -> new EvidenceFile(row.getString("file_name"), row.getString("content_type"), row.getBytes("content")))
                .optional();
    }

    /** A name without a path and without anything that a header or a file system reads its own way. */
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[^\\p{L}\\p{N}._ ()-]", "_");
        return safe.length() <= LONGEST_NAME ? safe : safe.substring(safe.length() - LONGEST_NAME);
    }
}
