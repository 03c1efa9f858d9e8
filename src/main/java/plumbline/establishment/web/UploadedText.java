package plumbline.establishment.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import plumbline.core.Attempt;
import plumbline.establishment.OrganisationFiles;

/** Reads an uploaded file as text, never more of it than can be refused. */
final class UploadedText {

    private UploadedText() {
    }

    /** The text; blank when no file was chosen. */
    static Attempt<String> of(String field, @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return Attempt.done("");
        }
        try (InputStream stream = file.getInputStream()) {
            byte[] bytes = stream.readNBytes(OrganisationFiles.LARGEST + 1);
            if (bytes.length > OrganisationFiles.LARGEST) {
                return Attempt.invalid(field, "The file of " + field + " is larger than " + OrganisationFiles.LARGEST / 1000
                        + " KB. Send it in parts, the units above first.");
            }
            // A decoder that is made for one text complains; the constructor of a text would put question marks.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.isBlank() ? Attempt.invalid(field, "The file of " + field + " is empty. Choose the one that you filled in.") : Attempt.done(text);
        } catch (CharacterCodingException other) {
            return Attempt.invalid(field, "The file of " + field + " is not text in UTF-8. Save it as “CSV UTF-8 (comma delimited)”, not as a workbook.");
        }
    }
}
