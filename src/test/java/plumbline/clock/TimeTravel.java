package plumbline.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.WorkingCalendar;
import plumbline.organisation.Organisation;

/** Moves the clock of a test's own context as the demonstration clock does, but without a demonstration. */
public final class TimeTravel {

    private final ApplicationContext context;
    private final ServiceClock clock;

    public TimeTravel(ApplicationContext context) {
        this.context = context;
        this.clock = context.getBean(ServiceClock.class);
    }

    /** Lets a service start that much later than it is, as if nothing had run in between. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> startingAfter(Duration time) {
        return starting -> starting.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof ServiceClock clock) {
                    clock.moveTo(time);
                }
                return bean;
            }
        });
    }

    /** How far the service is ahead of the system clock. */
    public Duration ahead() {
        return clock.offset();
    }

    public Instant now() {
        return clock.instant();
    }

    /** One working day forward, and everything due on it has happened. */
    public void oneWorkingDay() {
        WorkingCalendar calendar = context.getBean(Organisation.class).calendar(Jurisdiction.ENGLAND);
        ZonedDateTime now = clock.instant().atZone(BusinessTime.ZONE);
        LocalDate next = calendar.plusWorkingDays(now.toLocalDate(), 1);
        forward(Duration.between(now, now.with(next)));
    }

    /** Some time forward, and everything due in it has happened. Whole days end at the same time of day, also where the clocks change in them. */
    public void forward(Duration time) {
        ZonedDateTime now = clock.instant().atZone(BusinessTime.ZONE);
        Duration further = time.equals(Duration.ofDays(time.toDays())) ? Duration.between(now, now.plusDays(time.toDays())) : time;
        clock.moveTo(clock.offset().plus(further));
        context.publishEvent(new ClockMoved(clock.instant(), clock.offset()));
    }
}
