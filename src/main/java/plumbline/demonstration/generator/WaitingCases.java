package plumbline.demonstration.generator;

import java.time.LocalDate;
import java.time.LocalTime;

/** Cases that are open or were lately: people who wait, concerns, applications, care to be found. */
final class WaitingCases {

    private final LocalDate asAt;
    private final ClientLevelDataFile data;
    private final EventListFile events;
    private final boolean messy;

    WaitingCases(LocalDate asAt, ClientLevelDataFile data, EventListFile events, boolean messy) {
        this.asAt = asAt;
        this.data = data;
        this.events = events;
        this.messy = messy;
    }

    /** Somebody who asked for help: most were answered at once, some wait for an assessment. */
    void newcomer(int number, TeamHabits team, Chance chance) {
        PersonDetails person = PersonDetails.draw(number, asAt, null, chance, messy);
        String ref = "Q" + person.ref().substring(1);
        if (chance.perThousand(550)) {
            LocalDate asked = chance.dayBetween(asAt.minusDays(360), asAt.minusDays(3));
            data.request(person, chance, ref, asked, asked.plusDays(1), false);
            events.personEvent("case allocation", "allocated", "", person.ref(), DemonstrationOrganisation.CONTACT_TEAM, asked);
            return;
        }
        LocalDate asked = asAt.minusDays(chance.around(15 * team.slowness(), 11 * team.slowness(), 1));
        events.personEvent("case allocation", "allocated", "", person.ref(), team.code(), asked);
        events.personEvent("request", "accepted", ref, person.ref(), team.code(), messy && chance.perThousand(20) ? null : asked);
        if (chance.perThousand(60)) {
            events.personEvent("request", "withdrawn", ref, person.ref(), team.code(), chance.dayBetween(asked, asAt.minusDays(1)));
        } else if (chance.perThousand(90)) {
            LocalDate from = chance.dayBetween(asked, asAt.minusDays(1));
            events.spell("pause", "paused", "Z" + ref, person.ref(), team.code(), from,
                    chance.perThousand(500) ? null : earlier(from.plusDays(chance.between(2, 15)), asAt),
                    chance.perThousand(700) ? "in hospital" : "person asked to wait");
        }
        if (messy && chance.perThousand(5)) {
            events.unknownEvent(person.ref());
        }
    }

    /** A safeguarding concern of the last three months. Nearly all are allocated within the hour. */
    void concern(int number, String person, Chance chance) {
        String ref = "C%05d".formatted(number);
        String team = DemonstrationOrganisation.SAFEGUARDING_TEAM;
        boolean justIn = chance.perThousand(40);
        LocalDate day = justIn ? asAt.minusDays(1) : chance.dayBetween(asAt.minusDays(90), asAt.minusDays(4));
        LocalTime received = LocalTime.of(chance.between(6, 20), chance.between(0, 59));
        String entity = "safeguarding concern";
        if (messy && chance.perThousand(12)) {
            events.personEvent(entity, "received", ref, person, team, day);
        } else {
            events.timedEvent(entity, "received", ref, person, team, day, received);
        }
        if (!justIn || chance.perThousand(850)) {
            int minutes = chance.perThousand(20) ? chance.between(61, 170) : chance.between(4, 58);
            events.timedEvent(entity, "allocated", ref, person, team, day, received.plusMinutes(minutes));
        }
        if (!justIn && !chance.perThousand(20)) {
            LocalDate decided = chance.perThousand(60) ? day.plusDays(chance.between(3, 8)) : day;
            events.personEvent(entity, "decided", ref, person, team, earlier(decided, asAt.minusDays(1)));
        }
    }

    /** An application for a standard authorisation; in most councils more wait than are dealt with in time. */
    void dolsApplication(int number, String person, Chance chance) {
        String ref = "D%05d".formatted(number);
        String team = DemonstrationOrganisation.DOLS_TEAM;
        String entity = "dols application";
        LocalDate received = chance.dayBetween(asAt.minusDays(200), asAt.minusDays(1));
        events.personEvent(entity, "received", ref, person, team, messy && chance.perThousand(8) ? null : received);
        if (chance.perThousand(180)) {
            events.spell(entity, "urgent authorisation", ref, person, team, received, received.plusDays(6), "");
        }
        LocalDate completed = received.plusDays(chance.around(24, 14, 3));
        if (completed.isBefore(asAt) && !chance.perThousand(170)) {
            events.personEvent(entity, "assessments completed", ref, person, team, completed);
        } else if (chance.perThousand(60)) {
            events.personEvent(entity, "withdrawn", ref, person, team, chance.dayBetween(received, asAt.minusDays(1)));
        }
    }

    /** Care to be found. */
    void brokerage(int number, String person, Chance chance) {
        String ref = "B%05d".formatted(number);
        String team = DemonstrationOrganisation.BROKERAGE_TEAM;
        String entity = "brokerage request";
        LocalDate sent = chance.dayBetween(asAt.minusDays(75), asAt.minusDays(1));
        if (chance.perThousand(250)) {
            events.reasonedEvent(entity, "sent", ref, person, team, sent, "in hospital");
        } else {
            events.personEvent(entity, "sent", ref, person, team, sent);
        }
        LocalDate accepted = sent.plusDays(chance.around(5, 3, 0));
        if (accepted.isBefore(asAt) && !chance.perThousand(60)) {
            events.accepted(entity, "provider accepted", ref, person, team, accepted,
                    chance.perThousand(30) ? null : accepted.plusDays(chance.between(1, 5)));
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
