package plumbline.standards.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bank holidays that come with the service, for examples, which must come out the same everywhere. */
public final class ShippedCalendar {

    private static final String FILE = "/reference/bank-holidays.json";

    private ShippedCalendar() {
    }

    /** The calendars of a jurisdiction without any council's own closure days. */
    public static Calendars of(Jurisdiction jurisdiction) {
        try (InputStream file = ShippedCalendar.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            JsonNode divisions = JsonMapper.shared().readTree(file);
            Set<LocalDate> anywhere = new HashSet<>();
            divisions.forEach(division -> anywhere.addAll(days(division)));
            return new Calendars(WorkingCalendar.of(days(divisions.path(jurisdiction.bankHolidayDivision())), Set.of()),
                    WorkingCalendar.of(anywhere, Set.of()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Set<LocalDate> days(JsonNode division) {
        Set<LocalDate> days = new HashSet<>();
        division.path("events").forEach(event -> days.add(LocalDate.parse(event.path("date").asString())));
        return days;
    }
}
