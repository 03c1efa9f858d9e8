package plumbline.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the board's meetings in their table. */
@Component
class JdbcBoardMeetings implements BoardMeetings {

    private final JdbcClient jdbc;

    JdbcBoardMeetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<LocalDate> firstAfter(LocalDate day) {
        return jdbc.sql("select day from board_meeting where day > ? order by day limit 1").param(day).query(LocalDate.class).optional();
    }

    @Override
    public void enter(Collection<LocalDate> days) {
        days.forEach(day -> jdbc.sql("insert into board_meeting (day) values (?) on conflict do nothing").param(day).update());
    }
}
