package plumbline.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value lists of client level data, releases 1 and 2, as far as they are public. Both releases are in use for years,
 * so a value of either is right. Fields whose lists are not known in full are not checked.
 *
 * <p>Source: NHS England client level data specification, releases 1 and 2, by way of the public transformation code of
 * NHS England and the Department of Health and Social Care.
 */
final class ClientLevelDataValues {

    private final Map<String, Set<String>> exact = new HashMap<>();
    private final Map<String, Map<String, String>> byLowerCase = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    ClientLevelDataValues() {
        try (InputStream in = ClientLevelDataValues.class.getResourceAsStream("/intake/client-level-data-values.csv");
             CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord row : rows) {
                String field = CsvTable.normalised(row.getField("field"));
                String value = row.getField("value");
                titles.put(field, row.getField("field"));
                exact.computeIfAbsent(field, name -> new HashSet<>()).add(value);
                byLowerCase.computeIfAbsent(field, name -> new LinkedHashMap<>()).put(value.toLowerCase(Locale.ROOT), value);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The fields whose values are checked, by normalised name. */
    List<String> fields() {
        return exact.keySet().stream().sorted().toList();
    }

    /** What people call a field. */
    String title(String field) {
        return Objects.requireNonNull(titles.get(field));
    }

    /** The list of a field; of values that the releases write in other capitals the later ones. */
    List<String> values(String field) {
        return List.copyOf(byLowerCase.getOrDefault(field, Map.of()).values());
    }

    /** The value of the list that a written one is, in whatever capitals; {@code null} when it is not on the list. */
    @Nullable String meant(String field, String value) {
        return byLowerCase.getOrDefault(field, Map.of()).get(value.toLowerCase(Locale.ROOT));
    }

    /** What is wrong with a value, or {@code null} when it is on the list. */
    @Nullable String complaint(String field, String value) {
        Set<String> values = exact.get(field);
        if (values == null || values.contains(value)) {
            return null;
        }
        String meant = meant(field, value);
        return meant == null ? "a value of the national list" : "\"" + meant + "\", in these capitals";
    }
}
