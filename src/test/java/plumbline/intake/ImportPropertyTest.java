package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.EVENT_HEADER;
import static plumbline.intake.ImportFixture.newRef;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plumbline.core.Attempt;

/** What holds for every file, tried on files made from seeds. */
class ImportPropertyTest extends ImportTest {

    private static final List<String> OUTCOMES = List.of("\"Progress to assessment, review or reassessment\"", "Progress to assessment",
            "NFA: Support declined", "NFA- Other", "No change in package", "", "Nonsense");
    private static final List<String> KINDS = List.of("Request", "Assessment", "Service", "Review");
    private static final List<String> DATES = List.of("", "31/02/2025", "2025-13-01", "01/01/2999", "1/1/25");

    private static String date(Random random, LocalDate from) {
        if (random.nextInt(12) == 0) {
            return DATES.get(random.nextInt(DATES.size()));
        }
        LocalDate day = from.plusDays(random.nextInt(60));
        return random.nextBoolean() ? day.toString() : day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
    }

    /** Rows about a few people, with few days to choose from, so that events collide often. */
    private static List<String> clientLevelData(Random random, String prefix, int rows) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            String person = random.nextInt(30) == 0 ? "" : prefix + random.nextInt(6);
            String ref = random.nextInt(3) == 0 ? "" : prefix + "E" + random.nextInt(rows);
            String columns = switch (kind) {
                case "Request" -> ",,,,,,";
                case "Assessment" -> ",," + (random.nextInt(10) == 0 ? "Guess" : "Long term assessment") + ",,,,";
                case "Service" -> ",,,Long term support: Community," + (random.nextBoolean() ? "Day support" : "Home Support") + ",,";
                default -> ",,,,,," + (random.nextBoolean() ? "Planned" : "Unplanned - Other Reason");
            };
            made.add("503,01/04/2025,31/03/2026,," + person + ",01/02/1950,," + (random.nextInt(9) == 0 ? "Carer" : "Service user") + "," + kind
                    + "," + ref + "," + date(random, LocalDate.of(2025, 5, 1)) + "," + date(random, LocalDate.of(2025, 6, 15)) + ","
                    + OUTCOMES.get(random.nextInt(OUTCOMES.size())) + columns + "\n");
        }
        return made;
    }

    private static List<String> eventList(Random random, String prefix, int rows) {
        List<String> events = List.of("request,%s,%s,,,accepted,", "request,%s,%s,,,withdrawn,", "safeguarding concern,%s,%s,,,received,",
                "safeguarding concern,%s,%s,,,allocated,", "dols application,%s,%s,,,received,", "brokerage request,%s,%s,,,sent,",
                "support plan,%s,%s,,,signed off,", "pause,%s,%s,,,paused,");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int person = random.nextInt(6);
            // Case references of their own for each person and kind, as case systems give them.
            int kind = random.nextInt(events.size());
            made.add(events.get(kind).formatted(prefix + "-K" + kind / 2 + "-" + person + "-" + random.nextInt(3), prefix + person)
                    + date(random, LocalDate.of(2025, 5, 1)) + "," + (random.nextInt(3) == 0 ? "09:30" : "") + ",,," + (kind == 7 ? "in hospital" : "") + "\n");
        }
        return made;
    }

    /** Everything known of people whose identifiers begin so, without what only says where it came from. */
    private List<String> known(String prefix) {
        List<String> facts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            fixture.about(prefix + i).forEach(fact -> facts.add(fact.toString().replaceAll("(personId|id)=\\d+", "").replace(prefix, "")));
        }
        Collections.sort(facts);
        return facts;
    }

    private void shuffledRowsGiveTheSameFacts(long seed, boolean events) {
        String one = newRef("X");
        String other = newRef("X");
        String header = events ? EVENT_HEADER : CLD_HEADER;
        List<String> rows = events ? eventList(new Random(seed), one, 60) : clientLevelData(new Random(seed), one, 60);
        Batch first = fixture.imported(header + String.join("", rows));
        Batch again = fixture.imported(header + String.join("", rows) + "\n");
        assertThat(again.accepted()).as("seed %d: known rows change nothing", seed).isZero();
        Collections.shuffle(rows, new Random(seed + 1));
        Batch shuffled = fixture.imported(header + String.join("", rows).replace(one, other));
        assertThat(known(other)).as("seed %d", seed).isEqualTo(known(one));
        assertThat(List.of(shuffled.read(), shuffled.accepted(), shuffled.duplicate(), shuffled.rejected()))
                .as("seed %d", seed).isEqualTo(List.of(first.read(), first.accepted(), first.duplicate(), first.rejected()));
    }

    @Test
    void clientLevelDataSaysTheSameInWhateverOrderAndTwiceChangesNothing() {
        for (long seed = 1; seed <= 6; seed++) {
            shuffledRowsGiveTheSameFacts(seed, false);
        }
    }

    /** A row that no other row speaks of goes straight in, and one that comes twice is looked at closely: both have to come to the same. */
    @Test
    void clientLevelDataSaysTheSameWhenEveryRowComesTwice() {
        for (long seed = 11; seed <= 16; seed++) {
            String one = newRef("X");
            String other = newRef("X");
            List<String> rows = clientLevelData(new Random(seed), one, 60);
            Batch once = fixture.imported(CLD_HEADER + String.join("", rows));
            List<String> twice = new ArrayList<>(rows);
            twice.addAll(rows);
            Collections.shuffle(twice, new Random(seed));
            Batch both = fixture.imported(CLD_HEADER + String.join("", twice).replace(one, other));
            assertThat(known(other)).as("seed %d", seed).isEqualTo(known(one)).isNotEmpty();
            assertThat(both.accepted()).as("seed %d", seed).isEqualTo(once.accepted()).isPositive();
            assertThat(both.rejected()).as("seed %d", seed).isEqualTo(2 * once.rejected());
        }
    }

    @Test
    void eventListsSayTheSameInWhateverOrderAndTwiceChangeNothing() {
        for (long seed = 1; seed <= 6; seed++) {
            shuffledRowsGiveTheSameFacts(seed, true);
        }
    }

    @Test
    void aDamagedFileIsRefusedOrCountedRowByRowButNeverHalfImported() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            String prefix = newRef("D");
            boolean events = random.nextBoolean();
            List<String> rows = events ? eventList(random, prefix, 12) : clientLevelData(random, prefix, 12);
            byte[] file = damaged(random, ((events ? EVENT_HEADER : CLD_HEADER) + String.join("", rows)).getBytes(StandardCharsets.UTF_8));
            Attempt<Batch> attempt = fixture.attempt(file);
            if (attempt instanceof Attempt.Done<Batch> done) {
                Batch batch = done.value();
                assertThat(batch.read()).as("seed %d", seed)
                        .isEqualTo(batch.accepted() + batch.unchanged() + batch.duplicate() + batch.rejected());
            } else {
                assertThat(((Attempt.Refused<Batch>) attempt).reason()).as("seed %d", seed).isNotBlank();
                assertThat(known(prefix)).as("seed %d: nothing half imported", seed).isEmpty();
            }
        }
    }

    private static byte[] damaged(Random random, byte[] file) {
        byte[] copy = file.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                return Arrays.copyOf(copy, random.nextInt(copy.length));
            }
            case 1 -> {
                for (int i = 0; i < 1 + random.nextInt(5); i++) {
                    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return copy;
            }
            case 2 -> {
                byte[] junk = new byte[1 + random.nextInt(40)];
                random.nextBytes(junk);
                int at = random.nextInt(copy.length);
                byte[] joined = Arrays.copyOf(Arrays.copyOf(copy, at), copy.length + junk.length);
                System.arraycopy(junk, 0, joined, at, junk.length);
                System.arraycopy(copy, at, joined, at + junk.length, copy.length - at);
                return joined;
            }
            default -> {
                copy[random.nextInt(copy.length)] = (byte) List.of((int) '"', (int) ',', (int) '\n', 0).get(random.nextInt(4)).intValue();
                return copy;
            }
        }
    }
}
