package plumbline.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Puts off for good the timers that the tests of another class left behind. Whoever moves the clock would otherwise wait for
 * hundreds of escalations of others to climb, each day of the journey.
 */
final class TimersLeftBehind implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        context.getBean(JdbcClient.class).sql("""
                update camunda.act_ru_job set duedate_ = '9999-01-01'
                where type_ = 'timer' and process_instance_id_ is not null and duedate_ is not null""").update();
    }
}
