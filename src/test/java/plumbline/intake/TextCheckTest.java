package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextCheckTest {

    private static boolean accepts(byte[] bytes) {
        try {
            TextCheck check = new TextCheck();
            check.accept(bytes, bytes.length);
            check.end();
            return true;
        } catch (FileRefused refused) {
            return false;
        }
    }

    /** The platform's own strict decoder is the judge. */
    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    @Test
    void acceptsWhatThePlatformDecodesAndNothingElse() {
        Random random = new Random(1);
        int accepted = 0;
        for (int attempt = 0; attempt < 20_000; attempt++) {
            byte[] bytes = new byte[1 + random.nextInt(4)];
            for (int i = 0; i < bytes.length; i++) {
                // From 0x20 up, and mostly above ASCII: control bytes are refused on purpose.
                bytes[i] = (byte) (random.nextInt(6) == 0 ? 0x20 + random.nextInt(0x60) : 0x80 + random.nextInt(0x80));
            }
            assertThat(accepts(bytes)).as("seed 1, attempt %d", attempt).isEqualTo(isUtf8(bytes));
            accepted += accepts(bytes) ? 1 : 0;
        }
        assertThat(accepted).as("both sides were tried").isBetween(100, 15_000);
    }

    @Test
    void refusesControlBytesButTakesTabsAndLineEnds() {
        assertThat(accepts("a\tb\r\nc".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(accepts(new byte[] {'a', 0})).isFalse();
        assertThat(accepts(new byte[] {'a', 0x1b})).isFalse();
    }
}
