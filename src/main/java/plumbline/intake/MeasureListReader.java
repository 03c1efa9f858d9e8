package plumbline.intake;

import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import plumbline.organisation.Organisation;

/** Reads our own list of measured values: totals, survey results, budgets. Described in docs/formats/measure-list.md. */
@Component
class MeasureListReader implements FormatReader {

    private static final Set<String> COLUMNS = Set.of("standard", "period", "team", "provider", "group", "value", "numerator",
            "denominator", "target", "baseline");

    private static final String STAGE = """
            create temporary table measure_stage (row_number int, standard text collate "C", period text collate "C", unit text collate "C",
                provider text collate "C", people_group text collate "C", value numeric, numerator numeric, denominator numeric,
                target numeric, baseline numeric)
            on commit drop""";

    /** Of rows about the same the last one in the file counts. */
    private static final String LISTED = """
            create temporary table listed_measure on commit drop as
            select distinct on (standard, period, coalesce(unit, ''), provider, people_group) * from measure_stage
            order by standard, period, coalesce(unit, ''), provider, people_group, row_number desc""";

    private static final String MERGE = """
            insert into measure_value as t (standard, period, unit, provider, people_group, value, numerator, denominator, target, baseline, batch)
            select standard, period, unit, provider, people_group, value, numerator, denominator, target, baseline, ? from listed_measure
            on conflict (standard, period, coalesce(unit, ''), provider, people_group) do update set value = coalesce(excluded.value, t.value),
                numerator = coalesce(excluded.numerator, t.numerator), denominator = coalesce(excluded.denominator, t.denominator),
                target = coalesce(excluded.target, t.target), baseline = coalesce(excluded.baseline, t.baseline), batch = excluded.batch
            where (t.value, t.numerator, t.denominator, t.target, t.baseline) is distinct from
                  (coalesce(excluded.value, t.value), coalesce(excluded.numerator, t.numerator), coalesce(excluded.denominator, t.denominator),
                   coalesce(excluded.target, t.target), coalesce(excluded.baseline, t.baseline))""";

    private final Organisation organisation;

    MeasureListReader(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Format format() {
        return Format.MEASURE_LIST;
    }

    @Override
    public Staged stage(ImportWork work) {
        work.jdbc().execute(STAGE);
        try (CsvTable table = work.openTable(format())) {
            work.refuseUnknownColumns(table, COLUMNS);
            work.stage(table, "measure_stage", new MeasureListRow(work, table, organisation));
        }
        return () -> merge(work);
    }

    private static void merge(ImportWork work) {
        JdbcTemplate jdbc = work.jdbc();
        jdbc.execute(LISTED);
        work.countParts("measure_stage", "standard");
        Integer staged = jdbc.queryForObject("select count(*) from measure_stage", Integer.class);
        Integer listed = jdbc.queryForObject("select count(*) from listed_measure", Integer.class);
        int changed = jdbc.update(MERGE, work.batch().value());
        work.counts().duplicate(staged - listed);
        work.counts().accepted(changed);
        work.counts().unchanged(listed - changed);
    }
}
