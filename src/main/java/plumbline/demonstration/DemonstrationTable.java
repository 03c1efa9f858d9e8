package plumbline.demonstration;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers as at which day the demonstration was made and whether all of it is in. */
@Component
class DemonstrationTable {

    private final JdbcClient jdbc;

    DemonstrationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The day of the first start, so that an interrupted one goes on with the very same data. */
    @Transactional
    public LocalDate asAt(LocalDate today) {
        jdbc.sql("insert into demonstration (only_row, as_at) values (true, ?) on conflict do nothing").param(today).update();
        return jdbc.sql("select as_at from demonstration").query(LocalDate.class).single();
    }

    boolean loaded() {
        return jdbc.sql("select exists (select 1 from demonstration where loaded_at is not null)").query(Boolean.class).single();
    }

    @Transactional
    public void markLoaded(Instant now) {
        jdbc.sql("update demonstration set loaded_at = ?").param(Timestamp.from(now)).update();
    }
}
