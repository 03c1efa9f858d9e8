package plumbline.escalation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that evidence may be. What a file is, its first bytes say, not its name alone. */
enum FileType {
    PDF("application/pdf", Set.of("pdf"), new byte[] {'%', 'P', 'D', 'F', '-'}),
    PNG("image/png", Set.of("png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
    JPEG("image/jpeg", Set.of("jpg", "jpeg"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Set.of("docx"), new byte[] {'P', 'K', 3, 4}),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Set.of("xlsx"), new byte[] {'P', 'K', 3, 4}),
    TEXT("text/plain;charset=UTF-8", Set.of("txt", "csv"), new byte[0]);

    /** What people are told. */
    static final String WORDS = "PDF, PNG, JPEG, Word (docx), Excel (xlsx), plain text or CSV";

    private final String contentType;
    private final Set<String> endings;
    private final byte[] beginning;

    FileType(String contentType, Set<String> endings, byte[] beginning) {
        this.contentType = contentType;
        this.endings = endings;
        this.beginning = beginning;
    }

    String contentType() {
        return contentType;
    }

    /** The type that both the name's ending and the content agree on. */
    static Optional<FileType> of(String name, byte[] content) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.endings.contains(ending) && type.fits(content)).findFirst();
    }

    private boolean fits(byte[] content) {
        boolean begins = content.length >= beginning.length
                && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
        return begins && switch (this) {
            case TEXT -> isText(content);
            case WORD -> OfficeDocument.is(content, "word/");
            case EXCEL -> OfficeDocument.is(content, "xl/");
            case PDF, PNG, JPEG -> true;
        };
    }

    private static boolean isText(byte[] content) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).chars().noneMatch(c -> c == 0);
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
