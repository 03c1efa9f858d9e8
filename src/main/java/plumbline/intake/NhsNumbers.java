package plumbline.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns NHS numbers into digests under this installation's key; the numbers themselves are never stored. */
final class NhsNumbers {

    private static final int DIGITS = 10;
    private static final int DIGEST_BYTES = 16;

    private final Mac mac;
    private String lastNumber = "";
    private String lastDigest = "";

    NhsNumbers(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /**
     * Whether the text is ten digits whose last one fits the others (modulus 11). Ten times the same digit fits as well, but is nobody's number: it
     * is typed where the form asks for one, and would make one person of all those it stands for.
     */
    static boolean valid(String text) {
        if (text.length() != DIGITS) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += i < DIGITS - 1 ? digit * (DIGITS - i) : 0;
        }
        int check = (11 - sum % 11) % 11;
        return text.chars().distinct().count() > 1 && check == text.charAt(DIGITS - 1) - '0';
    }

    /** The digest in hexadecimal; rows of one person follow each other, so the last one is remembered. */
    String digest(String number) {
        if (!number.equals(lastNumber)) {
            byte[] digest = mac.doFinal(number.getBytes(StandardCharsets.US_ASCII));
            lastNumber = number;
            lastDigest = HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        }
        return lastDigest;
    }
}
