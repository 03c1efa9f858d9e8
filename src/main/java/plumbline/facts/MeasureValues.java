package plumbline.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes measured values of rows. What names one of them is its reference: standard, period, unit, provider and group. */
final class MeasureValues {

    private final AnsweringUnits.Lookup units;

    MeasureValues(AnsweringUnits.Lookup units) {
        this.units = units;
    }

    MeasureValue value(ResultSet row) throws SQLException {
        String standard = row.getString("standard");
        String period = row.getString("period");
        String unit = row.getString("unit");
        String provider = orNull(row.getString("provider"));
        String group = orNull(row.getString("people_group"));
        String ref = Stream.of(standard, period, unit == null ? "" : unit, provider == null ? "" : provider, group == null ? "" : group)
                .filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
        return new MeasureValue(ref, units.orCouncil(unit), standard, period, provider, group, row.getBigDecimal("value"),
                row.getBigDecimal("numerator"), row.getBigDecimal("denominator"), row.getBigDecimal("target"), row.getBigDecimal("baseline"));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
