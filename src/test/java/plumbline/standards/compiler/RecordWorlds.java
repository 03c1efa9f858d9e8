package plumbline.standards.compiler;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;
import plumbline.facts.Assessment;
import plumbline.facts.BrokerageRequest;
import plumbline.facts.CaseRecord;
import plumbline.facts.Concern;
import plumbline.facts.DolsApplication;
import plumbline.facts.Fact;
import plumbline.facts.Location;
import plumbline.facts.LongTermSupport;
import plumbline.facts.PackageStart;
import plumbline.facts.Person;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.facts.SupportPlan;

/**
 * Draws worlds for tests: one person with a record of every kind and of every type of fact, all about one another, so that every
 * sentence that joins records finds some. Drawn dates are sound: after birth, not after the day, none before what it follows.
 */
final class RecordWorlds {

    static final LocalDate DAY = LocalDate.of(2026, 4, 30);
    static final LocalDate BORN = LocalDate.of(1950, 6, 1);
    static final UnitId UNIT = new UnitId("team");

    private final Random random;
    private final int number;
    final String ref;
    private final String person;

    RecordWorlds(Random random, int number) {
        this.random = random;
        this.number = number;
        this.ref = "R-" + number;
        this.person = "P-" + number;
    }

    Person person() {
        return new Person(number, person, UNIT, BORN, null, null);
    }

    /** What is there beside the case records, all sound. */
    List<Fact> company() {
        return List.of(person(), new Location(ref, UNIT, "A home", ref, true, true, true, null),
                new RatingPublication(ref, UNIT, Rating.Band.GOOD, DAY.minusDays(2_000), null));
    }

    /** One record of every kind. */
    List<CaseRecord> records() {
        List<CaseRecord> records = new ArrayList<>();
        RecordKinds.all().forEach(kind -> records.add(record(kind, values(kind))));
        return records;
    }

    CaseRecord record(RecordKind kind, Map<String, Object> values) {
        return new CaseRecord(kind.name(), ref, kind.person() ? number : 0, kind.person() ? person : null, UNIT, kind.about() == null ? null : ref, values);
    }

    private Map<String, Object> values(RecordKind kind) {
        Map<String, Object> values = new HashMap<>();
        LocalDate start = DAY.minusDays(random.nextInt(200));
        for (RecordKind.Field field : kind.fields().values()) {
            if (random.nextInt(5) > 0) {
                values.put(field.says(), value(kind, field, start, values));
            }
        }
        return values;
    }

    private Object value(RecordKind kind, RecordKind.Field field, LocalDate start, Map<String, Object> before) {
        return switch (field.type()) {
            case DAY -> day(kind, field, start, before);
            case MOMENT -> day(kind, field, start, before).atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
            case YES_NO -> random.nextInt(3) > 0;
            case NUMBER -> BigDecimal.valueOf(random.nextInt(200));
            case WORD -> field.choices().get(random.nextInt(field.choices().size()));
        };
    }

    /** Some days later than what it follows, at most the day of judging. */
    private LocalDate day(RecordKind kind, RecordKind.Field field, LocalDate start, Map<String, Object> before) {
        RecordKind.Field first = field.notBefore() == null ? null : kind.fields().get(field.notBefore());
        LocalDate from = first == null ? start : dayOf(before.get(first.says()), start);
        LocalDate day = from.plusDays(random.nextInt(12));
        return day.isAfter(DAY) ? DAY : day;
    }

    static LocalDate dayOf(@Nullable Object value, LocalDate otherwise) {
        return value instanceof LocalDate day ? day : value instanceof Instant at ? plumbline.core.BusinessTime.dayOf(at) : otherwise;
    }

    /** A fact of a type of its own with one date given, sound in the rest. */
    interface Typed {
        Fact with(RecordWorlds world, @Nullable LocalDate day, boolean recorded);
    }

    /** Every date of every type of fact that a standard is about, by a name. */
    static Map<String, Typed> typed() {
        Map<String, Typed> typed = new LinkedHashMap<>();
        LocalDate sound = DAY.minusDays(20);
        typed.put("request accepted", (world, day, recorded) -> new Request(world.ref, world.number, world.person, UNIT, day, null, true));
        typed.put("assessment signed off", (world, day, recorded) -> new Assessment(world.ref, world.number, world.person, UNIT, Assessment.Kind.LONG_TERM, sound, day, recorded));
        typed.put("assessment began", (world, day, recorded) -> new Assessment(world.ref, world.number, world.person, UNIT, Assessment.Kind.LONG_TERM, day, sound, true));
        typed.put("review completed", (world, day, recorded) -> new Review(world.ref, world.number, world.person, UNIT, day, Review.Kind.PLANNED, recorded));
        typed.put("support plan signed off", (world, day, recorded) -> new SupportPlan(world.ref, world.number, world.person, UNIT, day));
        typed.put("support began", (world, day, recorded) -> new LongTermSupport(world.ref, world.number, world.person, UNIT, day, null));
        typed.put("package began", (world, day, recorded) -> new PackageStart(world.ref, world.number, world.person, UNIT, day, true, null));
        typed.put("concern received", (world, day, recorded) -> new Concern(world.ref, world.number, world.person, UNIT, day, at(day), true, at(sound), true, sound));
        typed.put("concern allocated", (world, day, recorded) -> new Concern(world.ref, world.number, world.person, UNIT, sound, at(sound), recorded, at(day), true, sound));
        typed.put("concern decided", (world, day, recorded) -> new Concern(world.ref, world.number, world.person, UNIT, sound, at(sound), true, at(sound), recorded, day));
        typed.put("application received", (world, day, recorded) -> new DolsApplication(world.ref, world.number, world.person, UNIT, day, null, sound, null));
        typed.put("application assessed", (world, day, recorded) -> new DolsApplication(world.ref, world.number, world.person, UNIT, sound, null, day, null));
        typed.put("package sent to brokerage", (world, day, recorded) -> new BrokerageRequest(world.ref, world.number, world.person, UNIT, day, sound, sound, false, null));
        typed.put("package accepted", (world, day, recorded) -> new BrokerageRequest(world.ref, world.number, world.person, UNIT, sound, day, sound, false, null));
        return typed;
    }

    private static java.time.@Nullable Instant at(@Nullable LocalDate day) {
        return day == null ? null : day.atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
    }
}
