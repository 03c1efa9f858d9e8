package plumbline.studio;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes who was told that a rate or an indicator is behind its trajectory. */
@Component
class TrajectoryTable {

    private final JdbcClient jdbc;

    TrajectoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Trajectories.Told> of(String standard, LocalDate step) {
        return jdbc.sql("select username, told_at from trajectory_told where standard = ? and step_on = ?").params(standard, step)
                .query((row, i) -> new Trajectories.Told(row.getString("username"), row.getObject("told_at", OffsetDateTime.class).toInstant())).optional();
    }

    /** Whether this is the first time; another node may have been quicker. */
    boolean first(Trajectories.Progress progress, Trajectories.Told told) {
        return jdbc.sql("insert into trajectory_told (standard, step_on, period, value, username, told_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(progress.target().standard().id().value(), progress.step().day(), progress.period(), progress.value(), told.username(),
                        OffsetDateTime.ofInstant(told.at(), ZoneOffset.UTC)).update() == 1;
    }
}
