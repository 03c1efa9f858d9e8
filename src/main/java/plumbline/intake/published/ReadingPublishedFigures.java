package plumbline.intake.published;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/** Reads published figures from the database. */
@Component
class ReadingPublishedFigures implements PublishedFigures {

    private static final String YEARS = """
            with known as materialized (
                select f.measure, f.period, f.area, f.value from published_figure f
                where f.edition = 'ASCOF from 2023-24' and f.people_group = '' and f.part = 'OUTCOME' and f.value is not null
                  and f.area in (select area from published_area where level = 'COUNCIL')),
            years as materialized (
                select measure, period, row_number() over (partition by measure order by period desc) as back
                from (select distinct measure, period from known) year)
            """;

    private static final String COMPARED = YEARS + """
            , now as (select measure, period from years where back = 1), before as (select measure, period from years where back = 2),
            placed as (
                select measure, area, rank() over (partition by measure order by value desc) as place, count(*) over (partition by measure) as councils
                from known join now using (measure, period))
            select now.measure, m.name, now.period, own.value as own, own.missing as own_missing, england.value as england, england.missing as england_missing,
                   region.value as region, region.missing as region_missing, alike.value as type, alike.missing as type_missing,
                   placed.place, (select max(councils) from placed p where p.measure = now.measure) as councils,
                   before.period as earlier_period, earlier.value as earlier, earlier.missing as earlier_missing,
                   margin.value + margin_before.value as margin
            from now join published_measure m on m.measure = now.measure and m.edition = 'ASCOF from 2023-24'
            left join before on before.measure = now.measure
            left join council_comparator c on c.area = :area
            left join published_figure own on own.measure = now.measure and own.edition = m.edition and own.people_group = '' and own.period = now.period and own.part = 'OUTCOME' and own.area = :area
            left join published_figure england on england.measure = now.measure and england.edition = m.edition and england.people_group = '' and england.period = now.period and england.part = 'OUTCOME' and england.area = 'England'
            left join published_figure region on region.measure = now.measure and region.edition = m.edition and region.people_group = '' and region.period = now.period and region.part = 'OUTCOME' and region.area = c.region
            left join published_figure alike on alike.measure = now.measure and alike.edition = m.edition and alike.people_group = '' and alike.period = now.period and alike.part = 'OUTCOME' and alike.area = c.council_type
            left join published_figure earlier on earlier.measure = now.measure and earlier.edition = m.edition and earlier.people_group = '' and earlier.period = before.period and earlier.part = 'OUTCOME' and earlier.area = :area
            left join published_figure margin on margin.measure = now.measure and margin.edition = m.edition and margin.people_group = '' and margin.period = now.period and margin.part = 'MARGIN_OF_ERROR' and margin.area = :area
            left join published_figure margin_before on margin_before.measure = now.measure and margin_before.edition = m.edition and margin_before.people_group = '' and margin_before.period = before.period and margin_before.part = 'MARGIN_OF_ERROR' and margin_before.area = :area
            left join placed on placed.measure = now.measure and placed.area = :area
            order by now.measure""";

    private static final String MEASURE = YEARS + """
            select f.measure, m.name, f.period, f.area, a.name as area_name, a.level = 'COUNCIL' as council, f.value, f.missing
            from years y join published_figure f on f.measure = y.measure and f.period = y.period and f.edition = 'ASCOF from 2023-24' and f.people_group = ''
            join published_area a using (area) join published_measure m on m.measure = f.measure and m.edition = f.edition
            where y.back = 1 and f.part = 'OUTCOME' and y.measure = :measure
            order by array_position(array['ENGLAND', 'REGION', 'COUNCIL_TYPE', 'COUNCIL'], a.level), f.value desc nulls last, a.name""";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    ReadingPublishedFigures(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Council> councils() {
        return jdbc.sql("""
                select area, name from published_area a where level = 'COUNCIL' and exists (select from published_figure f where f.area = a.area) order by name""")
                .query(Council.class).list();
    }

    @Override
    public Optional<Council> own() {
        return jdbc.sql("select area, name from own_council join published_area using (area)").query(Council.class).optional();
    }

    @Override
    @Transactional
    public Attempt<Council> state(String area, Actor actor) {
        Optional<Council> council = councils().stream().filter(each -> each.area().equals(area)).findFirst();
        if (council.isEmpty()) {
            return Attempt.invalid("area", "Choose one of the councils that figures are published of.");
        }
        jdbc.sql("""
                insert into own_council (area, stated_by, stated_at) values (?, ?, ?)
                on conflict (only_row) do update set area = excluded.area, stated_by = excluded.stated_by, stated_at = excluded.stated_at""")
                .params(area, actor.words(), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
        audit.record(actor, "own council stated", "council", area, council.get().name() + ": standards on published measures are judged on its figures");
        return Attempt.done(council.get());
    }

    @Override
    public List<ComparedMeasure> compared(String area) {
        return jdbc.sql(COMPARED).param("area", area).query((row, i) -> new ComparedMeasure(row.getString("measure"), row.getString("name"), row.getString("period"),
                value(row, "own"), value(row, "england"), value(row, "region"), value(row, "type"), place(row), row.getInt("councils"),
                row.getString("earlier_period"), value(row, "earlier"), row.getBigDecimal("margin"))).list();
    }

    private static PublishedValue value(ResultSet row, String column) throws SQLException {
        return new PublishedValue(row.getBigDecimal(column), row.getString(column + "_missing"));
    }

    private static @Nullable Integer place(ResultSet row) throws SQLException {
        BigDecimal place = row.getBigDecimal("place");
        return place == null ? null : place.intValueExact();
    }

    @Override
    public Optional<MeasureTable> measure(String code) {
        List<MeasureTable> lines = jdbc.sql(MEASURE).param("measure", code.replace("\0", "")).query((row, i) -> new MeasureTable(row.getString("measure"), row.getString("name"),
                row.getString("period"), List.of(new MeasureTable.Line(row.getString("area"), row.getString("area_name"), row.getBoolean("council"),
                new PublishedValue(row.getBigDecimal("value"), row.getString("missing")))))).list();
        return lines.stream().findFirst().map(first -> new MeasureTable(first.measure(), first.name(), first.period(),
                lines.stream().flatMap(table -> table.areas().stream()).toList()));
    }
}
