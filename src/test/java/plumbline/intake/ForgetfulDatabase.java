package plumbline.intake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes the rows that readers copy into their stage tables and forgets them, so that a million files can be read in minutes. It knows only what
 * readers ask for before they have staged a file; asked for anything else it fails.
 */
final class ForgetfulDatabase extends JdbcTemplate {

    private static final byte[] KEY = new byte[32];
    private static final String FILE_NAME = "ascof-2022-23.csv";

    private final Connection connection;

    ForgetfulDatabase() throws SQLException {
        CopyIn copy = answering(CopyIn.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "endCopy" -> 0L;
            case "isActive" -> false;
            default -> null;
        });
        CopyManager copies = new CopyManager(answering(BaseConnection.class, (proxy, method, arguments) -> null)) {
            @Override
            public CopyIn copyIn(String sql) {
                return copy;
            }
        };
        PGConnection driver = answering(PGConnection.class, (proxy, method, arguments) -> copies);
        connection = answering(Connection.class, (proxy, method, arguments) -> driver);
    }

    private static <T> T answering(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    @Override
    public void execute(String sql) {
        if (!sql.strip().startsWith("create temporary table")) {
            throw new IllegalArgumentException(sql);
        }
    }

    @Override
    public <T> T execute(ConnectionCallback<T> action) {
        try {
            return action.doInConnection(connection);
        } catch (SQLException failed) {
            throw new DataAccessResourceFailureException("a row could not be written", failed);
        }
    }

    @Override
    public int[] batchUpdate(String sql, List<? extends Object[]> rows) {
        return new int[rows.size()];
    }

    @Override
    public <T> T queryForObject(String sql, Class<T> type) {
        return type.cast(Objects.requireNonNull(sql.equals("select key from nhs_digest_key") ? KEY : null, sql));
    }

    @Override
    public <T> T queryForObject(String sql, Class<T> type, Object... arguments) {
        return type.cast(Objects.requireNonNull(sql.startsWith("select file_name from import_batch") ? FILE_NAME : null, sql));
    }
}
