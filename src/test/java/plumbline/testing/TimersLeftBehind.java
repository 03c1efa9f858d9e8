package plumbline.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Puts off for good the timers that the tests of another class left behind. Whoever moves the clock would otherwise wait for
 * hundreds of escalations of others to climb, each day of the journey. One by one: what the other class began may go on meanwhile,
 * and two who hold rows and wait for each other's would be a deadlock.
 */
final class TimersLeftBehind implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        jdbc.sql("select id_ from camunda.act_ru_job where type_ = 'timer' and process_instance_id_ is not null and duedate_ < '9999-01-01'")
                .query(String.class).list()
                .forEach(timer -> jdbc.sql("update camunda.act_ru_job set duedate_ = '9999-01-01' where id_ = ?").param(timer).update());
    }
}
