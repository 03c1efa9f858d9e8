package plumbline.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Page;
import plumbline.core.UnitId;
import plumbline.database.Narrowing;
import plumbline.organisation.Organisation;
import plumbline.standards.RateCase;

/** Reads counted cases for people. */
@Component
class CountedCaseTable implements CountedCases {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    CountedCaseTable(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    @Override
    public Behind behind(Filter filter, int page) {
        Narrowing number = Narrowing.NONE
                .by("looking_back is null and standard = :standard", "standard", Optional.of(filter.standard().value()))
                .by("period = :period", "period", Optional.of(filter.period()))
                .by("unit = any (:units)", "units", filter.unit().map(this::within))
                .by("provider = :provider", "provider", filter.provider());
        Map<RateCase.Part, Integer> parts = parts(number);
        Narrowing listed = number.by("part = :part", "part", filter.part().map(RateCase.Part::name));
        int total = filter.part().map(part -> parts.getOrDefault(part, 0)).orElseGet(() -> parts.values().stream().mapToInt(Integer::intValue).sum());
        return new Behind(Page.read(total, page, PAGE_SIZE, before -> jdbc.sql("select r.*, (select p.ref from person p where p.id = r.owner) as person from rate_case r" + listed.where()
                        + " order by array_position(array['NOT_MET', 'UNKNOWN', 'MET'], part::text), ref limit :size offset :before")
                .params(listed.values()).param("size", PAGE_SIZE).param("before", before)
                .query(CountedCaseTable::counted).list()), parts);
    }

    private Map<RateCase.Part, Integer> parts(Narrowing number) {
        Map<RateCase.Part, Integer> parts = new EnumMap<>(RateCase.Part.class);
        jdbc.sql("select part, count(*) as n from rate_case" + number.where() + " group by part").params(number.values())
                .query(row -> {
                    parts.put(RateCase.Part.valueOf(row.getString("part")), row.getInt("n"));
                });
        return parts;
    }

    private String[] within(UnitId unit) {
        return organisation.within(unit).stream().map(UnitId::value).toArray(String[]::new);
    }

    private static CountedCase counted(ResultSet row, int index) throws SQLException {
        return new CountedCase(row.getString("ref"), row.getString("person"), new UnitId(row.getString("unit")),
                RateCase.Part.valueOf(row.getString("part")), row.getBigDecimal("value"));
    }
}
