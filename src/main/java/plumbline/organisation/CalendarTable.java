package plumbline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;

/** Keeps bank holidays and closure days in their tables. */
@Component
class CalendarTable implements BankHolidays, CouncilCalendar {

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarTable(JdbcClient jdbc, ReadOnce once, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.once = once;
        this.events = events;
        this.clock = clock;
    }

    WorkingCalendar calendar(Jurisdiction jurisdiction) {
        return once.get(jurisdiction, () -> calendar(jurisdiction, closureDays()));
    }

    Calendars calendars(Jurisdiction jurisdiction) {
        return new Calendars(calendar(jurisdiction), anywhere());
    }

    @Override
    public Calendars with(Jurisdiction jurisdiction, Collection<ClosureDay> closures) {
        return new Calendars(calendar(jurisdiction, closures), anywhere());
    }

    private WorkingCalendar anywhere() {
        return WorkingCalendar.of(new HashSet<>(jdbc.sql("select distinct day from bank_holiday").query(LocalDate.class).list()), Set.of());
    }

    private WorkingCalendar calendar(Jurisdiction jurisdiction, Collection<ClosureDay> closures) {
        return WorkingCalendar.of(holidays(jurisdiction), closures.stream().filter(day -> day.in(jurisdiction)).map(ClosureDay::day).collect(Collectors.toSet()));
    }

    private Set<LocalDate> holidays(Jurisdiction jurisdiction) {
        return new HashSet<>(jdbc.sql("select day from bank_holiday where division = ?").param(jurisdiction.bankHolidayDivision()).query(LocalDate.class).list());
    }

    @Override
    public Map<Jurisdiction, Set<LocalDate>> bankHolidays() {
        Map<Jurisdiction, Set<LocalDate>> holidays = new EnumMap<>(Jurisdiction.class);
        Stream.of(Jurisdiction.values()).forEach(each -> holidays.put(each, holidays(each)));
        return holidays;
    }

    @Override
    public List<DayOff> daysOff(Jurisdiction jurisdiction) {
        List<DayOff> days = new ArrayList<>(jdbc.sql("select day, title from bank_holiday where division = ?").param(jurisdiction.bankHolidayDivision())
                .query((row, i) -> new DayOff(row.getObject("day", LocalDate.class), row.getString("title"), Origin.NATIONAL)).list());
        closureDays().stream().filter(day -> day.in(jurisdiction)).forEach(day -> days.add(new DayOff(day.day(), day.words(), Origin.COUNCIL)));
        days.sort(Comparator.comparing(DayOff::day).thenComparing(DayOff::origin));
        return days;
    }

    @Override
    public List<ClosureDay> closureDays() {
        return jdbc.sql("select day, reason, jurisdiction from closure_day order by day").query(CalendarTable::closure).list();
    }

    private static ClosureDay closure(ResultSet row, int index) throws SQLException {
        String jurisdiction = row.getString("jurisdiction");
        return new ClosureDay(row.getObject("day", LocalDate.class), row.getString("reason"), jurisdiction == null ? null : Jurisdiction.valueOf(jurisdiction));
    }

    @Override
    @Transactional
    public void close(Collection<ClosureDay> closures, String why) {
        changing(why, () -> {
            jdbc.sql("delete from closure_day").update();
            closures.forEach(day -> jdbc.sql("insert into closure_day (day, reason, jurisdiction) values (?, ?, ?)")
                    .params(day.day(), day.words(), day.where() == null ? null : day.where().name()).update());
        });
    }

    @Override
    @Transactional
    public int replace(String division, Map<LocalDate, String> titles) {
        if (titles.isEmpty()) {
            return 0;
        }
        int[] changed = new int[1];
        changing("Bank holidays were imported", () -> changed[0] = replaced(division, titles));
        return changed[0];
    }

    private int replaced(String division, Map<LocalDate, String> titles) {
        LocalDate first = titles.keySet().stream().min(LocalDate::compareTo).orElseThrow().withDayOfYear(1);
        LocalDate last = titles.keySet().stream().max(LocalDate::compareTo).orElseThrow().plusYears(1).withDayOfYear(1);
        int changed = 0;
        List<LocalDate> known = jdbc.sql("select day from bank_holiday where division = ? and day >= ? and day < ?")
                .params(division, first, last).query(LocalDate.class).list();
        for (LocalDate day : known) {
            if (!titles.containsKey(day)) {
                changed += jdbc.sql("delete from bank_holiday where division = ? and day = ?").params(division, day).update();
            }
        }
        for (Map.Entry<LocalDate, String> holiday : titles.entrySet()) {
            changed += jdbc.sql("""
                    insert into bank_holiday (division, day, title) values (?, ?, ?)
                    on conflict (division, day) do update set title = excluded.title
                    where bank_holiday.title <> excluded.title""")
                    .params(division, holiday.getKey(), holiday.getValue()).update();
        }
        return changed;
    }

    /** Changes days and tells of each jurisdiction whose calendar is another afterwards; a title alone moves no deadline. */
    private void changing(String why, Runnable change) {
        // Two changes at once would each tell of a calendar that never was.
        jdbc.sql("lock table closure_day in share row exclusive mode").update();
        Map<Jurisdiction, Set<LocalDate>> before = allDaysOff();
        change.run();
        once.forget();
        Map<Jurisdiction, Set<LocalDate>> after = allDaysOff();
        before.forEach((jurisdiction, days) -> {
            Set<LocalDate> now = after.get(jurisdiction);
            if (!days.equals(now)) {
                events.publishEvent(new CalendarChanged(UUID.randomUUID(), clock.instant(), why, jurisdiction, List.copyOf(days), List.copyOf(now)));
            }
        });
    }

    private Map<Jurisdiction, Set<LocalDate>> allDaysOff() {
        Map<Jurisdiction, Set<LocalDate>> days = new EnumMap<>(Jurisdiction.class);
        Stream.of(Jurisdiction.values()).forEach(each -> days.put(each, daysOff(each).stream().map(DayOff::day).collect(Collectors.toCollection(TreeSet::new))));
        return days;
    }

    String fingerprint() {
        return jdbc.sql("""
                select md5(coalesce((select string_agg(division || ' ' || day, '|' order by division, day) from bank_holiday), '') || '/'
                           || coalesce((select string_agg(day::text || coalesce(' ' || jurisdiction, ''), '|' order by day) from closure_day), ''))""")
                .query(String.class).single();
    }
}
