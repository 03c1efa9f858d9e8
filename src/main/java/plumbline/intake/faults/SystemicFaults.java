package plumbline.intake.faults;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;
import plumbline.facts.KeptRecords;
import plumbline.facts.RecordKinds;
import plumbline.intake.Format;
import plumbline.intake.faults.FaultEpisodes.ColumnFaults;
import plumbline.intake.faults.FaultEpisodes.Episode;
import plumbline.intake.faults.FaultEpisodes.ImportedFile;
import plumbline.organisation.Organisation;

/** Systemic faults as the rules see them: a record for each time that a column of a team's files began to be wrong so often. */
@Component
class SystemicFaults implements KeptRecords {

    static final String KIND = "systemic recording fault";

    /** So many files of a feed are looked at: two years of monthly files. One format brings many feeds. */
    private static final int FILES = 24;

    private static final String LATEST = """
            with latest as (
                select b.id, b.format, b.rows_read, (b.finished_at at time zone 'Europe/London')::date as came,
                       row_number() over (partition by b.format order by b.finished_at desc, b.id desc) as place
                from import_batch b where b.id in (
                    select batch from (
                        select i.id as batch, row_number() over (partition by coalesce(a.feed, i.format) order by i.finished_at desc, i.id desc) as place
                        from import_batch i left join feed_arrival a on a.batch = i.id
                        where i.state = 'IMPORTED' and i.format is not null) numbered
                    where place <= ?))
            """;

    /** What is wrong in one column; {@code unit} is {@code null} for rows that do not tell their team. */
    private record Column(String format, String name, @Nullable String unit) {
    }

    private final JdbcClient jdbc;
    private final Organisation organisation;

    SystemicFaults(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    @Override
    public List<CaseRecord> records() {
        Map<Column, Map<Long, ColumnFaults>> columns = columns();
        Map<String, List<ImportedFile>> files = columns.isEmpty() ? Map.of() : files();
        List<CaseRecord> records = new ArrayList<>();
        columns.forEach((column, faults) -> FaultEpisodes.of(files.getOrDefault(column.format(), List.of()), faults)
                .forEach(episode -> records.add(record(column, episode))));
        return records;
    }

    /** Only columns with a file in which they may be systemic. */
    private Map<Column, Map<Long, ColumnFaults>> columns() {
        Map<Column, Map<Long, ColumnFaults>> columns = new HashMap<>();
        jdbc.sql(LATEST + """
                select l.format, l.id, f.column_name, f.unit, count(distinct f.row_number) as faults,
                       count(distinct f.row_number) filter (where f.state <> 'ACCEPTED') as faults_left,
                       max((f.moved_at at time zone 'Europe/London')::date) filter (where f.state = 'ACCEPTED') as accepted_on
                from latest l join import_fault f on f.batch = l.id where f.column_name <> '' group by 1, 2, 3, 4""").param(FILES)
                .query(row -> {
                    columns.computeIfAbsent(new Column(row.getString("format"), row.getString("column_name"), row.getString("unit")), first -> new HashMap<>())
                            .put(row.getLong("id"), new ColumnFaults(row.getInt("faults"), row.getInt("faults_left"), row.getObject("accepted_on", LocalDate.class)));
                });
        columns.values().removeIf(faults -> faults.values().stream().allMatch(one -> one.rows() < ColumnShare.FEWEST));
        return columns;
    }

    /** The files of each format, the oldest first. */
    private Map<String, List<ImportedFile>> files() {
        return jdbc.sql(LATEST + """
                select l.format, l.id, l.came, l.rows_read, array_agg(a.feed) filter (where a.feed is not null) as feeds
                from latest l left join feed_arrival a on a.batch = l.id group by 1, 2, 3, 4, l.place order by l.place desc""").param(FILES)
                .query((row, i) -> Map.entry(row.getString("format"), new ImportedFile(row.getLong("id"), row.getObject("came", LocalDate.class),
                        row.getInt("rows_read"), row.getArray("feeds") == null ? Set.of() : Set.of((String[]) row.getArray("feeds").getArray()))))
                .list().stream().collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private CaseRecord record(Column column, Episode episode) {
        Map<String, Object> fields = new HashMap<>(Map.of("found on", episode.found()));
        if (episode.putRight() != null) {
            fields.put("put right on", episode.putRight());
        }
        UnitId unit = Optional.ofNullable(column.unit()).map(UnitId::new).orElseGet(() -> organisation.council().id());
        return CaseRecord.of(RecordKinds.named(KIND).orElseThrow(), Format.coded(column.format()).map(Format::title).orElse(column.format()) + ", column " + column.name()
                + (column.unit() == null ? "" : ", " + column.unit()), unit, fields);
    }
}
