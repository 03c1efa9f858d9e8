package plumbline.standards.rulefile;

import java.util.Comparator;
import java.util.List;

/** Finds the sentences an author may have meant, by the number of letters that differ. */
final class Nearest {

    private static final int SUGGESTIONS = 2;

    private Nearest() {
    }

    /** The nearest sentences, best first; empty when nothing is near. */
    static List<String> to(String line, List<String> candidates) {
        String wanted = plain(line);
        int furthest = Math.max(4, wanted.length() / 2);
        return candidates.stream()
                .map(candidate -> new Candidate(candidate, distance(wanted, plain(candidate))))
                .filter(candidate -> candidate.distance() <= furthest)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::text))
                .limit(SUGGESTIONS)
                .map(Candidate::text).toList();
    }

    private record Candidate(String text, int distance) {
    }

    /** Numbers, severities and slots all look alike, so that only the words count. */
    private static String plain(String text) {
        return text.trim().toLowerCase(java.util.Locale.ROOT).replaceAll("\\{\\w+}|\\bs[1-4]\\b|\\d+(\\.\\d+)?", "#")
                .replaceAll("\\s+", " ");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
