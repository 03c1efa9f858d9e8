package plumbline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;

/** Keeps second lines in their table. */
@Component
class SecondLineTable implements SecondLines {

    private final JdbcClient jdbc;

    SecondLineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<SecondLine> all() {
        return jdbc.sql("select * from second_line order by unit, tier").query(SecondLineTable::post).list();
    }

    @Override
    public Optional<SecondLine> beside(int tier, UnitId unit) {
        return jdbc.sql("""
                with recursive up (code, parent, steps) as (
                    select code, parent, 0 from org_unit where code = ?
                    union all select u.code, u.parent, up.steps + 1 from org_unit u join up on u.code = up.parent)
                select s.* from second_line s
                where s.tier <= ? and s.unit = (
                    select code from up where exists (select 1 from second_line line where line.unit = up.code) order by steps limit 1)
                order by s.tier desc limit 1""").params(unit.value(), tier).query(SecondLineTable::post).optional();
    }

    @Override
    public void put(SecondLine post) {
        jdbc.sql("""
                insert into second_line (unit, tier, body, title, username) values (?, ?, ?, ?, ?)
                on conflict (unit, tier) do update set body = excluded.body, title = excluded.title, username = excluded.username""")
                .params(Arrays.asList(post.unit().value(), post.tier(), post.body(), post.title(), post.username().orElse(null))).update();
    }

    @Override
    public Optional<SecondLine> end(UnitId unit, int tier) {
        return jdbc.sql("delete from second_line where unit = ? and tier = ? returning *").params(unit.value(), tier).query(SecondLineTable::post).optional();
    }

    private static SecondLine post(ResultSet row, int index) throws SQLException {
        return new SecondLine(new UnitId(row.getString("unit")), row.getString("body"), row.getInt("tier"), row.getString("title"),
                Optional.ofNullable(row.getString("username")));
    }
}
