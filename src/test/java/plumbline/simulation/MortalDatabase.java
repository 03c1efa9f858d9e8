package plumbline.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The way from one node to the database, which can be cut at a counted point: before the n-th statement that writes. From then on
 * the node gets nowhere, as when it has died; what it had not committed is rolled back.
 */
final class MortalDatabase implements BeanPostProcessor {

    private final String database;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile boolean dead;
    private volatile Predicate<Thread> counted = thread -> false;

    MortalDatabase(String database) {
        this.database = database;
    }

    /**
     * @param writes  how many more statements may write
     * @param threads whose statements count: those of one thread, or of threads that take turns, are the same each time
     */
    void cutAfter(int writes, Predicate<Thread> threads) {
        left.set(writes);
        counted = threads;
    }

    boolean dead() {
        return dead;
    }

    /** Every connection of the node ends, whatever it is in the middle of. */
    synchronized void cut() {
        if (dead) {
            return;
        }
        dead = true;
        try (Connection apart = DriverManager.getConnection(database, "postgres", "postgres"); Statement statement = apart.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? proxy(DataSource.class, source, this::connection) : bean;
    }

    private @Nullable Object connection(String method, Object @Nullable [] arguments, Call call) throws Throwable {
        if (!method.equals("getConnection")) {
            return call.go();
        }
        if (dead) {
            throw new SQLException("this node is dead", "08006");
        }
        return proxy(Connection.class, (Connection) call.go(), this::statement);
    }

    private @Nullable Object statement(String method, Object @Nullable [] arguments, Call call) throws Throwable {
        if (method.equals("prepareStatement") && writes((String) arguments[0]) && counted.test(Thread.currentThread()) && left.decrementAndGet() < 0) {
            cut();
        }
        return call.go();
    }

    /** The engine's own books on jobs change as often as it looks, so they do not count. */
    private static boolean writes(String sql) {
        String statement = sql.strip().toLowerCase(Locale.ROOT);
        return !statement.startsWith("select") && !statement.contains("act_ru_job");
    }

    private interface Call {
        @Nullable Object go() throws Throwable;
    }

    private interface Through {
        @Nullable Object go(String method, Object @Nullable [] arguments, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T real, Through through) {
        return type.cast(Proxy.newProxyInstance(MortalDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) ->
                through.go(method.getName(), arguments, () -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                })));
    }
}
