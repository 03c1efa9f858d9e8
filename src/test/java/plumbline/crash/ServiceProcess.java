package plumbline.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The whole service as a child process on its own database, so that it can be killed as a machine would kill it. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(6);

    private final Path folder;
    private final Process process;
    private final Path output;

    private ServiceProcess(Path folder, Process process, Path output) {
        this.folder = folder;
        this.process = process;
        this.output = output;
    }

    /** Starts the service on a folder, which may hold the data of a run that was killed, and waits until it is ready. */
    static ServiceProcess startAndWait(Path folder, int people) throws IOException {
        ServiceProcess service = start(folder, people);
        service.awaitReady();
        return service;
    }

    void awaitReady() {
        try {
            await("ready", LONGEST_START, () -> printed().contains("Plumbline is ready at"));
        } catch (AssertionError notReady) {
            // Nobody has hold of it yet who would end it.
            process.destroyForcibly();
            throw notReady;
        }
    }

    static ServiceProcess start(Path folder, int people) throws IOException {
        return start(folder, people, Map.of());
    }

    /** A node on a database that is somewhere else, which outlives it. */
    static ServiceProcess startOn(String database, Path folder, int people) throws IOException {
        return startOn(database, folder, people, Map.of());
    }

    /** @param settings environment variables beside those that every node has */
    static ServiceProcess startOn(String database, Path folder, int people, Map<String, String> settings) throws IOException {
        return start(folder, people, onDatabase(database, settings));
    }

    private static Map<String, String> onDatabase(String database, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        // The tests' own settings are on the class path too, and there no timer fires by itself.
        all.putAll(Map.of("PLUMBLINE_ESCALATION_TIMERS_FIRE", "true", "PLUMBLINE_DATABASE_URL", database, "PLUMBLINE_DATABASE_USERNAME", "postgres",
                "PLUMBLINE_DATABASE_PASSWORD", "postgres"));
        return all;
    }

    /** A node without its pages, so that nobody can ask it for one; it is there sooner. */
    static ServiceProcess startWithoutPages(String database, Path folder, int people, Map<String, String> settings) throws IOException {
        return start(folder, people, onDatabase(database, settings), NodeWithoutPages.class.getName());
    }

    private static ServiceProcess start(Path folder, int people, Map<String, String> more) throws IOException {
        return start(folder, people, more, "plumbline.PlumblineApplication");
    }

    private static ServiceProcess start(Path folder, int people, Map<String, String> more, String main) throws IOException {
        Path output = Files.createTempFile(folder, "service", ".log");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", classPath(), main);
        builder.environment().putAll(Map.of(
                "PLUMBLINE_DATA", folder.toString(),
                "PLUMBLINE_PORT", "0",
                "PLUMBLINE_DEMONSTRATION", "true",
                // A job of a killed process waits for this long before the next one takes it.
                "PLUMBLINE_ESCALATION_LOCK_TIME", "PT15S",
                // Many small partitions, so that some are judged and some are not when it is killed.
                "PLUMBLINE_EVALUATION_PEOPLE_IN_A_PARTITION", "100",
                "PLUMBLINE_DEMONSTRATION_PEOPLE", Integer.toString(people)));
        builder.environment().putAll(more);
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new ServiceProcess(folder, builder.start(), output);
    }

    /** The build's own class path; under the test runner the usual property names a jar that only points to it. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** SIGKILL: no shutdown hook, no flush, no goodbye. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    String printed() {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path, "auditor").GET().build());
    }

    HttpResponse<String> post(String path, String user, String contentType, byte[] body) throws IOException, InterruptedException {
        return send(request(path, user).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    HttpRequest.Builder request(String path, String user) {
        String printed = printed();
        String address = printed.substring(printed.indexOf("ready at ") + "ready at ".length());
        String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address.substring(0, address.indexOf(' ')) + path))
                .header("Authorization", "Basic " + credentials).timeout(Duration.ofMinutes(2));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A connection to the child's own database server, past the service. */
    Connection database() throws SQLException, IOException {
        List<String> lines = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/postgres", "postgres", "postgres");
    }

    /** One number from the database. */
    long count(String sql) {
        try (Connection connection = database(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** One text from the database. */
    String words(String sql) {
        try (Connection connection = database(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    void await(String what, Duration longest, BooleanSupplier condition) {
        await(what, longest, () -> "", condition);
    }

    /** @param instead what to say of what is there when the time is over */
    void await(String what, Duration longest, Supplier<String> instead, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("the service did not get to: " + what + "; instead: " + instead.get() + "\n" + printed());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stop);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
