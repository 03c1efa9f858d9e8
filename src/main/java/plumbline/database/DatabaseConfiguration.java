package plumbline.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One data source for everything, so that domain, events and engine share transactions. {@code PLUMBLINE_DATABASE_URL}
 * names a server; without it the service starts its own PostgreSQL on loopback, with its data in a folder that survives
 * restarts.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** Web threads at work, engine job threads, evaluation threads and a few to spare; PostgreSQL allows 100 by default. */
    private static final int POOL_SIZE = 30;

    @Bean
    @ConditionalOnProperty("plumbline.database.url")
    DataSource configuredDataSource(@Value("${plumbline.database.url}") String url,
                                    @Value("${plumbline.database.username:plumbline}") String username,
                                    @Value("${plumbline.database.password:}") String password) {
        return pool(url, username, password);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "plumbline.database.url", matchIfMissing = true, havingValue = "never-set")
    EmbeddedDatabase embeddedDatabase(@Value("${plumbline.data}") Path folder) throws IOException {
        LOG.info("Starting the embedded PostgreSQL in {}", folder.toAbsolutePath());
        return EmbeddedDatabase.start(folder.resolve("postgresql"));
    }

    @Bean
    @ConditionalOnProperty(name = "plumbline.database.url", matchIfMissing = true, havingValue = "never-set")
    DataSource embeddedDataSource(EmbeddedDatabase database) {
        return pool(database.url(), "postgres", "postgres");
    }

    private static HikariDataSource pool(String url, String username, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL_SIZE);
        config.setPoolName("plumbline");
        // The reader streams with server-side cursors and COPY goes through the driver's own interface.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "plumbline");
        return new HikariDataSource(config);
    }
}
