package plumbline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the board's meetings in their table. */
@Component
class JdbcBoardMeetings implements BoardMeetings {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    JdbcBoardMeetings(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public Optional<LocalDate> firstAfter(LocalDate day) {
        return firstFrom(day.plusDays(1)).map(BoardMeeting::day);
    }

    @Override
    public Optional<BoardMeeting> firstFrom(LocalDate day) {
        return jdbc.sql("select * from board_meeting where day >= ? and state = 'CALLED' order by day limit 1").param(day)
                .query(JdbcBoardMeetings::meeting).optional();
    }

    @Override
    public List<BoardMeeting> all() {
        return jdbc.sql("select * from board_meeting order by day desc, state, id").query(JdbcBoardMeetings::meeting).list();
    }

    @Override
    public Optional<BoardMeeting> meeting(UUID id) {
        return jdbc.sql("select * from board_meeting where id = ?").param(id).query(JdbcBoardMeetings::meeting).optional();
    }

    @Override
    @Transactional
    public void enter(Collection<LocalDate> days) {
        for (LocalDate day : days) {
            if (jdbc.sql("insert into board_meeting (day) values (?) on conflict (day) where state = 'CALLED' do nothing").param(day).update() == 1) {
                events.publishEvent(new BoardMeetingsChanged(day));
            }
        }
    }

    @Override
    @Transactional
    public boolean move(UUID id, LocalDate day, String reason) {
        boolean moved = jdbc.sql("""
                update board_meeting set day = :day, reason = :reason where id = :id and state = 'CALLED'
                  and not exists (select 1 from board_meeting where day = :day and state = 'CALLED')""")
                .param("day", day).param("reason", reason).param("id", id).update() == 1;
        if (moved) {
            events.publishEvent(new BoardMeetingsChanged(day));
        }
        return moved;
    }

    @Override
    @Transactional
    public void cancel(UUID id, String reason) {
        if (jdbc.sql("update board_meeting set state = 'CANCELLED', reason = ? where id = ? and state = 'CALLED'").params(reason, id).update() == 1) {
            events.publishEvent(new BoardMeetingsChanged(meeting(id).orElseThrow().day()));
        }
    }

    private static BoardMeeting meeting(ResultSet row, int index) throws SQLException {
        return new BoardMeeting(row.getObject("id", UUID.class), row.getObject("day", LocalDate.class),
                BoardMeeting.State.valueOf(row.getString("state")), row.getString("reason"));
    }
}
