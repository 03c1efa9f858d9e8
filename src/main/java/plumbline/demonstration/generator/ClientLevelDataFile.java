package plumbline.demonstration.generator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes client level data: one row for each event, all fifty fields, with the mess that real extracts have. */
final class ClientLevelDataFile implements AutoCloseable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Requests from this day on are release 2. Source: national guidance on client level data. */
    private static final LocalDate RELEASE_2 = LocalDate.of(2025, 7, 1);

    private static final List<String> HEADER = List.of("LA Code", "Reporting Period Start Date", "Reporting Period End Date",
            "NHS Number", "LA Person Unique Identifier", "First Name", "Last Name", "GP Practice Name", "GP Practice Code", "Gender",
            "Ethnicity", "Date of Birth", "Date of Death", "Client Type", "Primary Support Reason", "Postcode",
            "Accommodation Status", "Employment Status", "Has Unpaid Carer", "Autism Spectrum Disorder (ASD)", "Visual Impairment",
            "Hearing Impairment", "Dementia", "Client Funding Status", "Event Type", "Event Reference", "Event Start Date",
            "Event End Date", "Event Description", "Event Outcome", "Request: Route of Access", "Assessment Type",
            "Eligible Needs Identified", "Method of Assessment", "Total Hrs Caring per week", "No. of adults being cared for",
            "Adult 1 Linked Person_ID", "Adult 2 Linked Person_ID", "Adult 3 Linked Person_ID", "Service Type", "Service Component",
            "Delivery Mechanism", "Provider CQC Location Name", "Provider CQC Location ID", "Review Reason",
            "Review Outcomes Achieved", "Method of Review", "Unit Cost", "Cost Frequency (Unit Type)", "Planned units per week");

    private final CsvFile file;
    private final LocalDate asAt;
    private final boolean messy;

    ClientLevelDataFile(Path folder, LocalDate asAt, boolean messy) {
        this.file = new CsvFile(folder.resolve("client-level-data.csv"), HEADER);
        this.asAt = asAt;
        this.messy = messy;
    }

    Path path() {
        return file.path();
    }

    /** A request that was dealt with. */
    void request(PersonDetails person, Chance chance, String ref, LocalDate start, LocalDate end, boolean progresses) {
        boolean second = !start.isBefore(RELEASE_2);
        Map<String, String> cells = event(person, chance, "Request", ref, start, end);
        cells.put("Request: Route of Access", "Community / Other route");
        cells.put("Event Outcome", progresses
                ? (second ? "Progress to assessment, review or reassessment" : "Progress to assessment")
                : (second ? "NFA: Information and advice or signposting" : "NFA - Information & advice / signposting only"));
        write(cells, chance);
    }

    void assessment(PersonDetails person, Chance chance, String ref, LocalDate start, @Nullable LocalDate end) {
        boolean second = !start.isBefore(RELEASE_2);
        Map<String, String> cells = event(person, chance, "Assessment", ref, start, end);
        cells.put("Assessment Type", second ? "Long term assessment" : "Long Term Assessment");
        cells.put("Event Outcome", second ? "Progress to support planning or services" : "Progress to support planning / services");
        write(cells, chance);
    }

    void service(PersonDetails person, Chance chance, String ref, LocalDate start, @Nullable LocalDate end, Care care, String locationId) {
        boolean second = !start.isBefore(RELEASE_2);
        Map<String, String> cells = event(person, chance, "Service", ref, start, end);
        cells.put("Service Type", second ? care.type() : care.typeOfRelease1());
        cells.put("Service Component", second ? care.component() : care.componentOfRelease1());
        cells.put("Event Outcome", end == null ? (second ? "Continuation of support or services" : "Provision of service")
                : (second ? "NFA: Support ended as planned" : "Service ended as planned"));
        cells.put("Provider CQC Location ID", locationId);
        cells.put("Delivery Mechanism", second ? "CASSR commissioned support" : "CASSR Commissioned Support");
        cells.put("Unit Cost", chance.between(180, 1450) + ".00");
        cells.put("Cost Frequency (Unit Type)", "Weekly");
        write(cells, chance);
    }

    void review(PersonDetails person, Chance chance, String ref, LocalDate day, boolean planned) {
        boolean second = !day.isBefore(RELEASE_2);
        Map<String, String> cells = event(person, chance, "Review", ref, day, day);
        cells.put("Review Reason", planned ? "Planned" : "Unplanned - Other Reason");
        cells.put("Method of Review", second ? "Service user only" : "Service User only");
        cells.put("Event Outcome", second ? "Continuation of support or services" : "No change in package");
        cells.put("Event Description", planned ? "Annual review" : "Unplanned review");
        write(cells, chance);
    }

    private Map<String, String> event(PersonDetails person, Chance chance, String type, String ref, LocalDate start, @Nullable LocalDate end) {
        Map<String, String> cells = new HashMap<>(person.cells());
        LocalDate periodEnd = submissionEnd(end == null ? asAt : end);
        cells.put("LA Code", "999");
        cells.put("Reporting Period Start Date", DAY.format(periodEnd.minusYears(1).plusDays(1)));
        cells.put("Reporting Period End Date", DAY.format(periodEnd));
        cells.put("Client Type", start.isBefore(RELEASE_2) ? "Service User" : "Service user");
        cells.put("Event Type", type);
        cells.put("Event Reference", ref);
        cells.put("Event Start Date", DAY.format(start));
        cells.put("Event End Date", end == null ? "" : DAY.format(end));
        return cells;
    }

    /** The end of the quarter the event ends in: submissions are quarterly and cover twelve months. */
    private static LocalDate submissionEnd(LocalDate day) {
        LocalDate monthEnd = day.plusMonths(2 - (day.getMonthValue() - 1) % 3);
        return monthEnd.withDayOfMonth(monthEnd.lengthOfMonth());
    }

    /** Shares a thousand, chosen so that a data steward has something to do: a few faults in every hundred rows. */
    private void write(Map<String, String> cells, Chance chance) {
        if (messy) {
            if (chance.perThousand(2)) {
                cells.put("Event Start Date", "");
            } else if (chance.perThousand(1)) {
                cells.put("Event Start Date", DAY.format(asAt.plusDays(chance.between(2, 400))));
            } else if (chance.perThousand(1)) {
                cells.put("Event End Date", "31/02/2026");
            }
            if (chance.perThousand(4)) {
                cells.put("Event Outcome", "See notes");
            }
            if (chance.perThousand(3)) {
                cells.put("LA Person Unique Identifier", " " + cells.get("LA Person Unique Identifier") + " ");
            }
            if (chance.perThousand(5)) {
                cells.put("Gender", "female");
            }
        }
        file.write(cells);
        if (messy && chance.perThousand(6)) {
            file.write(cells);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
