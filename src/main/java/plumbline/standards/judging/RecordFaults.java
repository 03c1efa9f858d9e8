package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.facts.CaseRecord;
import plumbline.facts.DuplicatePerson;
import plumbline.facts.Fact;
import plumbline.facts.FactWords;
import plumbline.facts.Person;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.standards.AsAt;

/**
 * Finds what is wrong in the facts of a partition, whoever judges them: dates that cannot be, and records that say the same
 * again, or are about somebody who has another record. Of records that say the same, all but the one with the last reference are too many.
 */
final class RecordFaults {

    private final AsAt asAt;
    private final Map<String, LocalDate> births = new HashMap<>();
    private final Map<Sameness, Fact> kept = new HashMap<>();
    private final List<JudgedRecord> found = new ArrayList<>();

    /** What records of one event share. */
    private record Sameness(Object type, String person, @Nullable String about, Object when) {
    }

    private RecordFaults(AsAt asAt) {
        this.asAt = asAt;
    }

    /** The records with something wrong, each once for each fault. */
    static List<JudgedRecord> of(List<Fact> facts, AsAt asAt) {
        RecordFaults faults = new RecordFaults(asAt);
        for (Fact fact : facts) {
            if (fact instanceof Person person && person.bornOn() != null) {
                faults.births.put(person.ref(), person.bornOn());
            }
        }
        facts.forEach(faults::look);
        return faults.found;
    }

    private void look(Fact fact) {
        if (fact instanceof DuplicatePerson) {
            found.add(new JudgedRecord(RecordName.keyOf(fact), fact.unit(), false, true, false, true));
            return;
        }
        LocalDate born = fact instanceof Person ? null : births.get(RecordName.personOf(fact));
        if (fact instanceof CaseRecord record ? impossible(record, born) : impossible(fact, born)) {
            found.add(new JudgedRecord(RecordName.keyOf(fact), fact.unit(), false, true, true, false));
        }
        Sameness same = sameness(fact);
        Fact other = same == null ? null : kept.putIfAbsent(same, fact);
        if (same != null && other != null && !other.ref().equals(fact.ref())) {
            boolean later = fact.ref().compareTo(other.ref()) > 0;
            kept.put(same, later ? fact : other);
            Fact tooMany = later ? other : fact;
            found.add(new JudgedRecord(RecordName.keyOf(tooMany), tooMany.unit(), false, true, false, true));
        }
    }

    private boolean impossible(CaseRecord record, @Nullable LocalDate born) {
        Map<String, RecordKind.Field> fields = RecordKinds.named(record.kind()).map(RecordKind::fields).orElse(Map.of());
        for (RecordKind.Field field : fields.values()) {
            LocalDate on = field.isEvent() ? record.day(field.says()) : null;
            RecordKind.Field earliest = on == null || field.notBefore() == null ? null : fields.get(field.notBefore());
            if (on != null && (cannotBe(on, born, field.mayLieAhead()) || earliest != null && before(record, field.says(), earliest.says()))) {
                return true;
            }
        }
        return false;
    }

    /** Of facts with a type of their own the first event is the start, and nothing comes before it. */
    private boolean impossible(Fact fact, @Nullable LocalDate born) {
        String start = null;
        for (String event : FactWords.events(fact.getClass())) {
            start = start == null ? event : start;
            LocalDate on = fact.day(event);
            boolean beforeStart = on != null && !event.equals(start) && before(fact, event, start);
            if (on != null && (beforeStart || cannotBe(on, born, FactWords.mayLieAhead(fact.getClass())))) {
                return true;
            }
        }
        return false;
    }

    private boolean cannotBe(LocalDate on, @Nullable LocalDate born, boolean mayLieAhead) {
        return !mayLieAhead && on.isAfter(asAt.day()) || born != null && on.isBefore(born);
    }

    private static boolean before(Fact fact, String event, String start) {
        Instant at = fact.moment(event);
        Instant startedAt = at == null ? null : fact.moment(start);
        if (at != null && startedAt != null) {
            return at.isBefore(startedAt);
        }
        LocalDate on = fact.day(event);
        LocalDate startedOn = fact.day(start);
        return on != null && startedOn != null && on.isBefore(startedOn);
    }

    /** What two records of the same person share when they are one event; {@code null} when that cannot be told. */
    private static @Nullable Sameness sameness(Fact fact) {
        String person = RecordName.personOf(fact);
        if (person == null || fact instanceof Person) {
            return null;
        }
        if (fact instanceof CaseRecord record) {
            return new Sameness(record.kind(), person, record.about(), record.values());
        }
        Iterator<String> events = FactWords.events(fact.getClass()).iterator();
        String start = events.hasNext() ? events.next() : null;
        LocalDate on = start == null ? null : fact.day(start);
        return on == null ? null : new Sameness(fact.getClass(), person, null, on);
    }
}
