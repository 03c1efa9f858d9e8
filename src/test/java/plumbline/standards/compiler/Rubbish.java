package plumbline.standards.compiler;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
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
import plumbline.facts.DuplicatePerson;
import plumbline.facts.Fact;
import plumbline.facts.Location;
import plumbline.facts.LongTermSupport;
import plumbline.facts.MeasureValue;
import plumbline.facts.PackageStart;
import plumbline.facts.Pause;
import plumbline.facts.Person;
import plumbline.facts.QualityVisit;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.facts.SupportPlan;

/** Draws facts in which anything may be wrong: dates, order, codes, numbers, references, and several of what there is once. */
final class Rubbish {

    private static final int OF_EACH = 4;
    private static final UnitId UNIT = new UnitId("team");
    private static final List<String> PERIODS = List.of("2026-04", "2026-Q1", "2025-26", "2026", "2031-12", "2031-32", "9999", "rubbish", "2026-13", "");
    private static final List<String> NUMBERS = List.of("0", "-1", "0.000001", "999999999999", "-999999999999.999999", "1", "5", "4.9", "36", "1E+30");

    private final Random random;

    private Rubbish(Random random) {
        this.random = random;
    }

    static List<Fact> facts(Random random) {
        Rubbish rubbish = new Rubbish(random);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            RecordKinds.all().forEach(kind -> facts.add(rubbish.record(kind)));
            facts.addAll(rubbish.ofPeople());
            facts.addAll(rubbish.others());
        }
        return facts;
    }

    private CaseRecord record(RecordKind kind) {
        Map<String, Object> values = new HashMap<>();
        for (RecordKind.Field field : kind.fields().values()) {
            if (random.nextInt(5) > 0) {
                values.put(field.says(), value(field));
            }
        }
        int number = number();
        return new CaseRecord(kind.name(), ref(), kind.person() ? number : 0, kind.person() ? "P-" + number : null, UNIT,
                kind.about() == null || random.nextInt(10) == 0 ? null : ref(), values);
    }

    private Object value(RecordKind.Field field) {
        if (field.isEvent() && random.nextInt(6) == 0) {
            return CaseRecord.DAY_NOT_RECORDED;
        }
        return switch (field.type()) {
            case DAY -> someDay();
            case MOMENT -> random.nextInt(3) == 0 ? someDay() : at(someDay());
            case YES_NO -> random.nextBoolean();
            case NUMBER -> someNumber();
            case WORD -> random.nextInt(4) == 0 ? "a word nobody knows" : field.choices().get(random.nextInt(field.choices().size()));
        };
    }

    private List<Fact> ofPeople() {
        int id = number();
        String person = "P-" + id;
        return List.of(new Person(id, person, UNIT, day(), random.nextInt(3) == 0 ? day() : null, random.nextInt(3) == 0 ? day() : null),
                new DuplicatePerson(ref(), id, person, UNIT),
                new Request(ref(), id, person, UNIT, day(), random.nextInt(3) == 0 ? day() : null, random.nextBoolean()),
                new Assessment(ref(), id, person, UNIT, Assessment.Kind.values()[random.nextInt(3)], day(), day(), random.nextBoolean()),
                new Review(ref(), id, person, UNIT, day(), Review.Kind.values()[random.nextInt(Review.Kind.values().length)], random.nextBoolean()),
                new SupportPlan(ref(), id, person, UNIT, day()),
                new LongTermSupport(ref(), id, person, UNIT, day(), day()),
                new PackageStart(ref(), id, person, UNIT, day(), random.nextBoolean(), day()),
                new Pause(ref(), id, person, UNIT, Pause.Reason.values()[random.nextInt(Pause.Reason.values().length)], someDay(), day()),
                new Concern(ref(), id, person, UNIT, day(), moment(), random.nextBoolean(), moment(), random.nextBoolean(), day()),
                new DolsApplication(ref(), id, person, UNIT, day(), day(), day(), day()),
                new BrokerageRequest(ref(), id, person, UNIT, day(), day(), day(), random.nextBoolean(), day()));
    }

    private List<Fact> others() {
        Rating.Band[] bands = Rating.Band.values();
        return List.of(new Location(ref(), UNIT, "A home", ref(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), day()),
                new Rating(ref(), UNIT, bands[random.nextInt(bands.length)], day(), "overall"),
                new RatingPublication(ref(), UNIT, bands[random.nextInt(bands.length)], day(), day()),
                new QualityVisit(ref(), ref(), UNIT, day(), day()), measure(), measure(), measure());
    }

    private MeasureValue measure() {
        List<String> standards = List.of("ASC-FIN-01", "ASC-FIN-02", "ASC-GOV-07", "ASC-OUT-01", "ASC-OUT-02", "ASC-OUT-03", "ASC-OUT-05",
                "ASC-PRV-08", "ASC-WFC-03", "ASC-WFC-04", "ASC-REV-01");
        String standard = standards.get(random.nextInt(standards.size()));
        return new MeasureValue("M-" + random.nextInt(), UNIT, standard, PERIODS.get(random.nextInt(PERIODS.size())), random.nextInt(4) == 0 ? ref() : null,
                standard.equals("ASC-OUT-05") ? List.of("sex: women", "sex: men", "", ":", "no characteristic").get(random.nextInt(5)) : null,
                number(5), number(5), number(5), number(5), number(5));
    }

    private @Nullable BigDecimal number(int oneIn) {
        return random.nextInt(oneIn) == 0 ? null : someNumber();
    }

    private BigDecimal someNumber() {
        return new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
    }

    /** Few, so that references meet and some are there twice. */
    private String ref() {
        return "R-" + random.nextInt(5);
    }

    private int number() {
        return 1 + random.nextInt(3);
    }

    private @Nullable LocalDate day() {
        return random.nextInt(5) == 0 ? null : someDay();
    }

    private LocalDate someDay() {
        return switch (random.nextInt(12)) {
            case 0 -> LocalDate.of(1900, 1, 1);
            case 1 -> LocalDate.of(2999, 12, 31);
            case 2 -> LocalDate.of(2024, 2, 29);
            case 3 -> RecordWorlds.DAY.plusDays(random.nextInt(3));
            case 4 -> RecordWorlds.BORN.minusDays(1);
            default -> RecordWorlds.DAY.minusDays(random.nextInt(800));
        };
    }

    private @Nullable Instant moment() {
        LocalDate day = day();
        return day == null ? null : at(day);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(9, 30)).toInstant(ZoneOffset.UTC);
    }
}
