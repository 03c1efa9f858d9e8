package plumbline.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks every few milliseconds at what the database does for the one who imports, by a connection of its own: which statement it works on, or that it
 * waits for the service. On a busy machine shares stand for more than seconds.
 */
final class StatementWatch implements AutoCloseable {

    private static final String LOOK = """
            select case when state = 'active' then regexp_replace(query, '\\s+', ' ', 'g') else '' end, coalesce(wait_event = 'ClientRead', false)
            from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database() and xact_start is not null order by xact_start limit 1""";
    private static final long EVERY = 5;
    private static final int LONGEST = 60;
    private static final Pattern NUMBERS = Pattern.compile("\\d+|\\$\\d+");

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Thread looks;
    private volatile boolean stopped;

    StatementWatch(DataSource database) throws SQLException {
        connection = database.getConnection();
        looks = new Thread(this::look, "statement-watch");
        looks.setDaemon(true);
        looks.start();
    }

    private void look() {
        try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
            while (!stopped) {
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        seen.merge(words(row.getString(1), row.getBoolean(2)), 1, Integer::sum);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(EVERY);
            }
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String words(String statement, boolean waits) {
        String words = statement.isEmpty() ? "between statements" : NUMBERS.matcher(statement).replaceAll("n");
        return words.substring(0, Math.min(LONGEST, words.length())) + (waits && !statement.isEmpty() ? " (waits for the service)" : "");
    }

    /** The statements that took longest, as shares of all looks. */
    String report(int most) {
        int all = seen.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder report = new StringBuilder();
        seen.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())).limit(most)
                .forEach(each -> report.append(String.format("  %5.1f%%  %s%n", 100.0 * each.getValue() / Math.max(1, all), each.getKey())));
        return report.toString();
    }

    /** What the processes of the database, which is on this machine, have used of the processor so far; those that have ended since do not count. */
    static Duration databaseProcessor(DataSource database) {
        return JdbcClient.create(database).sql("select pid from pg_stat_activity").query(Long.class).list().stream().flatMap(pid -> ProcessHandle.of(pid).stream())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws Exception {
        stopped = true;
        looks.join();
        connection.close();
    }
}
