package plumbline.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.BusinessTime;
import plumbline.testing.TestDatabaseServer;

/**
 * The council as it is on the first day. It is made once for each day on which a seed may begin, and copied for each seed: the
 * same seed begins with the same rows at the same time of the same day, whenever and wherever it is run.
 */
final class Beginnings {

    /**
     * Before and between bank holidays, changes of the clocks, a leap day and the end of the year. They are ahead of any clock on
     * which this runs, because the demonstration's clock only moves forward, and before the last known bank holiday.
     */
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2028, 1, 17), LocalDate.of(2028, 2, 22), LocalDate.of(2028, 3, 21),
            LocalDate.of(2028, 4, 11), LocalDate.of(2028, 5, 23), LocalDate.of(2028, 8, 22), LocalDate.of(2028, 10, 24), LocalDate.of(2028, 12, 18));
    private static final LocalTime MADE_AT = LocalTime.of(9, 0);
    private static final LocalTime BEGINS_AT = LocalTime.of(10, 0);

    private static final Map<String, String> MADE = new HashMap<>();

    private Beginnings() {
    }

    static LocalDate dayOf(long seed) {
        return DAYS.get(Math.floorMod(seed, DAYS.size()));
    }

    /** A database of its own for one council, which begins at ten o'clock of a day. */
    static synchronized String copy(LocalDate day, int people, Path folder) throws IOException {
        String key = day + " " + people;
        String made = MADE.get(key);
        if (made == null) {
            made = TestDatabaseServer.newDatabase();
            String empty = made;
            try (Council first = new Council(folder, made, people, () -> itIs(empty, day, MADE_AT))) {
                first.writeToEverybody();
            }
            MADE.put(key, made);
        }
        String copy = TestDatabaseServer.copyOf(made);
        itIs(copy, day, BEGINS_AT);
        return copy;
    }

    private static void itIs(String database, LocalDate day, LocalTime time) {
        itIs(database, day.atTime(time).atZone(BusinessTime.ZONE).toInstant());
    }

    /** A service that is started on the database begins at this moment. */
    static void itIs(String database, Instant then) {
        ahead(database, "insert into demonstration_clock (only_row, seconds_ahead) values (true, ?) on conflict (only_row) do update set seconds_ahead = excluded.seconds_ahead",
                Duration.between(Instant.now(Clock.systemUTC()), then).toSeconds());
    }

    /** Lets some time pass while no service runs. */
    static void later(String database, Duration time) {
        ahead(database, "update demonstration_clock set seconds_ahead = seconds_ahead + ?", time.toSeconds());
    }

    private static void ahead(String database, String statement, long seconds) {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setLong(1, seconds);
            update.executeUpdate();
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
