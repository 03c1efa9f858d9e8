package plumbline.escalation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * What is packed into a Word or Excel file, as its table of contents says; nothing is unpacked, so that a small file which
 * would grow without end costs nothing.
 */
final class OfficeDocument {

    private static final int END_OF_CONTENTS = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    /** The end may be followed by a comment of at most this length. */
    private static final int LONGEST_COMMENT = 65_535;
    /** Every such file has this part. */
    private static final String PARTS_LIST = "[Content_Types].xml";

    private OfficeDocument() {
    }

    /**
     * Whether it is one.
     *
     * @param folder where its own kind of parts is: {@code word/} or {@code xl/}
     */
    static boolean is(byte[] content, String folder) {
        Set<String> parts = parts(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
        return parts.contains(PARTS_LIST) && parts.stream().anyMatch(part -> part.startsWith(folder));
    }

    /** The names of its parts; none when the table of contents is not where it should be. */
    private static Set<String> parts(ByteBuffer file) {
        Set<String> parts = new HashSet<>();
        int end = endOfContents(file);
        if (end < 0) {
            return parts;
        }
        int entries = Short.toUnsignedInt(file.getShort(end + 10));
        long at = Integer.toUnsignedLong(file.getInt(end + 16));
        for (int i = 0; i < entries && at + ENTRY_LENGTH <= end && file.getInt((int) at) == ENTRY; i++) {
            int name = Short.toUnsignedInt(file.getShort((int) at + 28));
            if (at + ENTRY_LENGTH + name > end) {
                break;
            }
            parts.add(new String(file.array(), (int) at + ENTRY_LENGTH, name, StandardCharsets.UTF_8));
            at += ENTRY_LENGTH + name + Short.toUnsignedInt(file.getShort((int) at + 30)) + Short.toUnsignedInt(file.getShort((int) at + 32));
        }
        return parts;
    }

    private static int endOfContents(ByteBuffer file) {
        int last = file.capacity() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (file.getInt(at) == END_OF_CONTENTS) {
                return at;
            }
        }
        return -1;
    }
}
