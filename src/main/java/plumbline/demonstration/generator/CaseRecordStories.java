package plumbline.demonstration.generator;

import java.util.List;
import java.util.function.BiConsumer;

/** Tells all case records of a council, in numbers that go with its people: some 3,000 for 5,500 of them. */
final class CaseRecordStories {

    private final int people;
    private final long seed;
    private final List<TeamHabits> teams;
    private int stream = -1_000;

    CaseRecordStories(int people, long seed, List<TeamHabits> teams) {
        this.people = people;
        this.seed = seed;
        this.teams = teams;
    }

    void tell(PeopleRecords records) {
        each(80, (ref, chance) -> records.contact(ref, somebody(chance), chance));
        each(32, (ref, chance) -> records.enquiry(ref, somebody(chance), chance));
        each(16, (ref, chance) -> records.complaint(ref, somebody(chance), team(chance), chance));
        each(7, (ref, chance) -> records.subjectAccessRequest(ref, somebody(chance), chance));
        each(45, (ref, chance) -> records.financialAssessment(ref, somebody(chance), chance));
        each(36, (ref, chance) -> records.reablement(ref, somebody(chance), chance));
        each(45, (ref, chance) -> records.discharge(ref, somebody(chance), chance));
        each(36, (ref, chance) -> records.agreedAction(ref, somebody(chance), team(chance), chance));
        each(27, (ref, chance) -> records.audit(ref, somebody(chance), team(chance), chance));
    }

    void tell(CouncilRecords records) {
        each(9, (ref, chance) -> records.socialWorker(ref, team(chance), chance));
        each(12, (ref, chance) -> records.memberOfStaff(ref, team(chance).code(), chance));
        each(4, (ref, chance) -> records.contract(ref, chance));
        each(54, (ref, chance) -> records.invoice(ref, chance));
        each(20, (ref, chance) -> records.informationRequest(ref, chance));
    }

    /** So many for every thousand people, at least three; each kind has a stream of chance of its own. */
    private void each(int perThousand, BiConsumer<String, Chance> story) {
        Chance chance = new Chance(seed, stream--);
        long howMany = Math.max(3, (long) people * perThousand / 1_000);
        for (long number = 1; number <= howMany; number++) {
            story.accept("%05d".formatted(number), chance);
        }
    }

    private String somebody(Chance chance) {
        return "P%06d".formatted(chance.between(1, people));
    }

    private TeamHabits team(Chance chance) {
        return TeamHabits.draw(teams, chance);
    }
}
