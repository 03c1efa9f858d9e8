package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.newRef;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.facts.CaseRecord;
import plumbline.facts.RecordKind;
import plumbline.facts.RecordKinds;

/** Records of every kind with values made from a seed, there and back. */
class RecordListPropertyTest extends ImportTest {

    private static final List<RecordKind> KINDS = List.copyOf(RecordKinds.imported());
    private static final List<String> HEADER = Stream.concat(Stream.of("Record kind", "Record ref", "Person ref", "About"),
            KINDS.stream().flatMap(kind -> kind.fields().keySet().stream()).distinct()).toList();
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("d/M/yyyy");

    private static final byte[] DAMAGE = {'"', ',', '\n', '0', '9', '/', '-', ' ', 'T', '\\', '\t', '\'', 'x'};

    /** One cell and the value it stands for. */
    private record Cell(String text, Object value) {
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_000));
    }

    private static Cell cell(RecordKind.Field field, Random random) {
        LocalDate day = day(random);
        return switch (field.type()) {
            case DAY -> random.nextInt(6) == 0 ? new Cell("Not recorded", CaseRecord.DAY_NOT_RECORDED)
                    : new Cell(random.nextBoolean() ? day.toString() : DAY_FIRST.format(day), day);
            case MOMENT -> moment(day, random);
            case YES_NO -> random.nextBoolean() ? new Cell(random.nextBoolean() ? "yes" : "Y", true) : new Cell("No", false);
            case NUMBER -> {
                BigDecimal number = new BigDecimal(random.nextInt(100_000)).movePointLeft(random.nextInt(4));
                yield new Cell(number.toPlainString(), number);
            }
            case WORD -> {
                String word = field.choices().get(random.nextInt(field.choices().size()));
                yield new Cell(random.nextBoolean() ? word : word.toUpperCase(java.util.Locale.ROOT), word);
            }
        };
    }

    private static Cell moment(LocalDate day, Random random) {
        if (random.nextInt(4) == 0) {
            return new Cell(day.toString(), day);
        }
        ZonedDateTime at = day.atTime(LocalTime.of(random.nextInt(24), random.nextInt(60))).atZone(BusinessTime.ZONE);
        Instant instant = at.toInstant();
        // In the hour that happens twice only the form with its offset is exact, so that is the one used throughout.
        return new Cell(random.nextBoolean() ? at.toOffsetDateTime().toString() : DAY_FIRST.format(at.toLocalDate()) + " " + at.toLocalTime() + at.getOffset().getId(), instant);
    }

    /** What was written of each record, by kind and reference. */
    private static String file(Random random, String prefix, Map<String, Map<String, Object>> written) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            RecordKind kind = KINDS.get(random.nextInt(KINDS.size()));
            String ref = prefix + "-" + i;
            Map<String, String> cells = new HashMap<>(Map.of("Record kind", kind.name(), "Record ref", ref));
            if (kind.person()) {
                cells.put("Person ref", prefix + "-P" + random.nextInt(7));
            }
            if (kind.about() != null) {
                cells.put("About", prefix + "-A" + random.nextInt(5));
            }
            Map<String, Object> values = new TreeMap<>();
            for (RecordKind.Field field : kind.fields().values()) {
                if (random.nextInt(3) > 0) {
                    Cell cell = cell(field, random);
                    cells.put(field.name(), cell.text());
                    values.put(field.says(), comparable(cell.value()));
                }
            }
            written.put(kind.name() + "/" + ref + "/" + cells.getOrDefault("Person ref", "") + "/" + cells.getOrDefault("About", ""), values);
            rows.add(HEADER.stream().map(column -> cells.getOrDefault(column, "")).collect(Collectors.joining(",")));
        }
        return String.join(",", HEADER) + "\n" + String.join("\n", rows) + "\n";
    }

    private static Object comparable(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    private Map<String, Map<String, Object>> known(String prefix) {
        Map<String, Map<String, Object>> known = new TreeMap<>();
        Stream<CaseRecord> ofPeople = facts.partitions(1_000).stream().flatMap(range -> facts.people(range).facts().stream())
                .filter(CaseRecord.class::isInstance).map(CaseRecord.class::cast);
        Stream<CaseRecord> others = facts.providers().facts().stream().filter(CaseRecord.class::isInstance).map(CaseRecord.class::cast);
        Stream.concat(ofPeople, others).filter(record -> record.ref().startsWith(prefix + "-")).forEach(record -> {
            Map<String, Object> values = new TreeMap<>();
            record.values().forEach((says, value) -> values.put(says, comparable(value)));
            known.put(record.kind() + "/" + record.ref() + "/" + (record.personRef() == null ? "" : record.personRef()) + "/"
                    + (record.about() == null ? "" : record.about()), values);
        });
        return known;
    }

    @Test
    void everyValueComesBackAsItWasWrittenAndTheSameFileAgainChangesNothing() {
        for (long seed = 1; seed <= 8; seed++) {
            String prefix = newRef("RL");
            Map<String, Map<String, Object>> written = new TreeMap<>();
            String file = file(new Random(seed), prefix, written);
            Batch batch = fixture.imported(file);
            assertThat(batch.rejected()).as("seed %d: %s", seed, fixture.faults(batch)).isZero();
            assertThat(known(prefix)).as("seed %d", seed).isEqualTo(written);
            Batch again = fixture.imported(file + "\n");
            assertThat(again.unchanged()).as("seed %d: known rows change nothing", seed).isEqualTo(again.read());
            assertThat(known(prefix)).as("seed %d", seed).isEqualTo(written);
        }
    }

    @Test
    void aDamagedFileIsRefusedOrCountedRowByRow() {
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            byte[] file = file(random, newRef("RD"), new TreeMap<>()).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                // Behind the header mostly, so that rows are damaged and not only refused with it.
                int at = random.nextInt(8) == 0 ? random.nextInt(file.length) : file.length / 2 + random.nextInt(file.length / 2);
                file[at] = DAMAGE[random.nextInt(DAMAGE.length)];
            }
            if (fixture.attempt(file) instanceof Attempt.Done<Batch> done) {
                Batch batch = done.value();
                assertThat(batch.read()).as("seed %d", seed)
                        .isEqualTo(batch.accepted() + batch.unchanged() + batch.duplicate() + batch.rejected());
            }
        }
    }
}
