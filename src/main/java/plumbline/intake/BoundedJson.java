package plumbline.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads one value of a large JSON file into maps, lists and texts, up to a bearable size. Numbers and flags are read as they are written. */
final class BoundedJson {

    private static final int MOST_TOKENS = 200_000;
    private static final int LONGEST_TEXT = 32_768;

    private final JsonParser parser;
    private int tokens;

    private BoundedJson(JsonParser parser) {
        this.parser = parser;
    }

    /** The value the parser stands on; afterwards it stands on its end. */
    static @Nullable Object read(JsonParser parser) {
        return new BoundedJson(parser).value();
    }

    private @Nullable Object value() {
        if (++tokens > MOST_TOKENS) {
            throw new FileRefused("An entry that ends behind line " + parser.currentLocation().getLineNr() + " is larger than any location or provider. Send the JSON as the regulator gives it.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NULL -> null;
            default -> text();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private String text() {
        String text = parser.getString();
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw new FileRefused("Line " + parser.currentTokenLocation().getLineNr() + " holds a text of more than " + LONGEST_TEXT
                    + " characters, or one with a character that is no text. Send the JSON as the regulator gives it.");
        }
        return text.strip();
    }

    /** Why JSON cannot be read, where that can be told: of what nests too deep no place is known. */
    static FileRefused refused(JacksonException broken, String send) {
        TokenStreamLocation at = broken.getLocation();
        return new FileRefused("The file is not complete JSON, or it nests deeper than anything published"
                + (at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr()) + ". " + send);
    }

    /** The object under a name; empty when there is none. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(Map<String, @Nullable Object> in, String name) {
        return in.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** The objects of the list under a name; what is no object is left out. */
    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> in, String name) {
        return in.get(name) instanceof List<?> list ? list.stream().filter(Map.class::isInstance).map(each -> (Map<String, @Nullable Object>) each).toList() : List.of();
    }

    /** The text under a name; empty when there is none. */
    static String text(Map<String, @Nullable Object> in, String name) {
        return in.get(name) instanceof String text ? text : "";
    }
}
