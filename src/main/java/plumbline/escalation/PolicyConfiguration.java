package plumbline.escalation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import plumbline.organisation.Organisation;

/** Loads the escalation policy when the service starts; a policy with a gap or an overlap stops it there. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    static final String FILE = "rules/england/escalation-policy.csv";

    @Bean
    EscalationPolicy escalationPolicy(Organisation organisation) throws IOException {
        return PolicyFile.read(new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8), organisation.ladder());
    }
}
