package plumbline.demonstration.generator;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a care directory with ratings in the shape of the regulator's, under made-up names.
 *
 * <p>The ratings have the proportions of the 356 social care locations of one county in the edition of summer 2026: 257
 * good, 67 requires improvement, 22 outstanding, 7 not rated overall because several services were rated, 3 inadequate.
 * Source: CQC care directory with ratings, Open Government Licence v3.0.
 */
final class ProviderFile {

    static final int LOCATIONS = 356;
    static final String COUNCIL_PROVIDER = "1-990000001";

    private static final int COUNCIL_LOCATIONS = 8;
    private static final int OUTSTANDING = 22;
    private static final int REQUIRES_IMPROVEMENT = 67;
    private static final int NOT_RATED = 7;
    private static final int INADEQUATE = 3;
    private static final DateTimeFormatter MONTH_FIRST = DateTimeFormatter.ofPattern("MM/dd/yyyy");
    private static final List<String> DOMAINS = List.of("Safe", "Effective", "Caring", "Responsive", "Well-led");
    private static final List<String> FIRST = List.of("Alder", "Birch", "Cedar", "Elm", "Fern", "Hazel", "Heather", "Ivy", "Juniper",
            "Larch", "Maple", "Oak", "Poplar", "Rowan", "Sorrel", "Willow");
    private static final List<String> SECOND = List.of("Bank", "Brook", "Court", "Croft", "Field", "Gate", "Grove", "House", "Lane",
            "Lodge", "Mead", "Rise", "View", "Walk", "Wharf", "Wood");
    private static final List<String> HEADER = List.of("Location ID", "Location ODS Code", "Location Name", "Care Home?", "Location Type",
            "Location Primary Inspection Category", "Location Street Address", "Location Address Line 2", "Location City",
            "Location Post Code", "Location Local Authority", "Location Region", "Location NHS Region", "Location ONSPD CCG Code",
            "Location ONSPD CCG", "Location Commissioning CCG Code", "Location Commissioning CCG Name", "Service / Population Group",
            "Domain", "Latest Rating", "Publication Date", "Report Type", "Inherited Rating (Y/N)", "URL", "Provider ID",
            "Provider Name", "Brand ID", "Brand Name");

    private final Path folder;
    private final LocalDate asAt;
    private final Chance chance;

    ProviderFile(Path folder, long seed, LocalDate asAt) {
        this.folder = folder;
        this.asAt = asAt;
        this.chance = new Chance(seed, -1);
    }

    /**
     * A location made here.
     *
     * @param poor        whether it is rated below good
     * @param publishedOn when its rating was published
     */
    record MadeLocation(String id, boolean poor, LocalDate publishedOn) {
    }

    Path path() {
        return folder.resolve("cqc-ratings.csv");
    }

    List<MadeLocation> write() {
        List<MadeLocation> locations = new ArrayList<>();
        try (CsvFile file = new CsvFile(path(), HEADER)) {
            for (int i = 0; i < LOCATIONS; i++) {
                locations.add(location(file, i));
            }
        }
        return locations;
    }

    private MadeLocation location(CsvFile file, int i) {
        String id = "1-99%07d".formatted(1000 + i);
        boolean council = i < COUNCIL_LOCATIONS;
        boolean home = !council && i % 3 != 0;
        String rating = rating(i);
        LocalDate published = rating.equals("Requires improvement") || rating.equals("Inadequate")
                ? asAt.minusDays(chance.between(6, 420)) : asAt.minusDays(chance.between(40, 2_600));
        Map<String, String> cells = new HashMap<>();
        String name = FIRST.get(i % FIRST.size()) + " " + SECOND.get(i / FIRST.size() % SECOND.size()) + (i >= 256 ? " Annexe" : "");
        cells.put("Location ID", id);
        cells.put("Location Name", council ? "Council " + name : name);
        cells.put("Care Home?", home ? "Y" : "N");
        cells.put("Location Type", "Social Care Org");
        cells.put("Location Primary Inspection Category", home ? "Residential social care" : "Community based adult social care services");
        cells.put("Location Local Authority", "Demonstration Council");
        cells.put("Report Type", "Location");
        cells.put("Inherited Rating (Y/N)", "N");
        cells.put("Provider ID", council ? COUNCIL_PROVIDER : "1-98%07d".formatted(1000 + i / 2));
        cells.put("Provider Name", council ? "Demonstration Council" : "Made-up Provider " + (1 + i / 2) + " Limited");
        cells.put("Brand ID", "-");
        cells.put("Brand Name", "-");
        boolean severalServices = rating.equals("Not Rated");
        rate(file, cells, "Overall", rating, severalServices ? null : published);
        if (severalServices) {
            boolean poor = i % 2 == 0;
            rate(file, cells, "Care Homes", poor ? "Requires improvement" : "Good", published);
            return new MadeLocation(id, poor, published);
        }
        return new MadeLocation(id, rating.equals("Requires improvement") || rating.equals("Inadequate"), published);
    }

    private void rate(CsvFile file, Map<String, String> cells, String group, String rating, @Nullable LocalDate published) {
        cells.put("Service / Population Group", group);
        cells.put("Publication Date", published == null ? "" : MONTH_FIRST.format(published));
        cells.put("Domain", "Overall");
        cells.put("Latest Rating", rating);
        file.write(cells);
        for (String domain : DOMAINS) {
            cells.put("Domain", domain);
            // Both spellings are in the real file.
            cells.put("Latest Rating", rating.equals("Requires improvement") && domain.equals("Safe") ? "Requires Improvement" : rating);
            file.write(cells);
        }
    }

    /** The council's own eight come first, one of them poor; the rest in the county's proportions, mixed by a fixed stride. */
    private static String rating(int i) {
        if (i < COUNCIL_LOCATIONS) {
            return i == 3 ? "Requires improvement" : "Good";
        }
        int place = i * 97 % LOCATIONS;
        if (place < INADEQUATE) {
            return "Inadequate";
        }
        if (place < INADEQUATE + NOT_RATED) {
            return "Not Rated";
        }
        if (place < INADEQUATE + NOT_RATED + OUTSTANDING) {
            return "Outstanding";
        }
        return place < INADEQUATE + NOT_RATED + OUTSTANDING + REQUIRES_IMPROVEMENT ? "Requires improvement" : "Good";
    }
}
