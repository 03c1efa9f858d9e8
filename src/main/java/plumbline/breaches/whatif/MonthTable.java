package plumbline.breaches.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.breaches.Fingerprint;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.database.BulkCopy;
import plumbline.database.Narrowing;
import plumbline.standards.Judgement;
import plumbline.standards.Subject;

/** What was open at month ends by the rules in force, and what would have been: the numbers, and the breaches behind them. */
@Component
class MonthTable {

    private static final String CASES = "impact_month_case (impact, month_end, standard, subject_kind, subject_ref, person_ref, period, unit, severity, deadline, before, after)";

    private final JdbcClient jdbc;
    private final BulkCopy copy;

    MonthTable(JdbcClient jdbc, BulkCopy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** Keeps one month end whole: its number is there exactly when its list is. */
    @Transactional
    public void keep(ImpactId id, Set<StandardId> asked, LocalDate end, Map<Fingerprint, Judgement> before, Map<Fingerprint, Judgement> after) {
        Map<StandardId, Integer> numberBefore = numbers(before);
        Map<StandardId, Integer> numberAfter = numbers(after);
        asked.forEach(standard -> jdbc.sql("insert into impact_month (impact, standard, month_end, before, after) values (?, ?, ?, ?, ?)")
                .params(id.value(), standard.value(), end, numberBefore.getOrDefault(standard, 0), numberAfter.getOrDefault(standard, 0)).update());
        Map<Fingerprint, Judgement> either = new LinkedHashMap<>(after);
        either.putAll(before);
        List<@Nullable Object[]> rows = new ArrayList<>();
        either.forEach((breach, judgement) -> rows.add(row(id, end, judgement, before.containsKey(breach), after.containsKey(breach))));
        copy.write(CASES, rows);
    }

    private static Map<StandardId, Integer> numbers(Map<Fingerprint, Judgement> open) {
        Map<StandardId, Integer> numbers = new TreeMap<>();
        open.keySet().forEach(breach -> numbers.merge(breach.standard(), 1, Integer::sum));
        return numbers;
    }

    private static @Nullable Object[] row(ImpactId id, LocalDate end, Judgement judgement, boolean before, boolean after) {
        Subject subject = judgement.subject();
        return new @Nullable Object[] {id, end, judgement.standard(), subject.kind(), subject.ref(), subject.personRef(), judgement.period(), judgement.unit(),
                judgement.severity(), judgement.deadline() == null ? null : judgement.deadline().at(), before, after};
    }

    /** Forgets the lists of what-ifs that were started before a moment; their numbers stay. */
    void forgetListsBefore(Instant moment) {
        jdbc.sql("delete from impact_month_case where impact in (select id from impact where started_at < ?)").param(Timestamp.from(moment)).update();
    }

    List<Impact.MonthEnd> ends(ImpactId id) {
        return jdbc.sql("select month_end, sum(before) as before, sum(after) as after from impact_month where impact = ? group by month_end order by month_end")
                .param(id.value())
                .query((row, i) -> new Impact.MonthEnd(row.getObject("month_end", LocalDate.class), row.getInt("before"), row.getInt("after"))).list();
    }

    /** The breaches that were open at a month end by these rules. */
    Page<MonthCase> cases(ImpactId id, LocalDate end, MonthCase.Rules rules, int page, int size) {
        Narrowing narrowing = Narrowing.NONE
                .by("impact = :impact", "impact", Optional.of(id.value()))
                .by("month_end = :end", "end", Optional.of(end))
                .by("(case when :changed then after else before end)", "changed", Optional.of(rules == MonthCase.Rules.CHANGED));
        int total = jdbc.sql("select count(*) from impact_month_case" + narrowing.where()).params(narrowing.values()).query(Integer.class).single();
        return Page.read(total, page, size, skipped -> jdbc.sql("select * from impact_month_case" + narrowing.where()
                        + " order by before = after, standard, deadline nulls last, subject_ref, period limit :size offset :skipped")
                .params(narrowing.values()).param("size", size).param("skipped", skipped).query(MonthTable::one).list());
    }

    private static MonthCase one(ResultSet row, int index) throws SQLException {
        OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
        String severity = row.getString("severity");
        Subject subject = new Subject(Subject.Kind.valueOf(row.getString("subject_kind")), row.getString("subject_ref"), row.getString("person_ref"));
        return new MonthCase(new Fingerprint(new StandardId(row.getString("standard")), subject, Objects.requireNonNull(row.getString("period"))),
                new UnitId(row.getString("unit")), severity == null ? null : Severity.valueOf(severity), deadline == null ? null : deadline.toInstant(),
                row.getBoolean("before"), row.getBoolean("after"));
    }
}
