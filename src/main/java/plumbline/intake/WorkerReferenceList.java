package plumbline.intake;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import plumbline.core.Page;
import plumbline.core.UnitId;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.intake.WorkerReferences.Alike;
import plumbline.intake.WorkerReferences.InList;
import plumbline.intake.WorkerReferences.Known;

/** Reads from records which references of workers there are, and which are alike. */
@Component
class WorkerReferenceList {

    private static final int ON_A_PAGE = 50;

    /** The letters and numbers of a reference, in capitals, numbers without zeros in front. A reference without any is like no other. */
    private static final String SPELLED = "regexp_replace(upper(regexp_replace(%s, '[\\s\\u00a0[:punct:]]', '', 'g')), '(^|[^0-9])0+(?=[0-9])', '\\1', 'g')";

    private static final String KNOWN = """
            with in_unit as (
                select coalesce(about, ref) as reference, kind, unit, count(*)::int as records, bool_or(kind = any (:staff) and not jsonb_exists(fields, 'left on')) as still_here
                from case_record where person_id is null and kind = any (:kinds) group by 1, 2, 3),
            in_list as (
                select reference, kind, sum(records)::int as records, bool_or(still_here) as still_here from in_unit group by 1, 2),
            of_units as (
                select reference, array_agg(distinct unit order by unit) as units from in_unit where unit is not null group by 1),
            known as (
                select l.reference, array_agg(kind order by kind) as kinds, array_agg(records order by kind) as records, sum(records) as in_all,
                       coalesce(u.units, '{}') as units, bool_or(kind = any (:staff)) as works_here, bool_or(still_here) as still_here, bool_or(kind <> all (:staff)) as in_other_list,
                """ + SPELLED.formatted("l.reference") + """
                    as spelled, exists (select from worker_decision d where d.same and d.reference = l.reference) as joined
                from in_list l left join of_units u using (reference) group by l.reference, u.units),
            likely as (
                select distinct on (spelled) spelled, reference as worker from known where spelled <> '' and not joined order by spelled, works_here desc, in_all desc, reference),
            alike as (
                select k.reference, l.worker from known k join likely l using (spelled)
                where k.reference <> l.worker and not k.joined and not exists (
                    select from worker_decision d where (d.reference, d.worker) in ((k.reference, l.worker), (l.worker, k.reference)))),
            settled as (
                select reference from alike union select worker from alike union select d.worker from worker_decision d where d.same)
            """;
    private static final String ALIKE = " from alike a join known r on r.reference = a.reference join known w on w.reference = a.worker";
    private static final String IN_NO_LIST_OF_STAFF = """

            from known k where not works_here and not joined and exists (select from known where works_here)
              and not exists (select from settled s where s.reference = k.reference)""";
    private static final String IN_NO_OTHER_LIST = """

            from known k where still_here and not in_other_list and exists (select from known where in_other_list)
              and not exists (select from settled s where s.reference = k.reference)""";

    private final JdbcClient jdbc;

    WorkerReferenceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Alike> alike(int page) {
        return page("""
                select r.reference as reference, r.kinds, r.records, r.units, r.works_here, w.reference as worker, w.kinds as worker_kinds, w.records as worker_records,
                       w.units as worker_units, w.works_here as worker_works_here""", ALIKE, " order by w.reference, r.reference", page,
                (row, i) -> new Alike(known(row, "reference", ""), known(row, "worker", "worker_")));
    }

    Page<Known> inNoListOfStaff(int page) {
        return page("select k.*", IN_NO_LIST_OF_STAFF, " order by k.reference", page, (row, i) -> known(row, "reference", ""));
    }

    Page<Known> inNoOtherList(int page) {
        return page("select k.*", IN_NO_OTHER_LIST, " order by k.reference", page, (row, i) -> known(row, "reference", ""));
    }

    Optional<Known> known(String reference) {
        return of(KNOWN + "select k.* from known k where k.reference = :reference").param("reference", reference).query((row, i) -> known(row, "reference", "")).optional();
    }

    private <T> Page<T> page(String columns, String from, String order, int page, RowMapper<T> read) {
        return Page.read(of(KNOWN + "select count(*)::int" + from).query(Integer.class).single(), page, ON_A_PAGE,
                before -> of(KNOWN + columns + from + order + " limit :most offset :before").param("most", ON_A_PAGE).param("before", before).query(read).list());
    }

    private StatementSpec of(String sql) {
        return jdbc.sql(sql).param("staff", names(RecordKinds.imported().stream().filter(RecordKind::saysWhoWorksHere)))
                .param("kinds", names(RecordKinds.imported().stream().filter(kind -> kind.aboutWorkers() || kind.saysWhoWorksHere())));
    }

    private static String[] names(Stream<RecordKind> kinds) {
        return kinds.map(RecordKind::name).toArray(String[]::new);
    }

    private static Known known(ResultSet row, String reference, String before) throws SQLException {
        String[] kinds = texts(row.getArray(before + "kinds"));
        Integer[] records = (Integer[]) row.getArray(before + "records").getArray();
        List<InList> lists = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            lists.add(new InList(RecordKinds.named(kinds[i]).map(RecordKind::list).orElse(kinds[i]), records[i]));
        }
        return new Known(row.getString(reference), lists, Stream.of(texts(row.getArray(before + "units"))).map(UnitId::new).toList(), row.getBoolean(before + "works_here"));
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
