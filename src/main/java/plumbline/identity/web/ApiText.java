package plumbline.identity.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The words of the API's description, from {@code api/operations.yaml}.
 *
 * @param operations by method and address
 * @param parameters what each parameter means, by name; a name means the same everywhere
 * @param errors     what each status means
 */
record ApiText(Map<String, Operation> operations, Map<String, String> parameters, Map<String, String> errors) {

    /**
     * One operation.
     *
     * @param says    what it does, in a line
     * @param more    what a caller must know besides
     * @param answers the status and the schema that comes back, for example {@code 202 RunView}
     */
    record Operation(String says, @Nullable String more, @Nullable String answers) {

        private static Operation of(Map<String, String> text) {
            return new Operation(text.getOrDefault("says", ""), text.get("more"), text.get("answers"));
        }
    }

    static ApiText read() {
        try (InputStream file = new ClassPathResource("api/operations.yaml").getInputStream()) {
            Map<String, Map<String, Object>> text = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return new ApiText(text.get("operations").entrySet().stream().collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Operation.of(texts(entry.getValue())))), texts(text.get("parameters")), texts(text.get("errors")));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Object map) {
        return (Map<String, String>) map;
    }
}
