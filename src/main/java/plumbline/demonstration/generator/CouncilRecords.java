package plumbline.demonstration.generator;

import java.time.LocalDate;
import java.util.List;

/** Records about the council's own people and business: supervision, appraisals, contracts, invoices, requests for information. */
final class CouncilRecords {

    private static final String CONTRACTS_TEAM = "contracts";

    private final Course course;
    private final RecordListFile file;

    CouncilRecords(Course course, RecordListFile file) {
        this.course = course;
        this.file = file;
    }

    /** A social worker and the supervision of the last half year, about once every four weeks. */
    void socialWorker(String ref, TeamHabits team, Chance chance) {
        LocalDate started = Course.weekday(course.asAt().minusDays(chance.between(15, 3_000)));
        file.of("social worker", "SW" + ref, "", team.code()).on("Started on", started).write();
        LocalDate held = course.asAt().minusDays(180 + chance.between(0, 20));
        for (int session = 1; held.isBefore(course.asAt()); session++) {
            if (!held.isBefore(started) && !chance.perThousand(25 * team.slowness())) {
                file.of("supervision session", "SS" + ref + "-" + session, "SW" + ref, team.code()).on("Held on", Course.weekday(held))
                        .says("Length in minutes", String.valueOf(chance.perThousand(60) ? 60 : 90 + 15 * chance.between(0, 2)))
                        .says("Performance on the agenda", chance.perThousand(930)).write();
            }
            held = held.plusDays(chance.around(25, 3, 14));
        }
    }

    /** A member of staff and the last two appraisals. */
    void memberOfStaff(String ref, String team, Chance chance) {
        LocalDate started = Course.weekday(course.asAt().minusDays(chance.between(40, 4_000)));
        file.of("member of staff", "MS" + ref, "", team).on("Started on", started).write();
        LocalDate last = course.asAt().minusDays(chance.perThousand(60) ? chance.between(370, 470) : chance.between(5, 350));
        for (LocalDate held : List.of(last.minusDays(chance.between(330, 360)), last)) {
            if (held.isAfter(started)) {
                file.of("appraisal", "AP" + ref + "-" + held.getYear() + held.getMonthValue(), "MS" + ref, team).on("Held on", Course.weekday(held))
                        .says("Objectives set", chance.perThousand(970)).write();
            }
        }
    }

    /** A contract and every visit to see how it is kept, as often as the contract asks for it. */
    void contract(String ref, Chance chance) {
        LocalDate began = course.asAt().minusDays(chance.between(60, 700)).withDayOfMonth(1);
        int interval = chance.oneOf(List.of(3, 6, 6, 12));
        file.of("contract", "CT" + ref, provider(chance), CONTRACTS_TEAM).on("Began on", began).says("Interval", String.valueOf(interval)).write();
        LocalDate held = began;
        for (int visit = 1; visit < 40; visit++) {
            held = held.plusMonths(interval).plusDays(chance.perThousand(60) ? chance.between(4, 40) : -chance.between(1, 12));
            if (!held.isBefore(course.asAt())) {
                return;
            }
            file.of("contract monitoring", "CM" + ref + "-" + visit, "CT" + ref, CONTRACTS_TEAM).on("Held on", Course.weekday(held)).write();
        }
    }

    void invoice(String ref, Chance chance) {
        LocalDate received = course.lately(150, chance);
        LocalDate due = received.plusDays(chance.between(-5, 20));
        boolean disputed = chance.perThousand(15);
        LocalDate from = due.isAfter(received) ? due : received;
        file.of("provider invoice", "PI" + ref, provider(chance), CONTRACTS_TEAM).on("Received on", received).says("Due on", due.toString())
                .on("Paid on", disputed ? null : course.done(from, 27, 45, chance))
                .on("Disputed on", disputed ? course.past(received.plusDays(3)) : null).write();
    }

    void informationRequest(String ref, Chance chance) {
        LocalDate received = course.lately(240, chance);
        file.of("freedom of information request", "FI" + ref, "", "").on("Received on", received)
                .on("Answered on", course.done(received, 26, 70, chance)).write();
    }

    /** One of those the care directory names. */
    private static String provider(Chance chance) {
        return "1-98%07d".formatted(1000 + chance.between(10, ProviderFile.LOCATIONS / 2 - 1));
    }
}
