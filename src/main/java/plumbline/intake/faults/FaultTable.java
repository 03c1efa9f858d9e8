package plumbline.intake.faults;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.core.UnitId;
import plumbline.database.Narrowing;
import plumbline.organisation.Organisation;

/** Reads the faults of all imports from their table and moves them on. */
@Component
class FaultTable implements FaultQueue {

    private static final int LONGEST_NOTE = 500;
    private static final int MONTHS = 6;

    private static final String QUEUED = """
            (select f.*, b.file_name, b.format, (b.finished_at at time zone 'Europe/London')::date as came
             from import_fault f join import_batch b on b.id = f.batch where b.state = 'IMPORTED') queued""";

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final AuditTrail audit;
    private final Clock clock;

    FaultTable(JdbcClient jdbc, Organisation organisation, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Page<QueuedFault> find(FaultFilter filter, int page) {
        Narrowing narrowing = narrowing(filter);
        int total = jdbc.sql("select count(*) from " + QUEUED + narrowing.where()).params(narrowing.values()).query(Integer.class).single();
        return Page.read(total, page, PAGE_SIZE, before -> select(narrowing, before, PAGE_SIZE));
    }

    @Override
    public void each(FaultFilter filter, Consumer<QueuedFault> reader) {
        Narrowing narrowing = narrowing(filter);
        jdbc.sql("select * from " + QUEUED + narrowing.where() + " order by batch desc, row_number, number").params(narrowing.values())
                .query(row -> {
                    reader.accept(fault(row, 0));
                });
    }

    private List<QueuedFault> select(Narrowing narrowing, int before, int size) {
        return jdbc.sql("select * from " + QUEUED + narrowing.where() + " order by batch desc, row_number, number limit :size offset :before")
                .params(narrowing.values()).param("size", size).param("before", before).query(FaultTable::fault).list();
    }

    private Narrowing narrowing(FaultFilter filter) {
        return Narrowing.NONE.by("state = :state", "state", filter.state().map(FaultState::name))
                .by("unit = any (:units)", "units", filter.unit().map(unit -> organisation.within(unit).stream().map(UnitId::value).toArray(String[]::new)))
                .by("format = :format", "format", filter.format())
                .by("column_name = :column", "column", filter.column())
                .by("batch = :batch", "batch", filter.batch())
                .by("owner = :owner", "owner", filter.owner());
    }

    @Override
    @Transactional
    public Attempt<Integer> move(FaultFilter filter, FaultState state, String note, Actor actor) {
        String said = note.strip();
        if (said.length() > LONGEST_NOTE) {
            return Attempt.invalid("note", "Enter at most " + LONGEST_NOTE + " characters.");
        }
        if (state == FaultState.ACCEPTED && said.isEmpty()) {
            return Attempt.invalid("note", "Enter why these rows are right as they are.");
        }
        Narrowing narrowing = narrowing(filter);
        int moved = jdbc.sql("update import_fault f set state = :to, owner = :actor, moved_at = :now, note = coalesce(nullif(:note, ''), f.note)"
                        + " from (select batch as b, number as n from " + QUEUED + narrowing.where() + ") listed"
                        + " where f.batch = listed.b and f.number = listed.n and f.state <> :to")
                .params(narrowing.values()).param("to", state.name()).param("actor", actor.username())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).param("note", said).update();
        audit.record(actor, "faults moved", "faults", narrowing.values().toString(), moved + " to " + state.word() + (said.isEmpty() ? "" : ": " + said));
        return Attempt.done(moved);
    }

    @Override
    public List<FaultCount> trend() {
        LocalDate first = BusinessTime.dayOf(clock.instant()).withDayOfMonth(1).minusMonths(MONTHS - 1L);
        return jdbc.sql("select unit, date_trunc('month', came)::date as month, count(*) as n from " + QUEUED
                + " where came >= ? group by 1, 2 order by 1 nulls last, 2").param(first)
                .query((row, i) -> new FaultCount(unit(row), YearMonth.from(row.getObject("month", LocalDate.class)), row.getInt("n"))).list();
    }

    @Override
    public List<ColumnShare> shares() {
        return jdbc.sql("""
                with latest as (
                    select distinct on (format) id, format, rows_read from import_batch where state = 'IMPORTED' order by format, finished_at desc, id desc)
                select l.format, f.column_name, f.unit, count(distinct f.row_number) as faults, l.rows_read
                from latest l join import_fault f on f.batch = l.id where f.column_name <> '' and f.state <> 'ACCEPTED'
                group by 1, 2, 3, 5 order by 4 desc, 1, 2, 3""")
                .query((row, i) -> new ColumnShare(row.getString("format"), row.getString("column_name"), unit(row), row.getInt("faults"),
                        row.getInt("rows_read"))).list();
    }

    @Override
    public List<String> columns() {
        return jdbc.sql("select distinct column_name from " + QUEUED + " where column_name <> '' order by 1 limit 500").query(String.class).list();
    }

    private static QueuedFault fault(ResultSet row, int index) throws SQLException {
        OffsetDateTime moved = row.getObject("moved_at", OffsetDateTime.class);
        return new QueuedFault(row.getLong("batch"), row.getString("file_name"), Optional.ofNullable(row.getString("format")).orElse(""),
                row.getObject("came", LocalDate.class), row.getLong("row_number"), row.getString("column_name"), row.getString("value"),
                row.getString("expected"), row.getBoolean("row_rejected"), unit(row), FaultState.valueOf(row.getString("state")),
                row.getString("owner"), row.getString("note"), instant(moved));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable UnitId unit(ResultSet row) throws SQLException {
        String unit = row.getString("unit");
        return unit == null ? null : new UnitId(unit);
    }
}
