package plumbline.escalation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import plumbline.core.StandardId;
import plumbline.organisation.Organisation;
import plumbline.standards.DecisionTables;
import plumbline.standards.RuleSets;

/** Loads the escalation policy when the service starts; a policy with a gap or an overlap stops it there. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    static final String FILE = "rules/england/escalation-policy.csv";

    @Bean
    EscalationPolicy escalationPolicy(PolicyText text, Organisation organisation, DecisionTables tables, RuleSets ruleSets) {
        return PolicyFile.read(FILE, text.text(), organisation.ladder(), tables, standard -> kind(ruleSets, standard));
    }

    @Bean
    PolicyText policyText() throws IOException {
        return new PolicyText(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8));
    }

    private static String kind(RuleSets ruleSets, StandardId id) {
        return ruleSets.inForce().standards().stream().filter(standard -> standard.id().equals(id))
                .map(standard -> PolicyFile.word(standard.kind())).findFirst().orElse("no longer in force");
    }
}
