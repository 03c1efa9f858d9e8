package plumbline.demonstration.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command behind {@code bin/generate}. */
public final class Generate {

    private static final String USAGE = "usage: bin/generate --people N --seed S --out DIR [--as-at YYYY-MM-DD] [--mess normal|none]";
    private static final Set<String> OPTIONS = Set.of("--people", "--seed", "--out", "--as-at", "--mess");
    private static final LocalDate DEFAULT_DAY = LocalDate.of(2026, 10, 31);
    private static final int MOST_PEOPLE = 5_000_000;

    private Generate() {
    }

    public static void main(String[] arguments) throws IOException {
        try {
            Map<String, String> options = options(arguments);
            long people = wholeNumber(options, "--people", "");
            if (people < 1 || people > MOST_PEOPLE) {
                throw new IllegalArgumentException("--people is between 1 and " + MOST_PEOPLE + ", not " + people);
            }
            String mess = options.getOrDefault("--mess", "normal");
            if (!Set.of("normal", "none").contains(mess)) {
                throw new IllegalArgumentException("--mess is normal or none, not " + mess);
            }
            Path folder = Files.createDirectories(Path.of(options.getOrDefault("--out", "")));
            LocalDate asAt = options.containsKey("--as-at") ? LocalDate.parse(options.get("--as-at")) : DEFAULT_DAY;
            List<Path> files = DemonstrationData.write(folder, (int) people, wholeNumber(options, "--seed", "1"), asAt,
                    mess.equals("normal"));
            files.forEach(System.out::println);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        }
    }

    private static long wholeNumber(Map<String, String> options, String name, String otherwise) {
        String text = options.getOrDefault(name, otherwise);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is a whole number, not '" + text + "'", notANumber);
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("unknown option or missing value: " + arguments[i]);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        if (!options.keySet().containsAll(Set.of("--people", "--out"))) {
            throw new IllegalArgumentException("--people and --out are needed");
        }
        return options;
    }
}
