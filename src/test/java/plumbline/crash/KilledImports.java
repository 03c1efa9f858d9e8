package plumbline.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import plumbline.intake.Format;
import plumbline.testing.TestDatabaseServer;

/**
 * Kills the service with SIGKILL in the middle of an import, again and again: of each format in turn, from the drop folder, over the API, when a
 * file is looked at and when it is accepted. After each restart the batch is wholly out, in the end the file is wholly in, and once: one from the drop
 * folder comes by itself, one that was sent when it is sent again. At every third kill the database is still at work on the dead service's statement
 * when the next service is there.
 */
public final class KilledImports {

    private static final int PEOPLE = 20;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int HELD_EVERY = 3;
    /** What is kept of a file only until somebody has decided about it, and of its progress. */
    private static final List<String> NOT_FACTS = List.of("import_content", "import_preview", "import_preview_person", "import_progress");
    /** A file that is only looked at is not put down as imported, so it writes less; no moment of it is later than this share. */
    private static final double LOOKED_AT = 0.8;

    /** How a file comes in. */
    private enum Way { DROP_FOLDER, API, LOOK, ACCEPT }

    private final String database = TestDatabaseServer.newDatabase();
    private final Path folder;
    private final Random random;
    private final Map<Format, Long> rows = new EnumMap<>(Format.class);
    private final Map<Format, Map<String, Integer>> whole = new EnumMap<>(Format.class);
    private final Map<String, Integer> ends = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int kills;

    KilledImports(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** @param arguments {@code --kills N}, 50 when left out; {@code --seed N}, 1 when left out */
    public static void main(String[] arguments) throws Exception {
        int kills = (int) KilledNodes.number(arguments, "--kills", 50);
        long seed = KilledNodes.number(arguments, "--seed", 1);
        KilledImports imports = new KilledImports(Files.createTempDirectory("plumbline-killed-imports"), seed);
        List<String> wrong = imports.live(kills);
        System.out.printf("seed %d: %d kills, %s; what the kills left: %s%n", seed, imports.kills,
                wrong.isEmpty() ? "every batch wholly out after the kill and wholly in, once, in the end" : "BROKEN", imports.ends);
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** Kills so many times and gives what did not hold, in words. */
    List<String> live(int times) throws Exception {
        Files.createDirectories(drop());
        Files.createDirectories(folder.resolve("temporary"));
        ServiceProcess service = service(true);
        try {
            FewRules.keep(database);
            KillMoment.prepare(database);
            undisturbed(service);
            for (int kill = 1; kill <= times && wrong.isEmpty(); kill++) {
                service = one(service, kill, way(kill, times), way(kill + 1, times) != Way.DROP_FOLDER);
            }
        } finally {
            service.kill();
        }
        return wrong;
    }

    /** Those from the drop folder together, because a service without its pages is there sooner and is enough for them. */
    private static Way way(int kill, int times) {
        return kill > times / 2 ? Way.DROP_FOLDER : Way.values()[1 + kill % (Way.values().length - 1)];
    }

    /** How often a batch was found in each state after a kill. */
    Map<String, Integer> ends() {
        return ends;
    }

    private Path drop() {
        return folder.resolve("drop");
    }

    private ServiceProcess service(boolean pages) throws IOException {
        Map<String, String> settings = Map.of("PLUMBLINE_DROP_FOLDER", drop().toString(), "PLUMBLINE_INTAKE_DROPFOLDEREVERY", "PT0.5S",
                "PLUMBLINE_INTAKE_INTERRUPTEDEVERY", "PT1S", "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("temporary") + " -XX:+UseSerialGC");
        ServiceProcess service = pages ? ServiceProcess.startOn(database, folder, PEOPLE, settings) : ServiceProcess.startWithoutPages(database, folder, PEOPLE, settings);
        service.awaitReady();
        return service;
    }

    /** Learns how many rows an import of each format writes, and what is stored of it: of the second file, because the first one brings what none brings again. */
    private void undisturbed(ServiceProcess service) throws Exception {
        for (Format format : Format.values()) {
            undisturbed(service, new KilledFile(format, -1));
            undisturbed(service, new KilledFile(format, 0));
            System.out.printf("%s: %d rows written in all, stored: %s%n", format.code(), rows.get(format), whole.get(format));
        }
    }

    private void undisturbed(ServiceProcess service, KilledFile file) throws Exception {
        try (KillMoment never = KillMoment.set(database, 0)) {
            HttpResponse<String> answer = post(service, file, false).join();
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(file.name() + " that nobody disturbed: " + answer.statusCode() + " " + answer.body());
            }
            rows.put(file.format(), never.written());
        }
        whole.put(file.format(), stored(file, words("select id from import_batch where file_name = '" + file.name() + "'")));
    }

    private ServiceProcess one(ServiceProcess service, int kill, Way way, boolean pages) throws Exception {
        KilledFile file = new KilledFile(Format.values()[kill % Format.values().length], kill);
        long all = rows.get(file.format());
        long row = 1 + random.nextLong(way == Way.LOOK ? (long) (all * LOOKED_AT) : all);
        long waiting = way == Way.ACCEPT ? number(post(service, file, true).join().body()) : 0;
        boolean held = kill % HELD_EVERY == 0;
        String table;
        ServiceProcess again;
        try (KillMoment moment = KillMoment.set(database, row)) {
            begin(service, file, way, waiting);
            service.await("row " + row + " of " + all + " of " + file.name(), LONGEST, () -> moment.written() + " rows", () -> !moment.waitsIn().isEmpty());
            table = moment.waitsIn();
            service.kill();
            kills++;
            again = held ? service(pages || way != Way.DROP_FOLDER) : service;
        }
        again = held ? again : service(pages || way != Way.DROP_FOLDER);
        again.await("the batch to be told as interrupted", LONGEST, () -> state(file), () -> !"RUNNING".equals(state(file)));
        String left = state(file);
        // Of a file from the drop folder the next import may be under way.
        wholly(file, 1);
        ends.merge(way + " " + left, 1, Integer::sum);
        finish(again, file, way);
        System.out.printf("kill %d: %s, %s, at row %d of %d (%d %%), in %s%s: %s, in the end once and whole%s%n", kill, way, file.format().code(), row, all, 100 * row / all, table,
                held ? ", while the next one started" : "", left, wrong.isEmpty() ? "" : " - NOT: " + wrong);
        return again;
    }

    private void begin(ServiceProcess service, KilledFile file, Way way, long waiting) throws Exception {
        switch (way) {
            case DROP_FOLDER -> put(file);
            case API -> post(service, file, false);
            case LOOK -> post(service, file, true);
            case ACCEPT -> HttpClient.newHttpClient().sendAsync(service.request("/api/v1/imports/" + waiting + "/accept", "data-steward")
                    .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void finish(ServiceProcess again, KilledFile file, Way way) throws Exception {
        if (way == Way.DROP_FOLDER) {
            again.await("the drop folder to be handled", LONGEST, () -> holds(drop().resolve("taken"), file.name()) || holds(drop().resolve("refused"), file.name()));
            handledOnce(file.name());
        } else {
            HttpResponse<String> answer = post(again, file, false).join();
            if (answer.statusCode() != 201) {
                wrong.add(file.name() + ": sent again it answered " + answer.statusCode() + " " + answer.body());
            }
        }
        String imported = words("select count(*) from import_batch where file_name = '" + file.name() + "' and state = 'IMPORTED'");
        if (!imported.equals("1")) {
            wrong.add(file.name() + " is imported " + imported + " times");
        }
        wholly(file, Integer.MAX_VALUE);
    }

    /** The state of the first batch of a file: what the kill left. */
    private String state(KilledFile file) {
        try {
            return String.valueOf(words("select state from import_batch where file_name = '" + file.name() + "' order by id limit 1"));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Each of the first batches of the file is wholly in or wholly out. */
    private void wholly(KilledFile file, int first) throws SQLException {
        for (String batch : column("select id || ' ' || state from import_batch where file_name = '" + file.name() + "' order by id limit " + first)) {
            String state = batch.substring(batch.indexOf(' ') + 1);
            Map<String, Integer> stored = stored(file, batch.substring(0, batch.indexOf(' ')));
            Map<String, Integer> expected = state.equals("IMPORTED") ? whole.get(file.format()) : Map.of();
            // Of bank holidays no batch is put down: they are there as soon as any batch of the file is in.
            stored.keySet().removeIf(table -> table.equals("bank_holiday") && !state.equals("IMPORTED") && isIn(file));
            if (!stored.equals(expected)) {
                wrong.add(file.name() + ", " + batch + ": has " + stored + " instead of " + expected);
            }
            if (!List.of("IMPORTED", "INTERRUPTED").contains(state)) {
                wrong.add(file.name() + " has a batch that is " + state);
            }
        }
    }

    private boolean isIn(KilledFile file) {
        try {
            return !words("select count(*) from import_batch where state = 'IMPORTED' and file_name = '" + file.name() + "'").equals("0");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How many rows of each table are of a batch; tables without any are left out. */
    private Map<String, Integer> stored(KilledFile file, String batch) throws SQLException {
        Map<String, Integer> stored = new TreeMap<>();
        for (String table : column("""
                select c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid where a.attname = 'batch' and c.relnamespace = 'public'::regnamespace
                and c.relkind in ('r', 'p') and not c.relispartition and a.atttypid = 'bigint'::regtype order by 1""")) {
            if (!NOT_FACTS.contains(table)) {
                stored.put(table, Integer.parseInt(words("select count(*) from " + table + " where batch = " + batch)));
            }
        }
        if (file.format() == Format.BANK_HOLIDAYS) {
            stored.put("bank_holiday", Integer.parseInt(words("select count(*) from bank_holiday where title = '" + file.word() + "'")));
        }
        stored.values().removeIf(count -> count == 0);
        return stored;
    }

    private void handledOnce(String name) throws IOException {
        for (Path left : List.of(drop(), drop().resolve("at-work"), drop().resolve("refused"))) {
            if (holds(left, name)) {
                wrong.add(name + " is still or also in " + left.getFileName());
            }
        }
        try (Stream<Path> taken = Files.list(drop().resolve("taken"))) {
            long times = taken.filter(file -> file.getFileName().toString().endsWith(name)).count();
            if (times != 1) {
                wrong.add(name + " was taken " + times + " times");
            }
        }
    }

    private static boolean holds(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(name));
        } catch (IOException notThere) {
            return false;
        }
    }

    /** In one step, as the folder asks for. */
    private void put(KilledFile file) throws IOException {
        Path written = Files.write(folder.resolve(file.name()), file.bytes());
        Files.move(written, drop().resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static CompletableFuture<HttpResponse<String>> post(ServiceProcess service, KilledFile file, boolean onlyLook) {
        String boundary = "plumbline-test-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.name() + "\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file.bytes());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return HttpClient.newHttpClient().sendAsync(service.request("/api/v1/imports?preview=" + onlyLook, "data-steward")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The number of the batch in an answer. */
    private static long number(String answer) {
        return Long.parseLong(answer.replaceFirst("(?s).*?\"id\"\\s*:\\s*\"?(\\d+).*", "$1"));
    }

    private String words(String question) throws SQLException {
        List<String> rows = column(question);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private List<String> column(String question) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres"); ResultSet row = connection.createStatement().executeQuery(question)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}
