package plumbline.intake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.database.CopyRows;
import plumbline.intake.mapping.UnitCodes;
import plumbline.intake.words.ListedField;

/** Checks one row of an event list and writes it into the stage table. */
final class EventListRow implements ImportWork.StageRow {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final String IN_HOSPITAL = "in hospital";
    private static final String ASKED_TO_WAIT = "person asked to wait";

    /** Why somebody's clock is held. */
    static final List<String> REASONS = List.of(IN_HOSPITAL, ASKED_TO_WAIT);

    private final ImportWork work;
    private final UnitCodes units;
    private final int entityType;
    private final int entityRef;
    private final int personRef;
    private final int locationId;
    private final int team;
    private final int eventType;
    private final int startDate;
    private final int startTime;
    private final int endDate;
    private final int dueDate;
    private final int reason;

    EventListRow(ImportWork work, CsvTable table, UnitCodes units) {
        this.work = work;
        this.units = units;
        entityType = table.position("entitytype");
        entityRef = table.position("entityref");
        personRef = table.position("personref");
        locationId = table.position("locationid");
        team = table.position("team");
        eventType = table.position("eventtype");
        startDate = table.position("startdate");
        startTime = table.position("starttime");
        endDate = table.position("enddate");
        dueDate = table.position("duedate");
        reason = table.position("reason");
    }

    @Override
    public List<ListedCell> listed(CsvRow row) {
        List<ListedCell> cells = new ArrayList<>(List.of(new ListedCell(entityType, KnownLists.entityType())));
        ListedField events = KnownLists.eventType(row.cell(entityType));
        if (events != null) {
            cells.add(new ListedCell(eventType, events));
        }
        if (ListedEvent.of(row.cell(entityType), row.cell(eventType)).filter(ListedEvent.PAUSED::equals).isPresent()) {
            cells.add(new ListedCell(reason, KnownLists.reasonOfPause()));
        }
        return cells;
    }

    @Override
    public boolean write(CsvRow row, CopyRows copy) throws SQLException {
        Optional<ListedEvent> listed = ListedEvent.of(row.cell(entityType), row.cell(eventType));
        if (listed.isEmpty()) {
            return ListedEvent.isEntity(row.cell(entityType))
                    ? reject(row, eventType, "one of " + ListedEvent.events(row.cell(entityType)))
                    : reject(row, entityType, "one of " + ListedEvent.entities());
        }
        ListedEvent event = listed.get();
        String person = Missing.orEmpty(row.cell(personRef));
        String location = Missing.orEmpty(row.cell(locationId));
        String ref = Missing.orEmpty(row.cell(entityRef));
        if (!identified(row, event, person, location, ref)) {
            return false;
        }
        String unitText = Missing.orEmpty(row.cell(team));
        String unit = unitText.isEmpty() ? null : units.code(unitText);
        if (unit == null && (!unitText.isEmpty() || event == ListedEvent.CASE_ALLOCATED)) {
            return reject(row, team, UnitCodes.EXPECTED);
        }
        String dateText = Missing.orEmpty(row.cell(startDate));
        LocalMoment moment = dateText.isEmpty() ? null : LocalMoment.read(dateText, Missing.orEmpty(row.cell(startTime)));
        LocalDate end = day(row, endDate);
        LocalDate due = day(row, dueDate);
        if (!readable(row, moment, dateText, end, due) || !possible(row, event, moment, end)) {
            return false;
        }
        String why = row.cell(reason).toLowerCase(Locale.ROOT);
        if (event == ListedEvent.PAUSED && !why.equals(IN_HOSPITAL) && !why.equals(ASKED_TO_WAIT)) {
            return reject(row, reason, "\"" + IN_HOSPITAL + "\" or \"" + ASKED_TO_WAIT + "\"");
        }
        doubts(row, event, moment, end);
        work.counts().speaksOf(moment == null || event.mayBePlanned() ? null : moment.day());
        copy.number(row.number()).text(event.name())
                .text(event.needsReference() ? ref : person + "/" + (moment == null ? "" : moment.day()))
                .text(person).text(null).text(location.isEmpty() ? null : location).text(unit)
                .day(moment == null ? null : moment.day()).text(moment == null || moment.at() == null ? null : moment.at().toString())
                .day(end).day(due).text(why).text(event.entity()).endRow();
        return true;
    }

    private boolean identified(CsvRow row, ListedEvent event, String person, String location, String ref) {
        if (event.needsReference() && ref.isEmpty()) {
            return reject(row, entityRef, "the reference of the " + event.entity());
        }
        if (event.about() == ListedEvent.About.PERSON && person.isEmpty()) {
            return reject(row, personRef, "the local identifier of the person");
        }
        if (event.about() == ListedEvent.About.LOCATION && !location.matches("1-\\d{3,15}")) {
            return reject(row, locationId, "a CQC location id: 1- and digits");
        }
        return true;
    }

    private static @Nullable LocalDate day(CsvRow row, int column) {
        String text = row.cell(column);
        return Missing.is(text) ? null : Dates.read(text);
    }

    private boolean readable(CsvRow row, @Nullable LocalMoment moment, String dateText, @Nullable LocalDate end,
                             @Nullable LocalDate due) {
        if (moment == null && !dateText.isEmpty() || moment != null && moment.day().isBefore(EARLIEST)) {
            return reject(row, startDate, Dates.EXPECTED + ", or an instant such as 2026-10-25T01:30:00+01:00");
        }
        if (end == null && !Missing.is(row.cell(endDate)) || end != null && end.isBefore(EARLIEST)) {
            return reject(row, endDate, Dates.EXPECTED);
        }
        if (due == null && !Missing.is(row.cell(dueDate)) || due != null && due.isBefore(EARLIEST)) {
            return reject(row, dueDate, Dates.EXPECTED);
        }
        return true;
    }

    private boolean possible(CsvRow row, ListedEvent event, @Nullable LocalMoment moment, @Nullable LocalDate end) {
        if (moment == null) {
            return event.rejectedWithoutDay() ? reject(row, startDate, "the day on which it happened") : true;
        }
        boolean future = moment.day().isAfter(work.today()) || moment.at() != null && moment.at().isAfter(work.now());
        if (future && !event.mayBePlanned()) {
            return reject(row, startDate, "a moment that is not in the future");
        }
        if (end != null && end.isBefore(moment.day())) {
            return reject(row, endDate, "a day on or after the start, " + moment.day());
        }
        return true;
    }

    private void doubts(CsvRow row, ListedEvent event, @Nullable LocalMoment moment, @Nullable LocalDate end) {
        boolean needsDay = event != ListedEvent.COUNCIL_PROVIDER && event != ListedEvent.DOLS_URGENT;
        if (moment == null && needsDay) {
            doubt(row, startDate, "the day on which it happened; without it the case is unknown to the standards");
        }
        if (moment != null && moment.doubt() != null) {
            doubt(row, startTime, moment.doubt() + "; the day went in without a time");
        }
        if (event == ListedEvent.DOLS_URGENT && end == null) {
            doubt(row, endDate, "the last day of the urgent authorisation");
        }
        if ((event == ListedEvent.CONCERN_RECEIVED || event == ListedEvent.CONCERN_ALLOCATED) && moment != null && moment.at() == null
                && moment.doubt() == null) {
            doubt(row, startTime, LocalMoment.EXPECTED_TIME + "; the day went in without a time");
        }
    }

    private boolean reject(CsvRow row, int column, String expected) {
        work.faults().reject(row.number(), row.heading(column), row.written(column), expected);
        return false;
    }

    private void doubt(CsvRow row, int column, String expected) {
        work.faults().doubt(row.number(), row.heading(column), row.written(column), expected);
    }
}
