package plumbline.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.database.CopyRows;

/**
 * Checks one row of client level data and stages what rules need of it. Follows the checks of the
 * national validation; a fault that leaves the event usable is a doubt, not a rejection.
 */
final class ClientLevelDataRow implements ImportWork.StageRow {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final Pattern LOCATION_ID = Pattern.compile("1-\\d{3,15}");
    private static final int YOUNGEST = 18;
    private static final int OLDEST = 115;
    /** There are few outcomes, and each is understood once. */
    private static final int MOST_OUTCOMES = 1_000;

    private final ImportWork work;
    private final ClientLevelDataColumns columns;
    private final ClientLevelDataValues values;
    private final NhsNumbers nhsNumbers;
    private final ClientLevelDataStage stage;
    private final Dates.Remembered dates = new Dates.Remembered();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    /** The last value of each listed field that was right: rows of one person mostly repeat it. */
    private final String[] right;

    ClientLevelDataRow(ImportWork work, ClientLevelDataColumns columns, ClientLevelDataValues values, NhsNumbers nhsNumbers, ClientLevelDataStage stage) {
        this.work = work;
        this.columns = columns;
        this.values = values;
        this.nhsNumbers = nhsNumbers;
        this.stage = stage;
        this.right = new String[columns.listed.size()];
        Arrays.fill(right, "");
    }

    @Override
    public List<ListedCell> listed(CsvRow row) {
        return columns.cells;
    }

    @Override
    public boolean write(CsvRow row, CopyRows copy) throws SQLException {
        String localId = Missing.orEmpty(row.cell(columns.localId));
        String nhs = nhsDigest(row);
        if (localId.isEmpty() && nhs == null) {
            return reject(row, columns.localId < 0 ? columns.nhsNumber : columns.localId, "a person: an NHS number or a local identifier");
        }
        String role = ClientLevelEvent.role(row.cell(columns.clientType));
        if (role == null) {
            return reject(row, columns.clientType, "\"Service user\", \"Unpaid carer\" or \"Unpaid carer known by association\"");
        }
        boolean link = ClientLevelEvent.isLink(row.cell(columns.clientType));
        ClientLevelEvent.Kind kind = link ? ClientLevelEvent.Kind.LINK : ClientLevelEvent.kind(row.cell(columns.eventType));
        if (kind == null) {
            return reject(row, columns.eventType, "\"Request\", \"Assessment\", \"Service\" or \"Review\"");
        }
        LocalDate died = day(row, columns.died);
        LocalDate start = link ? null : day(row, columns.start);
        LocalDate end = link ? null : day(row, columns.end);
        if (unreadable(row, columns.died, died) || !link && (unreadable(row, columns.start, start) || unreadable(row, columns.end, end))
                || !link && !possible(row, kind, start, end) || future(row, columns.died, died)) {
            return false;
        }
        LocalDate born = born(row);
        Particular particular = particular(row, kind);
        if (particular == null) {
            return false;
        }
        String reference = Missing.orEmpty(row.cell(columns.eventReference));
        String key = link ? "" : ClientLevelEvent.key(kind, role, start, end, reference, particular.key());
        if (key == null) {
            return reject(row, columns.start, "a start date or at least an event reference, to know the event again");
        }
        doubts(row, kind, start, end, born, died);
        work.counts().speaksOf(later(start, kind == ClientLevelEvent.Kind.SERVICE ? null : end));
        String outcome = Missing.orEmpty(row.cell(columns.outcome));
        Outcome understood = outcomes.get(outcome);
        if (understood == null) {
            understood = new Outcome(ClientLevelEvent.rank(outcome), ClientLevelEvent.progressesToAssessment(outcome), ClientLevelEvent.movedAway(outcome));
            if (outcomes.size() < MOST_OUTCOMES) {
                outcomes.put(outcome, understood);
            }
        }
        stage.add(row.number(), localId, nhs, new StagedEvent(kind, reference, key, role, particular.kind(), particular.setting(), particular.component(), particular.locationId(),
                start, end, day(row, columns.periodEnd), understood.rank(), understood.progresses(), !understood.progresses() && !outcome.isEmpty(), born, died,
                understood.movedAway() ? end != null ? end : start : null), copy);
        return true;
    }

    private @Nullable String nhsDigest(CsvRow row) {
        String number = Missing.orEmpty(row.cell(columns.nhsNumber)).replace(" ", "");
        if (number.isEmpty()) {
            return null;
        }
        if (!NhsNumbers.valid(number)) {
            // The value is left out of the fault: it may be most of somebody's number.
            doubt(row, columns.nhsNumber, "", "ten digits with a fitting check digit, not all the same; the row was put to its local identifier");
            return null;
        }
        return nhsNumbers.digest(number);
    }

    private @Nullable LocalDate day(CsvRow row, int column) {
        return dates.read(row.cell(column));
    }

    /** A cell with something in it that is no date. */
    private boolean unreadable(CsvRow row, int column, @Nullable LocalDate day) {
        boolean wrong = day == null && !Missing.is(row.cell(column)) || day != null && day.isBefore(EARLIEST);
        if (wrong) {
            reject(row, column, Dates.EXPECTED);
        }
        return wrong;
    }

    private boolean possible(CsvRow row, ClientLevelEvent.Kind kind, @Nullable LocalDate start, @Nullable LocalDate end) {
        if (future(row, columns.start, start)) {
            return false;
        }
        if (kind != ClientLevelEvent.Kind.SERVICE && future(row, columns.end, end)) {
            return false;
        }
        if (start != null && end != null && end.isBefore(start)) {
            return reject(row, columns.end, "a day on or after the start, " + start);
        }
        return true;
    }

    private boolean future(CsvRow row, int column, @Nullable LocalDate day) {
        boolean future = day != null && day.isAfter(work.today());
        if (future) {
            reject(row, column, "a day that is not in the future");
        }
        return future;
    }

    private @Nullable LocalDate born(CsvRow row) {
        String text = row.cell(columns.born);
        LocalDate born = dates.read(text);
        boolean wrong = born == null ? !Missing.is(text) : born.isAfter(work.today()) || born.isBefore(work.today().minusYears(150));
        if (wrong) {
            doubt(row, columns.born, text, "a date of birth, " + Dates.EXPECTED + "; it was left out");
            return null;
        }
        return born;
    }

    /** What only one event type has, or {@code null} after rejecting the row. */
    private @Nullable Particular particular(CsvRow row, ClientLevelEvent.Kind kind) {
        switch (kind) {
            case ASSESSMENT:
                String assessment = ClientLevelEvent.assessmentKind(row.cell(columns.assessmentType));
                if (assessment == null) {
                    reject(row, columns.assessmentType, "\"Long term assessment\", \"Short term assessment\" or \"Financial assessment\"");
                    return null;
                }
                return new Particular(assessment, "", "", null);
            case SERVICE:
                return service(row);
            case REVIEW:
                String reason = Missing.orEmpty(row.cell(columns.reviewReason));
                String review = ClientLevelEvent.reviewKind(reason);
                if (review.equals("UNKNOWN")) {
                    doubt(row, columns.reviewReason, reason, "a review reason that begins with \"Planned\", \"Unplanned\" or \"Review of short term support\"");
                }
                return new Particular(review, "", "", null);
            case REQUEST:
                return new Particular(CsvTable.normalised(Missing.orEmpty(row.cell(columns.route))), "", "", null);
            default:
                return new Particular("", "", "", null);
        }
    }

    private @Nullable Particular service(CsvRow row) {
        String type = row.cell(columns.serviceType);
        String service = ClientLevelEvent.serviceKind(type);
        if (service == null) {
            reject(row, columns.serviceType, "a service type such as \"Long term support: Community\"");
            return null;
        }
        String location = Missing.orEmpty(row.cell(columns.locationId));
        if (!location.isEmpty() && !LOCATION_ID.matcher(location).matches()) {
            doubt(row, columns.locationId, location, "a CQC location id: 1- and digits; it was left out");
            location = "";
        }
        return new Particular(service, ClientLevelEvent.setting(type),
                ClientLevelEvent.component(Missing.orEmpty(row.cell(columns.component))), location.isEmpty() ? null : location);
    }

    private void doubts(CsvRow row, ClientLevelEvent.Kind kind, @Nullable LocalDate start, @Nullable LocalDate end,
                        @Nullable LocalDate born, @Nullable LocalDate died) {
        if (kind == ClientLevelEvent.Kind.LINK) {
            return;
        }
        if (start == null) {
            doubt(row, columns.start, "", "a start date; without it the case is unknown to the standards");
        }
        if (end == null && kind != ClientLevelEvent.Kind.SERVICE) {
            doubt(row, columns.end, "", "an end date: client level data holds completed events; without it the case is unknown to the standards");
        }
        if (born != null && start != null && (start.isBefore(born.plusYears(YOUNGEST)) || start.isAfter(born.plusYears(OLDEST)))) {
            doubt(row, columns.born, born.toString(), "a person between " + YOUNGEST + " and " + OLDEST + " years old");
        }
        if (died != null && start != null && died.isBefore(start)) {
            doubt(row, columns.died, died.toString(), "a day on or after the event's start, " + start);
        }
        outsidePeriod(row, kind, end);
        wrongValues(row, kind);
    }

    private void wrongValues(CsvRow row, ClientLevelEvent.Kind kind) {
        for (int i = 0; i < right.length; i++) {
            ClientLevelDataColumns.Listed field = columns.listed.get(i);
            String value = row.cell(field.position());
            if (!value.isEmpty() && !value.equals(right[i])) {
                String complaint = values.complaint(field.field(), value);
                if (complaint == null) {
                    right[i] = value;
                } else {
                    doubt(row, field.position(), value, complaint);
                }
            }
        }
        for (ClientLevelDataColumns.Particular column : columns.particular) {
            if (column.position() >= 0 && kind != column.kind() && !Missing.is(row.cell(column.position()))) {
                doubt(row, column.position(), row.written(column.position()),
                        "nothing: this column is for the event type " + column.kind().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private void outsidePeriod(CsvRow row, ClientLevelEvent.Kind kind, @Nullable LocalDate end) {
        LocalDate from = day(row, columns.periodStart);
        LocalDate to = day(row, columns.periodEnd);
        if (end != null && (from != null && end.isBefore(from) || kind != ClientLevelEvent.Kind.SERVICE && to != null && end.isAfter(to))) {
            doubt(row, columns.end, end.toString(), "an end within the reporting period of the row");
        }
    }

    private boolean reject(CsvRow row, int column, String expected) {
        work.faults().reject(row.number(), row.heading(column), row.written(column), expected);
        return false;
    }

    private void doubt(CsvRow row, int column, String value, String expected) {
        work.faults().doubt(row.number(), row.heading(column), value, expected);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    /** What an outcome says. */
    private record Outcome(int rank, boolean progresses, boolean movedAway) {
    }

    /** What belongs to one event type. */
    private record Particular(String kind, String setting, String component, @Nullable String locationId) {

        /** Parts that are empty at the end are left out. */
        String key() {
            String key = kind.toLowerCase(Locale.ROOT);
            if (setting.isEmpty() && component.isEmpty() && locationId == null) {
                return key;
            }
            key += "/" + setting + "/" + component;
            return locationId == null ? key : key + "/" + locationId;
        }
    }
}
