package plumbline.escalation.web;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import plumbline.escalation.EvidenceDraft;

/** Reads an uploaded file, never more of it than can be refused. */
final class Upload {

    /** One byte more than evidence may have, so that too much is told from just enough without reading all of it. */
    private static final int MOST_READ = 10 * 1024 * 1024 + 1;

    private Upload() {
    }

    static EvidenceDraft.@Nullable File of(@Nullable MultipartFile file) throws IOException {
        String name = file == null ? null : file.getOriginalFilename();
        if (file == null || name == null || name.isBlank()) {
            return null;
        }
        try (InputStream stream = file.getInputStream()) {
            return new EvidenceDraft.File(name, stream.readNBytes(MOST_READ));
        }
    }
}
