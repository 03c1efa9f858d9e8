package plumbline.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.database.CopyRows;

/** Checks one location or provider of the regulator's API and stages it: of a location every rating it has and had. */
final class RegulatorEntry {

    private static final Pattern ID = Pattern.compile("1-\\d{3,15}|[A-Z0-9]{2,12}");
    private static final String OVERALL = "Overall";
    private static final int LONGEST_NAME = 500;

    private final ImportWork work;
    private final List<Object[]> providers = new ArrayList<>();
    private int row;

    RegulatorEntry(ImportWork work) {
        this.work = work;
    }

    /** A rating that may be staged. */
    private record Published(String group, String domain, String rating, @Nullable LocalDate on) {
    }

    /** What is wrong with an entry. */
    private static final class Wrong extends Exception {
        private final String field;
        private final String value;

        Wrong(String field, String value, String expected) {
            super(expected);
            this.field = field;
            this.value = value;
        }
    }

    void read(Map<String, @Nullable Object> entry, CopyRows copy) throws SQLException {
        work.counts().read();
        row++;
        try {
            if (BoundedJson.text(entry, "locationId").isEmpty() && !BoundedJson.text(entry, "providerId").isEmpty()) {
                provider(entry);
            } else {
                location(entry, copy);
            }
        } catch (Wrong wrong) {
            work.faults().reject(row, wrong.field, wrong.value, Objects.requireNonNull(wrong.getMessage()));
            work.counts().rejected(1);
        }
    }

    private void provider(Map<String, @Nullable Object> entry) throws Wrong {
        providers.add(new Object[] {row, id(entry, "providerId"), name(entry)});
    }

    void stageProviders() {
        work.jdbc().batchUpdate("insert into provider_stage (row_number, provider_id, name) values (?, ?, ?)", providers);
    }

    private void location(Map<String, @Nullable Object> entry, CopyRows copy) throws SQLException, Wrong {
        String id = id(entry, "locationId");
        String provider = id(entry, "providerId");
        String name = name(entry);
        LocalDate ended = ended(entry);
        List<Published> ratings = new ArrayList<>();
        Map<String, @Nullable Object> current = BoundedJson.object(entry, "currentRatings");
        ratings(current, "", ratings);
        for (Map<String, @Nullable Object> earlier : BoundedJson.objects(entry, "historicRatings")) {
            ratings(earlier, BoundedJson.text(earlier, "reportDate"), ratings);
        }
        if (ratings.stream().noneMatch(rating -> rating.group().equals(OVERALL) && rating.domain().equals(OVERALL))) {
            ratings.add(new Published(OVERALL, OVERALL, "", null));
        }
        boolean socialCare = BoundedJson.text(entry, "type").equalsIgnoreCase("Social Care Org")
                || BoundedJson.text(entry, "inspectionDirectorate").equalsIgnoreCase("Adult social care");
        for (Published rating : ratings) {
            work.counts().speaksOf(rating.on());
            copy.number(row).text(id).text(name).text(provider).text("").text(BoundedJson.text(entry, "localAuthority")).flag(socialCare).day(ended)
                    .text(rating.group()).text(rating.domain()).text(rating.rating()).text(Ratings.band(rating.rating())).day(rating.on()).endRow();
        }
    }

    private static String id(Map<String, @Nullable Object> entry, String field) throws Wrong {
        String id = BoundedJson.text(entry, field);
        if (!ID.matcher(id).matches()) {
            throw new Wrong(field, id, "a CQC id: 1- and digits, or an organisation code. Send what the API says of each location, not only its list of ids");
        }
        return id;
    }

    private static String name(Map<String, @Nullable Object> entry) throws Wrong {
        String name = BoundedJson.text(entry, "name");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Wrong("name", name, "a name, at most " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static @Nullable LocalDate ended(Map<String, @Nullable Object> entry) throws Wrong {
        String status = BoundedJson.text(entry, "registrationStatus");
        String text = BoundedJson.text(entry, "deregistrationDate");
        boolean ended = status.equalsIgnoreCase("Deregistered");
        if (!ended && !status.equalsIgnoreCase("Registered")) {
            throw new Wrong("registrationStatus", status, "\"Registered\" or \"Deregistered\"");
        }
        LocalDate day = Dates.read(text);
        if (ended && day == null) {
            throw new Wrong("deregistrationDate", text, "the day the registration ended, such as 2026-04-14");
        }
        return ended ? day : null;
    }

    /** The overall rating with its key questions, and those of each service. */
    private void ratings(Map<String, @Nullable Object> block, String date, List<Published> ratings) throws Wrong {
        Map<String, @Nullable Object> overall = BoundedJson.object(block, "overall");
        rated(overall, OVERALL, date, ratings);
        for (Map<String, @Nullable Object> service : BoundedJson.objects(block, "serviceRatings")) {
            String group = BoundedJson.text(service, "name");
            if (!group.isEmpty() && group.length() <= LONGEST_NAME) {
                rated(service, group, date, ratings);
            }
        }
    }

    private void rated(Map<String, @Nullable Object> block, String group, String date, List<Published> ratings) throws Wrong {
        String own = BoundedJson.text(block, "reportDate");
        String day = own.isEmpty() ? date : own;
        add(block, group, OVERALL, day, ratings);
        for (Map<String, @Nullable Object> question : BoundedJson.objects(block, "keyQuestionRatings")) {
            String asked = BoundedJson.text(question, "reportDate");
            String name = BoundedJson.text(question, "name");
            if (!name.isEmpty() && name.length() <= LONGEST_NAME) {
                add(question, group, name, asked.isEmpty() ? day : asked, ratings);
            }
        }
    }

    private void add(Map<String, @Nullable Object> block, String group, String domain, String day, List<Published> ratings) throws Wrong {
        String rating = BoundedJson.text(block, "rating");
        if (rating.isEmpty()) {
            return;
        }
        if (Ratings.band(rating) == null && !Ratings.isSentinel(rating)) {
            throw new Wrong("rating", rating, "\"Outstanding\", \"Good\", \"Requires improvement\", \"Inadequate\" or words the regulator writes in place of a rating");
        }
        LocalDate on = Dates.read(day);
        if (on == null && !day.isEmpty() || on != null && on.isAfter(work.today())) {
            throw new Wrong("reportDate", day, "a day such as 2026-04-14 that is not in the future");
        }
        ratings.add(new Published(group, domain, rating, on));
    }
}
