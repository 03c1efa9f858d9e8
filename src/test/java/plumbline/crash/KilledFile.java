package plumbline.crash;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plumbline.intake.Format;

/**
 * A file that is imported when the service is killed: of any format, about people, locations and figures that no other such file speaks of,
 * and always of the same shape, so that what is stored of it can be counted against what was stored of another.
 *
 * @param number tells files of one format apart
 */
record KilledFile(Format format, int number) {

    private static final int ROWS = 300;

    /** The name it is sent under. */
    String name() {
        return "killed-" + number + "-" + format.code() + (format == Format.BANK_HOLIDAYS || format == Format.CQC_API ? ".json" : ".csv");
    }

    byte[] bytes() {
        return content().getBytes(StandardCharsets.UTF_8);
    }

    /** The word in each title of a bank holiday, of which no batch is put down. */
    String word() {
        return "Killed " + number;
    }

    private String content() {
        return switch (format) {
            case CLIENT_LEVEL_DATA -> table("LA Person Unique Identifier,Client Type,Event Type,Event Reference,Event Start Date,Event End Date,Assessment Type,Service Type",
                    row -> events("KILL-%d-P%d,Service user,".formatted(number, row), "K-%d-%d".formatted(number, row)));
            case EVENT_LIST -> table("entity_type,entity_ref,person_ref,location_id,team,event_type,start_date,start_time,end_date,due_date,reason",
                    row -> "safeguarding concern,KC-%1$d-%2$d,KE-%1$d-P%2$d,,,received,12/06/2026,10:00,,,\npause,KP-%1$d-%2$d,KE-%1$d-P%2$d,,,paused,12/06/2026,,13/06/2026,,in hospital"
                            .formatted(number, row));
            case RECORD_LIST -> table("Record kind,Record ref,Person ref,About,received on,emailed on", row -> "complaint,KR-%1$d-%2$d,KR-%1$d-P%2$d,,01/06/2026,".formatted(number, row));
            case MEASURE_LIST -> table("Standard,Period,Provider,Value,Numerator,Denominator", row -> "ASC-FIN-01,2026-04,killed-%d-%d,7.5,,".formatted(number, row));
            case CQC_RATINGS -> table("Location ID,Location Name,Location Type,Service / Population Group,Domain,Latest Rating,Publication Date,Provider ID,Provider Name,Location Local Authority",
                    row -> location(row) + ",Killed,Social Care Org,Homecare,Overall,Good,05/29/2026,1-999,Provider,Lincolnshire");
            case CQC_LOCATIONS -> table("Location ID,Location Name,Primary inspection category,Location Latest Overall Rating,Location Safe Rating,Provider ID,Provider Name,Location Local Authority",
                    row -> location(row) + ",Killed,Residential social care,Good,Good,1-999,Provider,Lincolnshire");
            case CQC_ACTIVE -> table("Location ID,Location HSCA start date,Dormant (Y/N),Location Name,Location Type/Sector,Location Latest Overall Rating,Publication Date,Location Local Authority,"
                    + "Provider ID,Provider Name", row -> location(row) + ",2014-01-01,N,Killed,Social Care Org,Good,2024-05-29,Lincolnshire,1-999,Provider");
            case CQC_DEACTIVATED -> table("Location ID,Location Name,Location HSCA End Date,Location Type/Sector,Location Latest Overall Rating,Publication Date,Provider ID,Provider Name",
                    row -> location(row) + ",Killed,31/03/2026,Social Care Org,Good,2024-05-29,1-999,Provider");
            case CQC_HISTORY -> table("\"\",reportdate,overall,ownership,locationid,rating", row -> row + ",2014-10-10,Good,For-profit," + location(row) + ",Good");
            case CQC_API -> list("[", row -> "{\"locationId\":\"%s\",\"providerId\":\"1-999\",\"name\":\"Killed\",\"registrationStatus\":\"Registered\",\"type\":\"Social Care Org\","
                    .formatted(location(row)) + "\"currentRatings\":{\"overall\":{\"rating\":\"Good\",\"reportDate\":\"2024-01-20\"}}}", "]");
            case ASCOF -> "Table 2c: admissions\nnotice\n" + table("Local authority code,Local authority,ONS area code,2024 to 2025 - numerator,2024 to 2025 - outcome",
                    row -> "K%1$d-%2$d,Killed %1$d-%2$d,,\"65,060\",592.5".formatted(number, row));
            case ASCOF_OPEN_DATA -> table("Geographical Code,Geographical Description,Geographical Level,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Type,Measure Value,Year",
                    row -> "K%1$d-%2$d,Killed %1$d-%2$d,Council,,1A,Total,Outcome,19.1,2021-22".formatted(number, row));
            case BANK_HOLIDAYS -> list("{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":[",
                    row -> "{\"title\":\"%s\",\"date\":\"20%02d-%02d-%02d\",\"notes\":\"\"}".formatted(word(), 31 + row / 150, 1 + row % 12, 1 + row / 12 % 28), "]}}");
        };
    }

    private String location(int row) {
        return "1-%d%02d%04d%04d".formatted(9, format.ordinal(), number + 100, row);
    }

    private static String events(String start, String reference) {
        return String.join("\n", start + "Request," + reference + "-R,01/03/2024,02/03/2024,,", start + "Assessment," + reference + "-A,03/03/2024,20/03/2024,Long term assessment,",
                start + "Service," + reference + "-S,21/03/2024,,,Long term support: Community", start + "Review," + reference + "-V,01/04/2024,02/04/2024,,");
    }

    private static String table(String header, IntFunction<String> row) {
        return IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static String list(String before, IntFunction<String> entry, String after) {
        return IntStream.range(0, ROWS).mapToObj(entry).collect(Collectors.joining(",", before, after));
    }
}
