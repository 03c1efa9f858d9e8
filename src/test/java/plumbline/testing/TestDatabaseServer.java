package plumbline.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/** One real PostgreSQL for the whole test run; every Spring context gets a new, empty database on it. */
public final class TestDatabaseServer {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabaseServer() {
    }

    /** Creates an empty database and gives its JDBC address; user and password are {@code postgres}. */
    public static String newDatabase() {
        return create("");
    }

    /** Copies a database to which nobody is connected, and gives the JDBC address of the copy. */
    public static String copyOf(String database) {
        return create(" template " + name(database));
    }

    /** Drops a database that nobody needs any more, whoever is still connected to it. */
    public static void drop(String database) {
        run("drop database " + name(database) + " with (force)");
    }

    private static String create(String how) {
        String name = "test_" + COUNT.incrementAndGet();
        run("create database " + name + how);
        return Holder.SERVER.getJdbcUrl("postgres", name);
    }

    private static void run(String statement) {
        try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String name(String database) {
        String name = database.substring(database.lastIndexOf('/') + 1);
        return name.contains("?") ? name.substring(0, name.indexOf('?')) : name;
    }

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        // Contexts close in Spring's shutdown hook; the server must outlive them.
                        .setRegisterShutdownHook(false)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("max_connections", "300")
                        // Nobody needs the data of a test after a loss of power.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> close(server));
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
