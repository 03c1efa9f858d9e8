package plumbline.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.util.FileSystemUtils;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.intake.Batch;
import plumbline.intake.BatchDecisions;
import plumbline.intake.BatchId;
import plumbline.intake.Imports;

/**
 * Client level data come in, come in again, come in corrected and are taken back. The same file once more changes no row, and a
 * file of which one line was corrected changes nobody but the person of that line.
 */
final class CouncilFiles {

    private static final Actor STEWARD = Actor.named("data-steward");
    private static final int PEOPLE_IN_A_FILE = 8;
    private static final int KINDS = 14;
    /** Not one within quotation marks. */
    private static final String COMMA = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);
    /** Everything known of people, with the batch it came in; the columns that name rows only in this database are left out. */
    private static final String ROWS = """
            select %1$s || (to_jsonb(t) - 'id' - 'person_id' - 'batch')::text || ' of ' || coalesce(p.ref, '') from "%2$s" t left join person p on p.id = %3$s""";

    private final Council council;
    private final Random random;
    private final Diary diary;
    private final Path folder;
    private byte[] last = {};
    private String lastName = "";

    CouncilFiles(Council council, Random random, Diary diary, Path folder) {
        this.council = council;
        this.random = random;
        this.diary = diary;
        this.folder = folder;
    }

    /** What an import changed that it should not have, in words. */
    List<String> ofToday() {
        List<String> broken = new ArrayList<>();
        switch (random.nextInt(KINDS)) {
            case 0 -> comesIn();
            case 1, 2 -> broken.addAll(again());
            case 3, 4 -> broken.addAll(corrected());
            case 5 -> takenBack();
            default -> { }
        }
        return broken;
    }

    void comesIn() {
        try {
            Path made = Files.createDirectories(folder.resolve("file"));
            for (Path file : DemonstrationData.write(made, PEOPLE_IN_A_FILE, random.nextInt(1000), council.today())) {
                if (file.getFileName().toString().startsWith("client-level-data")) {
                    last = Files.readAllBytes(file);
                    lastName = file.getFileName().toString();
                }
            }
            FileSystemUtils.deleteRecursively(made);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        read("file imported", last);
    }

    /**
     * A file of which rows were left out is read again whenever it comes, as they may be right by now. What became known of its people past it in the
     * meantime goes back to what it says, so it comes in once more before.
     */
    List<String> again() {
        if (last.length == 0) {
            return List.of();
        }
        if (leftRowsOut()) {
            read("file with rows left out imported again", last);
        }
        Set<String> before = rows();
        read("same file imported again", last);
        return differing(before, rows()).stream().sorted().limit(2).map(row -> "the same file once more changed " + row).toList();
    }

    private boolean leftRowsOut() {
        return council.jdbc().sql("select rejected > 0 from import_batch where state = 'IMPORTED' and started_by = 'data-steward' order by id desc limit 1")
                .query(Boolean.class).optional().orElse(false);
    }

    /**
     * What one line tells of began a day earlier than it said. What became known of the file's people past it in the meantime goes back to what the
     * file says, so it comes in with its lines in another order before.
     */
    List<String> corrected() {
        List<String> lines = new ArrayList<>(Arrays.asList(new String(last, StandardCharsets.UTF_8).split("\r?\n")));
        if (lines.size() < 2) {
            return List.of();
        }
        Collections.rotate(lines.subList(1, lines.size()), 1);
        read("file imported with its lines in another order", content(lines));
        int number = 1 + random.nextInt(lines.size() - 1);
        String line = lines.get(number);
        lines.set(number, dayBefore(line, position(lines.get(0))));
        byte[] corrected = content(lines);
        Set<String> before = rows();
        read("corrected file imported", corrected);
        List<String> others = differing(before, rows()).stream().filter(row -> !line.contains(row.substring(row.lastIndexOf(" of ") + 4))).sorted().toList();
        last = corrected;
        return others.stream().limit(2).map(row -> "correcting the line " + line + " changed " + row).toList();
    }

    private static byte[] content(List<String> lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static int position(String header) {
        return Arrays.stream(header.split(",")).map(name -> name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT)).toList().indexOf("eventstartdate");
    }

    private static String dayBefore(String line, int position) {
        String[] cells = line.split(COMMA, -1);
        cells[position] = DAY.format(LocalDate.parse(cells[position], DAY).minusDays(1));
        return String.join(",", cells);
    }

    void takenBack() {
        council.jdbc().sql("select max(id) from import_batch where state = 'IMPORTED' and started_by = 'data-steward'").query(Long.class).optional()
                .ifPresent(batch -> diary.tell("file taken back", "a file is taken back",
                        council.bean(BatchDecisions.class).withdraw(new BatchId(batch), "It was the wrong file.", STEWARD)));
        // What is not in any more changes rows when it comes in once more, and is meant to.
        last = new byte[0];
    }

    private void read(String kind, byte[] content) {
        Attempt<Batch> attempt = council.bean(Imports.class).importFile(lastName, Optional.empty(), new ByteArrayInputStream(content), STEWARD);
        diary.tell(kind, kind, attempt);
    }

    private Set<String> rows() {
        Set<String> rows = new HashSet<>(council.jdbc().sql("select 'person ' || (to_jsonb(t) - 'id' - 'batch')::text || ' of ' || t.ref from person t")
                .query(String.class).list());
        council.jdbc().sql("select table_name from information_schema.columns where table_schema = 'public' and column_name = 'person_id' and table_name in ("
                        + "select table_name from information_schema.columns where column_name = 'batch') order by 1").query(String.class).list()
                .forEach(table -> rows.addAll(council.jdbc().sql(ROWS.formatted("'" + table + " '", table, "t.person_id")).query(String.class).list()));
        return rows;
    }

    private static Set<String> differing(Set<String> before, Set<String> after) {
        Set<String> differing = new HashSet<>(before);
        differing.addAll(after);
        Set<String> same = new HashSet<>(before);
        same.retainAll(after);
        differing.removeAll(same);
        return differing;
    }
}
