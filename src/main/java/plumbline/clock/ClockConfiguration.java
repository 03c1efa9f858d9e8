package plumbline.clock;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock bean that feeds domain and engine alike. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    ServiceClock clock() {
        return new ServiceClock(Clock.systemUTC());
    }
}
