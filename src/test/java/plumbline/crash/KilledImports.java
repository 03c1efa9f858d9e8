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
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import plumbline.testing.TestDatabaseServer;

/**
 * Kills the service with SIGKILL at a random moment of an import, again and again; every other file comes by the drop folder, the others by
 * the API. After each restart every batch is wholly in or wholly out, and the file is handled in the end, once: one from the drop folder by
 * itself, one that was posted when it is posted again.
 */
public final class KilledImports {

    private static final int PEOPLE = 20;
    /** In a file; each has one event of each of the four types. */
    private static final int IN_A_FILE = 5_000;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final List<String> TABLES = List.of("person", "person_identifier", "request", "assessment", "service", "review");

    private final String database = TestDatabaseServer.newDatabase();
    private final Path folder;
    private final Random random;
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
        System.out.printf("seed %d: %d kills, %s; what the kill left of the batch: %s%n", seed, imports.kills, wrong.isEmpty() ? "everything held" : "BROKEN", imports.ends);
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /** Kills so many times and gives what did not hold, in words. */
    List<String> live(int times) throws Exception {
        Files.createDirectories(drop());
        Files.createDirectories(folder.resolve("temporary"));
        ServiceProcess service = service();
        try {
            long usual = undisturbed(service);
            for (int kill = 1; kill <= times && wrong.isEmpty(); kill++) {
                service = one(service, kill, usual);
            }
        } finally {
            service.kill();
        }
        return wrong;
    }

    /** How often a batch was found in each state after a kill. */
    Map<String, Integer> ends() {
        return ends;
    }

    private Path drop() {
        return folder.resolve("drop");
    }

    private ServiceProcess service() throws IOException {
        ServiceProcess service = ServiceProcess.startOn(database, folder, PEOPLE, Map.of("PLUMBLINE_DROP_FOLDER", drop().toString(),
                "PLUMBLINE_INTAKE_DROPFOLDEREVERY", "PT1S", "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("temporary")));
        service.awaitReady();
        return service;
    }

    /** How long an import takes that nobody disturbs, in milliseconds. */
    private long undisturbed(ServiceProcess service) throws Exception {
        // The first one warms up.
        post(service, file(-1)).join();
        long began = System.nanoTime();
        int status = post(service, file(0)).join().statusCode();
        if (status != 201) {
            throw new IllegalStateException("an import that nobody disturbed answered " + status);
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private ServiceProcess one(ServiceProcess service, int kill, long usual) throws Exception {
        boolean dropped = kill % 2 == 1;
        String name = name(kill);
        long moment = random.nextLong(usual + usual / 5);
        if (dropped) {
            put(kill);
            service.await("the file to be taken", LONGEST, () -> Files.exists(drop().resolve("at-work")) && holds(drop().resolve("at-work"), name)
                    || holds(drop().resolve("taken"), name));
        } else {
            post(service, file(kill));
        }
        TimeUnit.MILLISECONDS.sleep(moment);
        service.kill();
        kills++;
        ServiceProcess again = service();
        if (!dropped) {
            String left = checked(name, kill);
            HttpResponse<String> answer = post(again, file(kill)).join();
            if (answer.statusCode() != (left.equals("IMPORTED") ? 200 : 201)) {
                wrong.add(name + ": posted again after " + left + " it answered " + answer.statusCode());
            }
            finished(name, kill, moment, left);
        } else {
            again.await("the drop folder to be handled", LONGEST, () -> holds(drop().resolve("taken"), name) || holds(drop().resolve("refused"), name));
            // The states of all tries stand in the record; what the kill left is the first one.
            finished(name, kill, moment, checked(name, kill));
            handledOnce(name);
        }
        return again;
    }

    private void finished(String name, int kill, long moment, String left) throws SQLException {
        ends.merge(left, 1, Integer::sum);
        String imported = words("select count(*) from import_batch where file_name = '" + name + "' and state = 'IMPORTED'");
        if (!imported.equals("1")) {
            wrong.add(name + " is imported " + imported + " times");
        }
        checked(name, kill);
        System.out.printf("kill %d: %s after %d ms: %s, in the end once and whole%s%n", kill, kill % 2 == 1 ? "drop folder" : "API", moment, left,
                wrong.isEmpty() ? "" : " - NOT: " + wrong);
    }

    /** Looks at every batch of a file and gives the state of the first one, or that there was none. */
    private String checked(String name, int kill) throws SQLException {
        for (String table : TABLES) {
            String astray = words("select string_agg(b.id || ' ' || b.state || ' has ' || n, '; ') from import_batch b, lateral (select count(*) as n from " + table
                    + " t where t.batch = b.id) rows where b.file_name = '" + name + "' and n <> case when b.state = 'IMPORTED' then " + IN_A_FILE + " else 0 end");
            if (astray != null) {
                wrong.add(name + ", " + table + ": " + astray);
            }
        }
        String unfinished = words("select string_agg(state, ', ') from import_batch where file_name = '" + name + "' and state not in ('IMPORTED', 'INTERRUPTED')");
        if (unfinished != null) {
            wrong.add(name + " has a batch that is " + unfinished);
        }
        String first = words("select state from import_batch where file_name = '" + name + "' order by id limit 1");
        return first == null ? "not begun" : first;
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

    private static String name(int kill) {
        return "killed-" + kill + ".csv";
    }

    /** In one step, as the folder asks for. */
    private void put(int kill) throws IOException {
        Path written = Files.write(folder.resolve(name(kill)), file(kill));
        Files.move(written, drop().resolve(name(kill)), StandardCopyOption.ATOMIC_MOVE);
    }

    private static CompletableFuture<HttpResponse<String>> post(ServiceProcess service, byte[] file) {
        String boundary = "plumbline-test-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String text = new String(file, 0, 200, StandardCharsets.US_ASCII);
        int number = Integer.parseInt(text.substring(text.indexOf("KILL-") + 5, text.indexOf("-P")).replace("n", "-"));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name(number) + "\"\r\n"
                + "Content-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return HttpClient.newHttpClient().sendAsync(service.request("/api/v1/imports", "data-steward")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A file of people of its own. */
    private static byte[] file(int kill) {
        String own = "KILL-" + Integer.toString(kill).replace("-", "n") + "-P";
        StringBuilder rows = new StringBuilder("LA Person Unique Identifier,Client Type,Event Type,Event Reference,Event Start Date,Event End Date,Assessment Type,Service Type\n");
        for (int person = 0; person < IN_A_FILE; person++) {
            String start = own + person + ",Service user,";
            String reference = own.charAt(0) + "-" + own.substring(5) + person;
            rows.append(start).append("Request,").append(reference).append("-R,01/03/2024,02/03/2024,,\n");
            rows.append(start).append("Assessment,").append(reference).append("-A,03/03/2024,20/03/2024,Long term assessment,\n");
            rows.append(start).append("Service,").append(reference).append("-S,21/03/2024,,,Long term support: Community\n");
            rows.append(start).append("Review,").append(reference).append("-V,01/04/2024,02/04/2024,,\n");
        }
        return rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String words(String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres"); ResultSet row = connection.createStatement().executeQuery(question)) {
            row.next();
            return row.getRow() == 0 ? null : row.getString(1);
        }
    }
}
