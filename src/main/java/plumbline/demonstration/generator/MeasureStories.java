package plumbline.demonstration.generator;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.UnitKind;

/**
 * Two years of the numbers that standards take from elsewhere: money, vacancies, sickness, surveys, admissions, the gap
 * between groups. Each goes its way month by month; the service areas differ, some are on target and some are not.
 */
final class MeasureStories {

    private static final int MONTHS = 24;
    private static final int QUARTERS = 8;
    private static final int SURVEYS = 4;
    private static final String COUNCIL = "";
    /** So small that its share may not be shown. */
    private static final String SMALL_TEAM = "sensory-support";

    private final MeasureListFile file;
    private final Chance chance;
    private final YearMonth latest;

    MeasureStories(MeasureListFile file, long seed, LocalDate asAt) {
        this.file = file;
        this.chance = new Chance(seed, -31);
        this.latest = YearMonth.from(asAt).minusMonths(1);
    }

    void tell() {
        for (int back = MONTHS - 1; back >= 0; back--) {
            council(latest.minusMonths(back).toString(), back);
        }
        List<String> areas = DemonstrationOrganisation.units().stream().filter(unit -> unit.kind() == UnitKind.SERVICE_AREA)
                .map(OrgUnit::id).map(Object::toString).toList();
        areas.forEach(this::serviceArea);
        for (int back = QUARTERS - 1; back >= 0; back--) {
            groups(latest.minusMonths(3L * back + 3));
        }
        yearly();
    }

    private void council(String month, int back) {
        file.of("ASC-PRV-08", month, COUNCIL).share(chance.around(45 + 2.5 * back, 12, 0), chance.around(41_000, 600, 30_000)).write();
        file.of("ASC-OUT-01", month, COUNCIL).share(chance.around(642 - 1.5 * back, 6, 0), 108_400 + 20L * (MONTHS - back)).target(580).write();
        file.of("ASC-OUT-03", month, COUNCIL).share(chance.around(1_130 - 9 * back, 8, 0), chance.around(4_300, 20, 4_000)).write();
        money(month, COUNCIL, 96_000_000, 0.004);
        people(month, COUNCIL, 1_240, 0.104, 9.6);
    }

    /** Each area leans its own way for the whole time. */
    private void serviceArea(String area) {
        double overspend = chance.between(-12, 30) / 1_000.0;
        double vacant = chance.between(50, 150) / 1_000.0;
        double sickness = chance.between(60, 120) / 10.0;
        int posts = chance.between(60, 220);
        long budget = chance.between(30, 180) * 100_000L;
        for (int back = MONTHS - 1; back >= 0; back--) {
            String month = latest.minusMonths(back).toString();
            money(month, area, budget, overspend);
            people(month, area, posts, vacant, sickness + back / 24.0);
        }
        file.of("ASC-WFC-03", latest.toString(), SMALL_TEAM).share(1, 4).baseline(10).write();
    }

    /** The forecast of the year against its budget, and what was delivered against what the budget pays for. */
    private void money(String month, String unit, long budget, double overspend) {
        long forecast = Math.round(budget * (1 + overspend + chance.between(-30, 30) / 10_000.0));
        file.of("ASC-FIN-01", month, unit).share(forecast, budget).write();
        long paidFor = budget / 250;
        long delivered = Math.round(paidFor * (1 - overspend * 2 + chance.between(-100, 100) / 10_000.0));
        file.of("ASC-FIN-02", month, unit).share(delivered, paidFor).value(100.0 * forecast / budget).write();
    }

    /** Vacant posts, and working days lost to sickness in the twelve months before. */
    private void people(String month, String unit, int posts, double vacant, double sickness) {
        file.of("ASC-WFC-03", month, unit).share(chance.around(posts * vacant, posts * 0.006, 0), posts).baseline(11.5).write();
        file.of("ASC-WFC-04", month, unit).share(chance.around(posts * sickness, posts * 0.12, 0), posts).write();
    }

    /** Assessments in time, by who people are. One group is so small that it is left out of what is shown. */
    private void groups(YearMonth month) {
        String quarter = month.getYear() + "-Q" + (month.getMonthValue() + 2) / 3;
        int lag = chance.between(2, 9);
        group(quarter, "sex: women", 410, 84);
        group(quarter, "sex: men", 295, 82);
        group(quarter, "age: 65 and over", 520, 84);
        group(quarter, "age: 18 to 64", 185, 84 - lag);
        group(quarter, "ethnicity: White", 610, 84);
        group(quarter, "ethnicity: Asian or Asian British", 58, 83 - lag);
        group(quarter, "ethnicity: Black or Black British", 33, 85 - lag);
        group(quarter, "ethnicity: Other", 4, 75);
    }

    private void group(String quarter, String name, int size, int percent) {
        file.of("ASC-OUT-05", quarter, COUNCIL).group(name).share(Math.round(size * percent / 100.0), size).write();
    }

    /** A survey and the council's own scores, once a year. */
    private void yearly() {
        int year = latest.minusMonths(3).getYear();
        List<Integer> years = new ArrayList<>();
        for (int back = SURVEYS; back >= 1; back--) {
            years.add(year - back);
        }
        for (int began : years) {
            String period = "%d-%02d".formatted(began, (began + 1) % 100);
            int place = years.indexOf(began);
            file.of("ASC-OUT-02", period, COUNCIL).value(68.4 + 0.6 * place + chance.between(0, 9) / 10.0).write();
            file.of("ASC-GOV-07", period, COUNCIL).share(20 + place, 36).value(place == 0 ? 8 : 9).write();
        }
    }
}
