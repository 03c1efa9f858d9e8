package plumbline.escalation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has a part in an escalation's live plan. */
@Component
class PlanPeople {

    private final JdbcClient jdbc;

    PlanPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who drafted it. */
    Optional<String> drafter(EscalationId escalation) {
        return jdbc.sql("select drafted_by from action_plan where escalation = ? and state in ('DRAFTED', 'AGREED')")
                .param(escalation.value()).query(String.class).optional();
    }

    /** Who owns an action of it. */
    Set<String> owners(EscalationId escalation) {
        return new HashSet<>(jdbc.sql("""
                select distinct a.owner from action a join action_plan p on p.id = a.plan
                where p.escalation = ? and p.state in ('DRAFTED', 'AGREED')""")
                .param(escalation.value()).query(String.class).list());
    }
}
