package plumbline.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import plumbline.PlumblineApplication;

/**
 * A test on the whole service with a real, empty PostgreSQL database. The context is shared by all tests with the same
 * properties, so tests make their own data and never count on an empty table.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PlumblineApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = PlumblineTest.EmptyDatabase.class)
@ExtendWith(TimersLeftBehind.class)
public @interface PlumblineTest {

    /** Points the service at a new database, so that nothing of another context is in it. */
    class EmptyDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                    // The weakest there is: hashing well takes most of a second on a busy machine.
                    "plumbline.password-strength=4",
                    // Tests speak HTTP; only SessionCookieTest asks for what production does.
                    "plumbline.plain-http=true",
                    // Each month end costs two judgements of everybody, and tests submit many changes.
                    "plumbline.what-if.month-ends=2",
                    // Real minutes, on a machine that may be running much else.
                    "plumbline.studio.longest-trial=PT2M",
                    "plumbline.database.url=" + TestDatabaseServer.newDatabase(),
                    "plumbline.database.username=postgres",
                    "plumbline.database.password=postgres").applyTo(context);
        }
    }
}
