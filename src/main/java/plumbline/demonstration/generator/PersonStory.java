package plumbline.demonstration.generator;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story of one person with long-term support: request, assessment, plan, care and reviews, told to both files. How
 * punctual the story is depends on the team that holds the person.
 */
final class PersonStory {

    /** A council's usual care mix, drawn from this list with equal chances. */
    private static final List<Care> MIX = List.of(Care.HOME_CARE, Care.HOME_CARE, Care.HOME_CARE, Care.RESIDENTIAL,
            Care.RESIDENTIAL, Care.NURSING, Care.SUPPORTED_LIVING, Care.DIRECT_PAYMENT, Care.DIRECT_PAYMENT);

    private final LocalDate asAt;
    private final ClientLevelDataFile data;
    private final EventListFile events;
    private final List<String> locations;
    private final boolean messy;

    PersonStory(LocalDate asAt, ClientLevelDataFile data, EventListFile events, List<String> locations, boolean messy) {
        this.asAt = asAt;
        this.data = data;
        this.events = events;
        this.locations = locations;
        this.messy = messy;
    }

    void tell(int number, TeamHabits team, Chance chance) {
        LocalDate entry = chance.perThousand(110) ? chance.dayBetween(asAt.minusDays(330), asAt.minusDays(3))
                : chance.dayBetween(asAt.minusYears(6), asAt.minusDays(331));
        LocalDate ended = chance.perThousand(60) && entry.isBefore(asAt.minusDays(200))
                ? chance.dayBetween(entry.plusDays(120), asAt.minusDays(1)) : null;
        LocalDate died = ended != null && chance.perThousand(600) ? ended : null;
        PersonDetails person = PersonDetails.draw(number, asAt, died, chance, messy);
        LocalDate last = ended == null ? asAt : ended;
        arrival(person, number, team, chance, entry);
        care(person, number, team, chance, entry, ended);
        reviews(person, number, team, chance, entry, last);
    }

    private void arrival(PersonDetails person, int number, TeamHabits team, Chance chance, LocalDate entry) {
        String ref = person.ref().substring(1);
        LocalDate asked = entry.minusDays(chance.between(20, 80));
        LocalDate began = asked.plusDays(chance.between(1, 12));
        LocalDate signed = earlier(asked.plusDays(chance.around(19 * team.slowness(), 7, 4)), asAt.minusDays(1));
        LocalDate assessed = signed.isBefore(began) ? began : signed;
        data.request(person, chance, "R" + ref, asked, asked.plusDays(1), true);
        // Now and then the sign-off is not recorded: complete, but nobody knows when.
        data.assessment(person, chance, "A" + ref, began, messy && chance.perThousand(5 * team.carelessness()) ? null : assessed);
        events.personEvent("case allocation", "allocated", "", person.ref(), team.code(), asked.plusDays(1));
        boolean planned = !chance.perThousand(14 * team.slowness()) || entry.isBefore(asAt.minusDays(150));
        if (planned) {
            LocalDate plan = earlier(assessed.plusDays(chance.around(9 * team.slowness(), 6, 0)), asAt.minusDays(1));
            events.personEvent("support plan", "signed off", "SP" + ref, person.ref(), team.code(), messy && chance.perThousand(3 * team.carelessness()) ? null : plan);
        }
    }

    private void care(PersonDetails person, int number, TeamHabits team, Chance chance, LocalDate entry, @Nullable LocalDate ended) {
        String ref = person.ref().substring(1);
        Care first = chance.oneOf(MIX);
        LocalDate last = ended == null ? asAt : ended;
        boolean changes = chance.perThousand(200) && entry.isBefore(last.minusDays(240));
        if (!changes) {
            data.service(person, chance, "S" + ref, entry, ended, first, location(first, chance));
            return;
        }
        LocalDate changed = chance.dayBetween(entry.plusDays(120), last.minusDays(100));
        Care second = chance.oneOf(MIX.stream().filter(care -> care != first).toList());
        data.service(person, chance, "S" + ref, entry, changed.minusDays(1), first, location(first, chance));
        data.service(person, chance, "S" + ref + "-2", changed, ended, second, location(second, chance));
        LocalDate light = changed.plusDays(chance.around(48 * Math.max(1, team.slowness() * 0.9), 6, 20));
        if (light.isBefore(last)) {
            data.review(person, chance, "V" + ref + "-light", light, false);
        }
    }

    /** A light-touch review in the first weeks, then one about every year until the team falls behind. */
    private void reviews(PersonDetails person, int number, TeamHabits team, Chance chance, LocalDate entry, LocalDate last) {
        String ref = person.ref().substring(1);
        LocalDate day = entry.plusDays(chance.around(46 * Math.max(1, team.slowness() * 0.9), 7, 14));
        if (!day.isBefore(last)) {
            return;
        }
        data.review(person, chance, "V" + ref + "-0", day, true);
        boolean forgotten = chance.perThousand(210 * team.slowness());
        for (int year = 1; ; year++) {
            LocalDate next = day.plusDays(chance.around(318 + 28 * team.slowness(), 32, 60));
            boolean missedTheLastOne = forgotten && next.isAfter(last.minusDays(500));
            if (!next.isBefore(last) || missedTheLastOne) {
                return;
            }
            day = next;
            data.review(person, chance, "V" + ref + "-" + year, day, !chance.perThousand(180));
        }
    }

    private String location(Care care, Chance chance) {
        return care.atLocation() ? chance.oneOf(locations) : "";
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
