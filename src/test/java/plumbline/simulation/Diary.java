package plumbline.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plumbline.core.Attempt;

/** What happened, line by line in words that are the same each time a seed is run, and how often each kind of thing happened. */
final class Diary {

    private static final int LINES_SHOWN = 40;
    private static final int LETTERS = 16;

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** @param kind one of few words, by which it is counted */
    void tell(String kind, String words) {
        counts.merge(kind, 1, Integer::sum);
        lines.add(words);
    }

    /** What was tried; a refusal is an answer, and is counted as one. */
    <T> Attempt<T> tell(String kind, String words, Attempt<T> attempt) {
        boolean refused = attempt instanceof Attempt.Refused<T>;
        counts.merge(refused ? kind + " (refused)" : kind, 1, Integer::sum);
        lines.add(words + ": " + (attempt instanceof Attempt.Refused<T> no ? "refused, " + no.reason() : "done"));
        return attempt;
    }

    /** A line that counts as nothing, such as the name of a day. */
    void heading(String words) {
        lines.add(words);
    }

    Map<String, Integer> counts() {
        return counts;
    }

    List<String> last() {
        return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
    }

    List<String> lines() {
        return lines;
    }

    String digest() {
        return digest(String.join("\n", lines));
    }

    static String digest(String words) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8))).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
