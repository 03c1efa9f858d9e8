package plumbline.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import plumbline.organisation.BankHolidays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads bank holidays in the shape of the gov.uk file. A calendar with holes would move deadlines without anybody seeing
 * it, so one bad entry refuses the whole file.
 */
@Component
class BankHolidaysReader implements FormatReader {

    private static final long LARGEST = 5L * 1024 * 1024;

    private final BankHolidays bankHolidays;
    private final ObjectMapper mapper;

    BankHolidaysReader(BankHolidays bankHolidays, ObjectMapper mapper) {
        this.bankHolidays = bankHolidays;
        this.mapper = mapper;
    }

    @Override
    public Format format() {
        return Format.BANK_HOLIDAYS;
    }

    @Override
    public Staged stage(ImportWork work) {
        JsonNode root = parsed(work.file());
        if (!root.isObject() || !root.has("england-and-wales")) {
            throw new FileRefused("The JSON file has no \"england-and-wales\". Send the bank holidays as gov.uk publishes them, or locations and providers as the regulator's API gives them.");
        }
        Map<String, Map<LocalDate, String>> divisions = new LinkedHashMap<>();
        root.properties().forEach(division -> divisions.put(division.getKey(), titles(division.getKey(), division.getValue(), work)));
        return () -> divisions.forEach((division, titles) -> {
            int changed = Math.min(titles.size(), bankHolidays.replace(division, titles));
            work.counts().accepted(changed);
            work.counts().unchanged(titles.size() - changed);
        });
    }

    private JsonNode parsed(SpooledFile file) {
        if (file.bytes() > LARGEST) {
            throw new FileRefused("A bank holidays file is never larger than 5 MB. Send the one gov.uk publishes.");
        }
        try (InputStream in = file.open()) {
            return mapper.readTree(in);
        } catch (JacksonException notJson) {
            throw BoundedJson.refused(notJson, "Send the bank holidays as gov.uk publishes them.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<LocalDate, String> titles(String division, JsonNode value, ImportWork work) {
        JsonNode events = value.path("events");
        if (!events.isArray() || events.isEmpty()) {
            throw new FileRefused("\"" + division + "\" has no list of events. Send the bank holidays as gov.uk publishes them.");
        }
        Map<LocalDate, String> titles = new TreeMap<>();
        for (int i = 0; i < events.size(); i++) {
            work.counts().read();
            String title = events.get(i).path("title").asString("");
            LocalDate day = Dates.read(events.get(i).path("date").asString(""));
            if (title.isBlank() || day == null) {
                throw new FileRefused("Event " + (i + 1) + " of \"" + division + "\" needs a title and a date such as 2026-12-25; the date is \""
                        + events.get(i).path("date").asString("") + "\". Nothing was imported: a calendar with a hole would move deadlines.");
            }
            if (titles.put(day, title) != null) {
                work.counts().duplicate(1);
            }
        }
        return titles;
    }
}
