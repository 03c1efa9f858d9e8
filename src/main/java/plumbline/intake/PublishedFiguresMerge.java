package plumbline.intake;

import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import plumbline.database.CopyRows;

/** Takes staged published figures into the facts. Of a figure that is there twice the later one in the file counts. */
final class PublishedFiguresMerge {

    static final String STAGE = """
            create temporary table figure_stage (sheet int, row_number int, measure text collate "C", edition text collate "C", measure_name text,
                period text collate "C", area text collate "C", level text, area_name text, ons_code text, people_group text collate "C",
                part text collate "C", value numeric, missing text)
            on commit drop""";
    static final String TABLE = "figure_stage";

    private final ImportWork work;
    private final JdbcTemplate jdbc;

    PublishedFiguresMerge(ImportWork work) {
        this.work = work;
        this.jdbc = work.jdbc();
    }

    /**
     * Which measure a row or a table is about.
     *
     * @param code    in capital letters
     * @param edition of the framework whose codes these are
     */
    record Measure(String code, String edition, String name) {
    }

    static void write(CopyRows copy, int sheet, long row, Measure measure, String period, PublishedArea area, String group, String part, PublishedNumber number)
            throws SQLException {
        copy.number(sheet).number(row).text(measure.code()).text(measure.edition()).text(measure.name()).text(period).text(area.key()).text(area.level()).text(area.name())
                .text(area.onsCode()).text(group).text(part).text(number.value() == null ? null : number.value().stripTrailingZeros().toPlainString())
                .text(number.missing()).endRow();
    }

    void merge() {
        jdbc.execute("analyze figure_stage");
        jdbc.execute("""
                create temporary table listed_figure on commit drop as
                select distinct on (measure, edition, period, area, people_group, part) * from figure_stage
                order by measure, edition, period, area, people_group, part, sheet desc, row_number desc""");
        jdbc.update("""
                insert into published_area as t (area, level, name, ons_code)
                select distinct on (area) area, level, area_name, nullif(ons_code, '') from listed_figure order by area, period desc, sheet desc, row_number desc
                on conflict (area) do update set level = excluded.level, name = excluded.name, ons_code = coalesce(excluded.ons_code, t.ons_code)""");
        jdbc.update("""
                insert into published_measure (measure, edition, name) select distinct on (measure, edition) measure, edition, measure_name
                from listed_figure order by measure, edition, sheet desc, row_number desc
                on conflict (measure, edition) do update set name = excluded.name""");
        jdbc.execute("create temporary table changed_figure (measure text, edition text, period text, area text, people_group text, part text) on commit drop");
        jdbc.update("""
                with changed as (
                    insert into published_figure as t (measure, edition, period, area, people_group, part, value, missing, batch)
                    select measure, edition, period, area, people_group, part, value, missing, ? from listed_figure
                    on conflict (measure, edition, period, area, people_group, part) do update set value = excluded.value, missing = excluded.missing,
                        batch = excluded.batch
                    where (t.value, t.missing) is distinct from (excluded.value, excluded.missing)
                    returning t.measure, t.edition, t.period, t.area, t.people_group, t.part)
                insert into changed_figure select * from changed""", work.batch().value());
        count();
    }

    private void count() {
        int staged = rows("figure_stage");
        int listed = rows("listed_figure");
        int changed = rows("listed_figure join changed_figure using (measure, edition, period, area, people_group, part)");
        work.counts().duplicate(staged - listed);
        work.counts().accepted(changed);
        work.counts().unchanged(listed - changed);
    }

    private int rows(String from) {
        Integer rows = jdbc.queryForObject("select count(distinct (sheet, row_number)) from " + from, Integer.class);
        return rows == null ? 0 : rows;
    }
}
