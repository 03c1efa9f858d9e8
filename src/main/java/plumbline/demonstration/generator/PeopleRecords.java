package plumbline.demonstration.generator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records about people: contacts, enquiries, complaints, what is paid and what helps them home. */
final class PeopleRecords {

    private static final List<String> DISCHARGE_TEAMS = List.of("hospital-discharge-north", "hospital-discharge-south");

    private final Course course;
    private final RecordListFile file;

    PeopleRecords(Course course, RecordListFile file) {
        this.course = course;
        this.file = file;
    }

    void contact(String ref, String person, Chance chance) {
        LocalDate received = course.lately(150, chance);
        LocalDate screened = chance.perThousand(600) ? received : Course.nextWorkingDay(received);
        if (chance.perThousand(40)) {
            screened = screened.plusDays(chance.between(3, 8));
        }
        file.ofPerson("contact", "CN" + ref, person, DemonstrationOrganisation.CONTACT_TEAM)
                .on("Received on", received).on("Screened on", chance.perThousand(5) ? null : course.past(screened)).write();
    }

    /** An enquiry under section 42, and for every second one that is over the plan that came of it. */
    void enquiry(String ref, String person, Chance chance) {
        String team = "safeguarding-enquiries";
        LocalDate received = course.lately(240, chance);
        LocalDate planned = course.done(received, 5, 50, chance);
        LocalDate concluded = planned == null ? null : course.done(received.plusDays(8), 18, 90, chance);
        boolean risk = chance.perThousand(800);
        RecordListFile.Row row = file.ofPerson("safeguarding enquiry", "SE" + ref, person, team)
                .on("Concern received on", received).on("Planning held on", planned).on("Concluded on", concluded);
        if (concluded != null) {
            row.says("Outcome asked", chance.perThousand(940)).says("Risk identified", risk);
            if (risk) {
                row.says("Risk reduced", chance.perThousand(900));
            }
        }
        row.write();
        if (concluded != null && risk && chance.perThousand(600)) {
            LocalDate reviewed = course.done(concluded, 42, 70, chance);
            file.ofPerson("safeguarding plan", "SL" + ref, person, team).on("Agreed on", concluded).on("Reviewed on", reviewed)
                    .on("Ended on", reviewed != null && chance.perThousand(400) ? course.past(reviewed.plusDays(30)) : null).write();
        }
    }

    void complaint(String ref, String person, TeamHabits team, Chance chance) {
        LocalDate received = course.lately(300, chance);
        LocalDate acknowledged = course.done(received, 3, 60 * team.slowness(), chance);
        file.ofPerson("complaint", "CP" + ref, person, team.code()).on("Received on", received).on("Acknowledged on", acknowledged)
                .on("Discussed on", acknowledged != null && chance.perThousand(800) ? course.past(acknowledged.plusDays(chance.between(0, 6))) : null)
                .on("Answered on", course.done(received, chance.between(20, 90), 25, chance)).write();
    }

    void subjectAccessRequest(String ref, String person, Chance chance) {
        LocalDate received = course.lately(200, chance);
        file.ofPerson("subject access request", "SR" + ref, person, "").on("Received on", received)
                .on("Answered on", course.done(received, 27, 70, chance)).write();
    }

    void financialAssessment(String ref, String person, Chance chance) {
        LocalDate requested = course.lately(220, chance);
        boolean asks = chance.perThousand(250);
        LocalDate asked = asks ? course.past(requested.plusDays(chance.between(2, 8))) : null;
        LocalDate had = asked == null ? null : course.past(asked.plusDays(chance.between(3, 14)));
        boolean waits = asks && had == null;
        file.ofPerson("financial assessment", "FA" + ref, person, "financial-assessment").on("Requested on", requested)
                .on("Information asked on", asked).on("Information received on", had)
                .on("Outcome sent on", waits ? null : course.done(had == null ? requested : had, had == null ? 28 : 14, 60, chance)).write();
    }

    void reablement(String ref, String person, Chance chance) {
        LocalDate began = course.lately(270, chance);
        LocalDate decided = course.done(began, 41, 60, chance);
        RecordListFile.Row row = file.ofPerson("reablement", "RB" + ref, person, "reablement").on("Began on", began)
                .on("Outcome decided on", decided).on("Ended on", decided)
                .says("After hospital", chance.perThousand(700)).says("Aged 65 or over", chance.perThousand(820));
        if (began.isBefore(course.asAt().minusDays(92))) {
            row.says("At home on day 91", chance.perThousand(840));
        }
        row.write();
    }

    void discharge(String ref, String person, Chance chance) {
        LocalDateTime ready = course.lately(120, chance).atTime(chance.between(10, 14), chance.between(0, 59));
        LocalDateTime left = ready.plusMinutes(chance.perThousand(550) ? chance.between(90, 330) : chance.between(1_200, 1_380));
        if (chance.perThousand(70)) {
            left = left.plusHours(24L * chance.between(1, 3));
        }
        LocalDateTime gone = left.toLocalDate().isBefore(course.asAt()) && !chance.perThousand(5) ? left : null;
        file.ofPerson("hospital discharge", "HD" + ref, person, chance.oneOf(DISCHARGE_TEAMS)).at("Ready at", ready).at("Left at", gone)
                .at("Checked at", checked(gone, chance)).says("Needs social care", chance.perThousand(700)).write();
    }

    private @Nullable LocalDateTime checked(@Nullable LocalDateTime left, Chance chance) {
        if (left == null || chance.perThousand(5)) {
            return null;
        }
        LocalDateTime checked = left.plusMinutes(chance.between(45, 180)).plusDays(chance.perThousand(40) ? 1 : 0);
        return checked.toLocalDate().isBefore(course.asAt()) ? checked : null;
    }

    void agreedAction(String ref, String person, TeamHabits team, Chance chance) {
        LocalDate agreed = course.lately(200, chance);
        int days = chance.between(2, 6) * 7;
        file.ofPerson("agreed action", "AA" + ref, person, team.code()).on("Agreed on", agreed).says("Due on", agreed.plusDays(days).toString())
                .on("Done on", course.done(agreed, days, 60 * team.slowness(), chance)).write();
    }

    /** An audit of a case file, done by the end of the month it was planned for, or later. */
    void audit(String ref, String person, TeamHabits team, Chance chance) {
        LocalDate planned = Course.weekday(chance.dayBetween(course.asAt().minusDays(200), course.asAt().plusDays(20)));
        LocalDate lastDay = YearMonth.from(planned).atEndOfMonth();
        LocalDate inTime = lastDay.isBefore(planned.plusDays(5)) ? planned : Course.weekday(planned.plusDays(5));
        LocalDate completed = course.past(chance.perThousand(40 * team.slowness()) ? lastDay.plusDays(chance.between(3, 25)) : inTime);
        RecordListFile.Row row = file.ofPerson("case-file audit", "CA" + ref, person, team.code())
                .says("Planned for", planned.toString()).on("Completed on", completed);
        if (completed != null) {
            row.on("Graded on", course.past(completed.plusDays(1)))
                    .says("Grade", grade(chance));
        }
        row.write();
    }

    private static String grade(Chance chance) {
        int place = chance.between(1, 100);
        return place <= 10 ? "Outstanding" : place <= 84 ? "Good" : place <= 97 ? "Requires improvement" : "Inadequate";
    }
}
