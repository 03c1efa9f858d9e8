package plumbline.intake;

/**
 * Checks, byte by byte while a file is received, that it is UTF-8 text. Says where it is not, so that the sender finds the
 * place; nothing is kept.
 */
final class TextCheck {

    private long position;
    private long line = 1;
    private int more;
    private int low;
    private int high;

    void accept(byte[] bytes, int length) {
        int i = 0;
        while (i < length) {
            // Nearly every byte of such files is a plain character, which needs no more than this look.
            while (more == 0 && i < length && bytes[i] >= ' ') {
                i++;
                position++;
            }
            if (i < length) {
                accept(bytes[i] & 0xff);
                i++;
                position++;
            }
        }
    }

    /** To be called when the last byte has been given. */
    void end() {
        if (more > 0) {
            throw notText("The file ends in the middle of a character");
        }
    }

    private void accept(int value) {
        if (more > 0) {
            if (value < low || value > high) {
                throw notText("The file is not UTF-8 text: byte 0x%02X does not belong there".formatted(value));
            }
            more--;
            low = 0x80;
            high = 0xbf;
        } else if (value < 0x80) {
            ascii(value);
        } else {
            lead(value);
        }
    }

    private void ascii(int value) {
        if (value == '\n') {
            line++;
        } else if (value < ' ' && value != '\t' && value != '\r') {
            throw notText("The file holds binary data: control byte 0x%02X".formatted(value));
        }
    }

    /** The ranges of Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF. */
    private void lead(int value) {
        low = 0x80;
        high = 0xbf;
        if (value >= 0xc2 && value <= 0xdf) {
            more = 1;
        } else if (value >= 0xe0 && value <= 0xef) {
            more = 2;
            low = value == 0xe0 ? 0xa0 : 0x80;
            high = value == 0xed ? 0x9f : 0xbf;
        } else if (value >= 0xf0 && value <= 0xf4) {
            more = 3;
            low = value == 0xf0 ? 0x90 : 0x80;
            high = value == 0xf4 ? 0x8f : 0xbf;
        } else {
            throw notText("The file is not UTF-8 text: byte 0x%02X does not belong there".formatted(value));
        }
    }

    private FileRefused notText(String what) {
        return new FileRefused(what + " at byte " + (position + 1) + ", line " + line
                + ". Save it as CSV in UTF-8 (in Excel: \"CSV UTF-8\") and send it again.");
    }
}
