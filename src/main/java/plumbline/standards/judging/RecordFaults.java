package plumbline.standards.judging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.facts.CaseRecord;
import plumbline.facts.DuplicatePerson;
import plumbline.facts.Fact;
import plumbline.facts.FactWords;
import plumbline.facts.Person;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

/**
 * Finds what is wrong in the facts of a partition, whoever judges them: dates that cannot be, records that say the same again,
 * and second records of a person. Of records that say the same, all but the one with the last reference are too many.
 */
final class RecordFaults {

    private final Bench bench;
    private final Map<String, LocalDate> births = new HashMap<>();
    private final Map<Sameness, Fact> kept = new HashMap<>();
    private final List<JudgedRecord> found = new ArrayList<>();
    private final Set<String> beforeBirth = new HashSet<>();
    private final Set<String> outOfOrder = new HashSet<>();

    /** What records of one event share. */
    private record Sameness(Object type, String person, @Nullable String about, Object when) {
    }

    private RecordFaults(Bench bench) {
        this.bench = bench;
    }

    /** @param doublesToo whether to look for records that say the same, too, and not at their dates alone */
    static RecordFaults of(List<Fact> facts, Bench bench, boolean doublesToo) {
        RecordFaults faults = new RecordFaults(bench);
        for (Fact fact : facts) {
            if (fact instanceof Person person && person.bornOn() != null) {
                faults.births.put(person.ref(), person.bornOn());
            }
        }
        for (Fact fact : facts) {
            faults.lookAtDates(fact);
            if (doublesToo) {
                faults.lookForDoubles(fact);
            }
            bench.changes(fact.personRef());
        }
        return faults;
    }

    /** The records with something wrong, each once for each fault. */
    List<JudgedRecord> found() {
        return found;
    }

    /** The keys of records with a date before the person's birth: nothing can be told of them. */
    Set<String> beforeBirth() {
        return beforeBirth;
    }

    /** The keys of records with a date before what it follows: they are never as they should be. */
    Set<String> outOfOrder() {
        return outOfOrder;
    }

    private void lookAtDates(Fact fact) {
        LocalDate born = fact instanceof Person ? null : births.get(fact.personRef());
        boolean impossible = fact instanceof CaseRecord record ? impossible(record, born)
                : fact instanceof Person person ? impossible(person) : impossible(fact, born);
        if (impossible) {
            found.add(new JudgedRecord(RecordName.keyOf(fact), fact.personRef(), fact.unit(), false, true, true, false));
        }
    }

    private void lookForDoubles(Fact fact) {
        if (fact instanceof DuplicatePerson) {
            found.add(new JudgedRecord(RecordName.keyOf(fact), fact.personRef(), fact.unit(), false, true, false, true));
            return;
        }
        Sameness same = sameness(fact);
        Fact other = same == null ? null : kept.putIfAbsent(same, fact);
        if (same != null && other != null && !other.ref().equals(fact.ref())) {
            boolean later = fact.ref().compareTo(other.ref()) > 0;
            kept.put(same, later ? fact : other);
            Fact tooMany = later ? other : fact;
            found.add(new JudgedRecord(RecordName.keyOf(tooMany), tooMany.personRef(), tooMany.unit(), false, true, false, true));
        }
    }

    private boolean impossible(CaseRecord record, @Nullable LocalDate born) {
        Map<String, RecordKind.Field> fields = RecordKinds.named(record.kind()).map(RecordKind::fields).orElse(Map.of());
        boolean impossible = false;
        for (RecordKind.Field field : fields.values()) {
            LocalDate on = field.isEvent() ? record.day(field.says()) : null;
            RecordKind.Field earliest = on == null || field.notBefore() == null ? null : fields.get(field.notBefore());
            impossible |= on != null && cannotBe(record, field.says(), on, born, field.mayLieAhead(), earliest == null ? null : earliest.says());
        }
        return impossible;
    }

    /** Of facts with a type of their own the first event is the start, and nothing comes before it. */
    private boolean impossible(Fact fact, @Nullable LocalDate born) {
        boolean impossible = false;
        String start = null;
        for (String event : FactWords.events(fact.getClass())) {
            LocalDate on = fact.day(event);
            impossible |= on != null && cannotBe(fact, event, on, born, FactWords.mayLieAhead(fact.getClass()), start);
            start = start == null ? event : start;
        }
        return impossible;
    }

    private boolean impossible(Person person) {
        LocalDate born = person.bornOn();
        return cannotBe(born, null) || cannotBe(person.diedOn(), born) || cannotBe(person.leftAreaOn(), born);
    }

    private boolean cannotBe(@Nullable LocalDate on, @Nullable LocalDate born) {
        return on != null && (!bench.now.reached(on) || born != null && on.isBefore(born));
    }

    private boolean cannotBe(Fact fact, String event, LocalDate on, @Nullable LocalDate born, boolean mayLieAhead, @Nullable String follows) {
        boolean unborn = born != null && on.isBefore(born);
        boolean early = follows != null && before(fact, event, follows);
        if (unborn) {
            beforeBirth.add(RecordName.keyOf(fact));
        }
        if (early) {
            outOfOrder.add(RecordName.keyOf(fact));
        }
        return unborn || early || !mayLieAhead && !bench.now.reached(on);
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
        String person = fact.personRef();
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
