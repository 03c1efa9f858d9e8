package plumbline.standards.versions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.standards.StandardTenures;

/** Reads from the files of all versions which standards there were: a run of versions with a standard is one stay. */
@Component
class TenureTable implements StandardTenures {

    /** Versions follow one another without a gap, so that number less place is the same throughout a stay. */
    private static final String TENURES = """
            with held as (
                select distinct regexp_replace(path, '^.*/|[.]dslr$', '', 'g') as standard, version from rule_file
                where path like '%.dslr' and (path like ? or path like 'local/%')),
            stays as (
                select standard, min(version) as first, max(version) as last
                from (select standard, version, version - row_number() over (partition by standard order by version) as stay from held) numbered
                group by standard, stay)
            select standard, row_number() over (partition by standard order by first) as number, began.created_at as since, ended.created_at as until
            from stays join rule_set_version began on began.number = first left join rule_set_version ended on ended.number = last + 1
            order by standard, first""";

    private final JdbcClient jdbc;
    private final FilesInForce inForce;

    TenureTable(JdbcClient jdbc, FilesInForce inForce) {
        this.jdbc = jdbc;
        this.inForce = inForce;
    }

    @Override
    public List<Tenure> all() {
        return jdbc.sql(TENURES).param(inForce.jurisdiction().word().toLowerCase(Locale.ROOT) + "/%").query(TenureTable::row).list();
    }

    private static Tenure row(ResultSet row, int index) throws SQLException {
        @Nullable Timestamp until = row.getTimestamp("until");
        return new Tenure(new StandardId(row.getString("standard")), row.getInt("number"), row.getTimestamp("since").toInstant(),
                until == null ? null : until.toInstant());
    }
}
