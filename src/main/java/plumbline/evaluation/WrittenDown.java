package plumbline.evaluation;

import java.util.List;
import java.util.Map;

/**
 * Steps and values of explanations as JSON, in the notation of the library that reads them. A first run writes millions
 * of these short lists of strings, and one moment in twenty went into the library's writer.
 */
final class WrittenDown {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private WrittenDown() {
    }

    /** A list of strings. */
    static String of(List<String> words) {
        StringBuilder json = new StringBuilder(24 * words.size() + 2).append('[');
        for (String each : words) {
            separate(json);
            quoted(json, each);
        }
        return json.append(']').toString();
    }

    /** Strings by their names. */
    static String of(Map<String, String> values) {
        StringBuilder json = new StringBuilder(32 * values.size() + 2).append('{');
        values.forEach((name, value) -> {
            separate(json);
            quoted(json, name);
            json.append(':');
            quoted(json, value);
        });
        return json.append('}').toString();
    }

    private static void separate(StringBuilder json) {
        if (json.length() > 1) {
            json.append(',');
        }
    }

    private static void quoted(StringBuilder json, String text) {
        json.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(text, from, i);
                escaped(json, c);
                from = i + 1;
            }
        }
        json.append(text, from, text.length()).append('"');
    }

    private static void escaped(StringBuilder json, char c) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> json.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }
}
