package plumbline.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import plumbline.intake.Imports;
import plumbline.testing.PlumblineTest;

/** A folder as other systems fill it: slowly, twice, with rubbish, and while the service comes and goes. */
@PlumblineTest
class DropFolderTest {

    private static final String HEADER = "entity_type,entity_ref,person_ref,team,event_type,start_date\n";

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    Clock clock;

    final String ref = UUID.randomUUID().toString();
    final String content = HEADER + "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\nrequest,bad-" + ref + ",P-" + ref + ",,accepted,2026-02-30\n";
    DropFolderWatch watch;

    @BeforeEach
    void watch() {
        watch = newNode();
    }

    private DropFolderWatch newNode() {
        return new DropFolderWatch(folder.toString(), imports, jdbc, manager, clock);
    }

    private Path put(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            // Without the stamp.
            return files.map(file -> file.getFileName().toString().substring(19)).sorted().toList();
        }
    }

    private String result(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return Files.readString(files.filter(file -> file.toString().endsWith(".result.txt")).findFirst().orElseThrow());
        }
    }

    private int batches() {
        return jdbc.sql("select count(*) from import_batch where file_name = ? and state = 'IMPORTED'").param("export-" + ref + ".csv").query(Integer.class).single();
    }

    private int requests() {
        return jdbc.sql("select count(*) from request where ref = ?").param(ref).query(Integer.class).single();
    }

    private String name() {
        return "export-" + ref + ".csv";
    }

    @Test
    void importsAFileOnceItIsComplete() throws IOException {
        put(name(), content);
        watch.look();
        assertThat(batches()).as("at the first look it may still be written").isZero();
        assertThat(watch.status().orElseThrow().waiting()).isEqualTo(1);
        watch.look();
        assertThat(batches()).isEqualTo(1);
        assertThat(requests()).isEqualTo(1);
        assertThat(names("taken")).containsExactly(name(), name() + ".result.txt");
        assertThat(result("taken")).contains("Imported", "Rows read: 2", "Rows accepted: 1", "Rows left out, each with a fault: 1").doesNotContain(ref);
        assertThat(names("at-work")).isEmpty();
        assertThat(watch.status().orElseThrow().waiting()).isZero();
        assertThat(jdbc.sql("select started_by from import_batch where file_name = ?").param(name()).query(String.class).single()).isEqualTo("drop folder");
    }

    @Test
    void waitsForAFileThatGrowsAndForOneThatIsNotBegunOrNotRenamedYet() throws IOException {
        Path growing = put(name(), HEADER);
        put("empty.csv", "");
        put("other.csv.part", content);
        put(".hidden.csv", content);
        watch.look();
        Files.writeString(growing, content);
        watch.look();
        assertThat(batches()).isZero();
        watch.look();
        assertThat(batches()).isEqualTo(1);
        assertThat(folder.resolve("empty.csv")).exists();
        assertThat(folder.resolve("other.csv.part")).exists();
        assertThat(folder.resolve(".hidden.csv")).exists();
    }

    @Test
    void putsWhatCannotBeReadAsideAndSaysWhy() throws IOException {
        put("letter.csv", "Dear Sir or Madam " + ref + "\n");
        watch.look();
        watch.look();
        assertThat(names("refused")).containsExactly("letter.csv", "letter.csv.result.txt");
        assertThat(result("refused")).startsWith("Refused. Nothing was imported.").contains("Known formats");
        assertThat(names("taken")).isEmpty();
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        String right = HEADER + "request," + ref + ",P-" + ref + ",,accepted,2026-06-02\n";
        for (int i = 0; i < 2; i++) {
            put(name(), right);
            watch.look();
            watch.look();
        }
        assertThat(batches()).isEqualTo(1);
        assertThat(names("taken")).filteredOn(name -> name.endsWith(".csv")).as("both are kept").hasSize(2);
    }

    @Test
    void aFileTakenByANodeThatDiedIsImportedByTheNext() throws IOException {
        DropFolder dying = new DropFolder(folder);
        dying.prepare();
        dying.take(put(name(), content), clock.instant());
        newNode().look();
        assertThat(batches()).isEqualTo(1);
        assertThat(names("taken")).contains(name());
    }

    @Test
    void aFileImportedByANodeThatDiedBeforeItSaidSoIsNotDoubled() throws IOException {
        DropFolder dying = new DropFolder(folder);
        dying.prepare();
        dying.take(put(name(), content), clock.instant());
        imports.importFile(name(), Optional.empty(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), DropFolderSender.ACTOR);
        newNode().look();
        assertThat(requests()).isEqualTo(1);
        assertThat(names("taken")).contains(name(), name() + ".result.txt");
        assertThat(names("at-work")).isEmpty();
    }

    @Test
    void twoNodesTakeAFileOnce() throws IOException {
        for (int round = 0; round < 5; round++) {
            put("export-" + ref + ".csv", content.replace(ref, ref + "-" + round));
            DropFolderWatch other = newNode();
            watch.look();
            other.look();
            CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(other::look);
            watch.look();
            meanwhile.join();
            watch.look();
            assertThat(batches()).as("round " + round).isEqualTo(round + 1);
            assertThat(names("at-work")).isEmpty();
        }
        assertThat(names("taken")).filteredOn(name -> name.endsWith(".csv")).hasSize(5);
    }

    @Test
    void followsNoLink(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.csv"), content);
        Files.createSymbolicLink(folder.resolve(name()), secret);
        watch.look();
        watch.look();
        assertThat(batches()).isZero();
        assertThat(folder.resolve(name())).exists();
    }

    @Test
    void longAndOddNamesAreTaken() throws IOException {
        put("ä".repeat(100) + " & $(x).csv", content);
        watch.look();
        watch.look();
        assertThat(names("taken")).hasSize(2).allSatisfy(name -> assertThat(name).contains("$(x).csv"));
    }

    @Test
    void saysWhenTheFolderIsNotThere() {
        DropFolderWatch lost = new DropFolderWatch("/proc/no-such-folder", imports, jdbc, manager, clock);
        lost.look();
        assertThat(lost.status().orElseThrow().problem()).contains("Check that it is there");
        assertThat(new DropFolderWatch("", imports, jdbc, manager, clock).status()).as("none is set").isEmpty();
    }
}
