package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.CLD_HEADER;
import static plumbline.intake.ImportFixture.EVENT_HEADER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/**
 * Good files of every format, damaged byte by byte: whatever a reader meets, the file is read or refused with a reason, nothing is
 * thrown, and nothing of it is kept. {@code -Dplumbline.mutations} makes more of them than a test run has time for.
 */
class MutatedFilesTest extends ImportTest {

    private static final int EACH = Integer.getInteger("plumbline.mutations", 10);
    /** For all files together, beyond the least. */
    private static final long SECONDS = Long.getLong("plumbline.fuzz.seconds", 40);
    private static final byte[][] NASTY = {{0}, {'"'}, {'\n'}, {'\r'}, {','}, {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, {(byte) 0xff}, {(byte) 0xc3},
            {'=', '1', '+', '1'}, {'9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9', '9'}, {'-'}, {'{'}, {'['}, {'\\', 'u', 'd', '8', '0', '0'}, {'\t'}};

    static final List<String> FILES = List.of(
            CLD_HEADER + "503,01/04/2025,31/03/2026,9434765919,MUT-1,01/02/1950,,Service user,Service,MUT-S,01/04/2024,,Continuation of support or services,,,"
                    + "Long term support: Community,Day support,1-123456789,\n"
                    + "503,01/04/2025,31/03/2026,,MUT-2,01/02/1950,,Service user,Review,MUT-R,01/04/2024,02/04/2024,No change in package,,,,,,Planned\n",
            EVENT_HEADER + "safeguarding concern,MUT-C,MUT-1,,,received,12/06/2026,10:00,,,\npause,MUT-P,MUT-1,,,paused,12/06/2026,,13/06/2026,,in hospital\n",
            "Record kind,Record ref,Person ref,About,received on,emailed on\ncomplaint,MUT-K,MUT-1,,01/06/2026,\ndraft assessment report,MUT-D,,,,2026-06-01\n",
            "Standard,Period,Value,Numerator,Denominator\nASC-FIN-01,2026-04,7.5,,\nASC-FIN-02,2025-26,,3,4\n",
            "Location ID,Location Name,Location Type,Service / Population Group,Domain,Latest Rating,Publication Date,Provider ID,Provider Name,"
                    + "Location Local Authority\n1-999000111,\"A, B\",Social Care Org,Homecare,Overall,Good,05/29/2026,1-999,Provider,Lincolnshire\n",
            "Table 2c: admissions\nnotice\nLocal authority code,Local authority,ONS area code,2024 to 2025 - numerator,2024 to 2025 - outcome\n"
                    + "England,England,E92000001,\"65,060\",592.5\n503,Lincolnshire,E10000019,[c],[z]\n",
            "Geographical Code,Geographical Description,Geographical Level,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Type,Measure Value,Year\n"
                    + "503,Lincolnshire,Council,E10000019,1A,Total,Outcome,19.1,2021-22\n",
            "Location ID,Location Name,Location HSCA End Date,Location Type/Sector,Location Latest Overall Rating,Publication Date,Provider ID,Provider Name\n"
                    + "1-999000112,\"A, B\",31/03/2026,Social Care Org,Good,2024-05-29,1-999,Provider\n",
            "Location ID,Location HSCA start date,Dormant (Y/N),Location Name,Location Type/Sector,Location Latest Overall Rating,Publication Date,"
                    + "Location Local Authority,Provider ID,Provider Name\n1-999000113,2014-01-01,N,A,Social Care Org,Not Rated,,Lincolnshire,1-999,Provider\n",
            "\"\",reportdate,overall,ownership,locationid,rating\n1,2014-10-10,Good,For-profit,1-999000115,Good\n",
            "[{\"locationId\":\"1-999000114\",\"providerId\":\"1-999\",\"name\":\"A\",\"registrationStatus\":\"Deregistered\",\"deregistrationDate\":\"2026-04-01\","
                    + "\"currentRatings\":{\"overall\":{\"rating\":\"Good\",\"reportDate\":\"2024-01-20\",\"keyQuestionRatings\":[{\"name\":\"Safe\",\"rating\":\"Good\"}]}}},"
                    + "{\"providerId\":\"1-999\",\"name\":\"P\"}]",
            "Location ID,Location Name,Primary inspection category,Location Latest Overall Rating,Location Safe Rating,Location HSCA end date,Provider ID,Provider Name,"
                    + "Location Local Authority\n1-999000116,A,Residential social care,Good,Requires improvement,,1-999,Provider,Lincolnshire\n",
            "{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":[{\"title\":\"New Year\",\"date\":\"2031-01-01\",\"notes\":\"\"}]}}");

    @Autowired
    BatchDecisions decisions;

    @Autowired
    List<FormatReader> readers;

    private Map<String, Integer> rows() {
        Map<String, Integer> rows = new TreeMap<>();
        FactTable.ALL.forEach(table -> rows.put(table.name(), jdbc.sql("select count(*) from " + table.name()).query(Integer.class).single()));
        return rows;
    }

    static byte[] mutated(byte[] file, Random random) {
        byte[] bytes = file;
        for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 1; times--) {
            int at = random.nextInt(bytes.length);
            int until = Math.min(bytes.length, at + 1 + random.nextInt(12));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, at);
            switch (random.nextInt(5)) {
                case 0 -> out.writeBytes(NASTY[random.nextInt(NASTY.length)]);
                case 1 -> at = until;
                case 2 -> out.write(bytes, at, until - at);
                case 3 -> {
                    out.write(bytes[at++] ^ 1 << random.nextInt(8));
                }
                default -> at = random.nextInt(6) == 0 ? bytes.length : at;
            }
            out.write(bytes, at, bytes.length - at);
            bytes = out.toByteArray();
        }
        return bytes;
    }

    @Test
    void readsOrRefusesWhateverItMeetsAndKeepsNothingOfIt() {
        Map<String, Integer> before = rows();
        Set<Format> wholeFiles = new HashSet<>();
        for (String file : FILES) {
            Object format = tried(file.getBytes(StandardCharsets.UTF_8), "good file " + file);
            if (format instanceof Format known) {
                wholeFiles.add(known);
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) / FILES.size();
            for (int seed = 0; seed < EACH || System.nanoTime() < end; seed++) {
                byte[] bytes = mutated(file.getBytes(StandardCharsets.UTF_8), new Random(seed));
                tried(bytes, "seed " + seed + " of " + file.substring(0, 20) + ": " + Arrays.toString(bytes));
            }
        }
        assertThat(rows()).isEqualTo(before);
        // A reader that is new and of which no file is damaged here would be forgotten.
        assertThat(wholeFiles).containsAll(readers.stream().map(FormatReader::format).toList());
    }

    /** Gives the format of a file that is read, and why one is refused otherwise. */
    private Object tried(byte[] bytes, String which) {
        try {
            Attempt<Batch> attempt = decisions.preview("mutated.csv", Optional.empty(), new ByteArrayInputStream(bytes), Actor.named("data-steward"));
            if (attempt instanceof Attempt.Refused<Batch> refused) {
                assertThat(refused.reason()).as(which).isNotBlank().doesNotContain("Exception");
                return refused.reason();
            }
            Batch batch = ((Attempt.Done<Batch>) attempt).value();
            assertThat(batch.read()).as(which).isEqualTo(batch.accepted() + batch.unchanged() + batch.duplicate() + batch.rejected());
            return batch.format().map(Object.class::cast).orElse("to be mapped");
        } catch (RuntimeException thrown) {
            throw new AssertionError(which, thrown);
        }
    }
}
