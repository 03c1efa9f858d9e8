package plumbline.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.WorkingCalendar;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;

/** The standards of {@link ComparedStandards} as one SQL statement each, on the tables the service reads. */
final class SqlStandards {

    /** Its deadline is a moment, not the end of a day. */
    private static final String TO_THE_MINUTE = "ASC-SAF-01";
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Map<String, Object> asAt;

    SqlStandards(JdbcTemplate jdbc, TransactionTemplate transactions, AsAt asAt) {
        jdbc.setFetchSize(5_000);
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.transactions = transactions;
        this.asAt = Map.of("today", asAt.day(), "now", OffsetDateTime.ofInstant(asAt.instant(), ZoneOffset.UTC));
    }

    /** Numbers the working days and defines the ruling, before the clock starts. */
    void prepare(WorkingCalendar calendar) {
        JdbcTemplate plain = jdbc.getJdbcTemplate();
        plain.execute(text("prepare"));
        int number = 0;
        LocalDate lastDay = ((LocalDate) asAt.get("today")).plusYears(1);
        List<Object[]> days = new ArrayList<>();
        for (LocalDate day = FIRST_DAY; !day.isAfter(lastDay); day = day.plusDays(1)) {
            boolean works = calendar.isWorkingDay(day);
            number += works ? 1 : 0;
            days.add(new Object[] {day, works, number});
        }
        plain.batchUpdate("insert into working_day (day, works, number) values (?, ?, ?)", days);
        plain.execute("analyze");
    }

    /** Runs every statement and hands over what it finds, row by row. */
    void judge(Consumer<Found> taker) {
        transactions.executeWithoutResult(status -> {
            // As the service does for its own large statements: memory for sorting, no time spent on compiling.
            jdbc.getJdbcTemplate().execute("set local work_mem = '64MB'");
            jdbc.getJdbcTemplate().execute("set local jit = off");
            for (String standard : ComparedStandards.IDS) {
                jdbc.query(text(standard), asAt, row -> {
                    taker.accept(found(standard, row));
                });
            }
        });
    }

    private static Found found(String standard, ResultSet row) throws SQLException {
        String subject = row.getString("subject");
        LocalDate start = row.getObject("start", LocalDate.class);
        Outcome outcome = Outcome.valueOf(row.getString("outcome"));
        if (standard.equals(TO_THE_MINUTE)) {
            OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
            return new Found(standard, subject, start == null ? "unknown" : start.toString(), outcome, deadline == null ? null : deadline.toInstant());
        }
        return start == null ? Found.withoutStart(standard, subject)
                : Found.ofDays(standard, subject, start, outcome, row.getObject("deadline", LocalDate.class));
    }

    private static String text(String name) {
        try (InputStream file = SqlStandards.class.getResourceAsStream("/benchmark/" + name + ".sql")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
