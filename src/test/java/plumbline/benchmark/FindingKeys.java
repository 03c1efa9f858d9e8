package plumbline.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sorted keys of everything a comparator found, so that two of them can be held against each other. */
final class FindingKeys {

    private static final int SHOWN = 5;

    private final TreeSet<String> keys = new TreeSet<>();

    void add(Stream<Found> findings) {
        findings.forEach(found -> keys.add(found.key()));
    }

    int size() {
        return keys.size();
    }

    /** SHA-256 of the sorted keys, one a line. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            keys.forEach(key -> digest.update((key + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The first keys that only one of the two has; empty when both found the same. */
    List<String> differences(FindingKeys other) {
        List<String> differences = new ArrayList<>();
        keys.stream().filter(key -> !other.keys.contains(key)).limit(SHOWN).forEach(key -> differences.add("only Plumbline: " + key));
        other.keys.stream().filter(key -> !keys.contains(key)).limit(SHOWN).forEach(key -> differences.add("only the other: " + key));
        return differences;
    }
}
