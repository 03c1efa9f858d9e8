package plumbline.escalation;

import java.util.HashSet;
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

    /** Who drafted it and for whom. */
    Set<String> drafters(EscalationId escalation) {
        return new HashSet<>(jdbc.sql("""
                select drafted_by from action_plan where escalation = :id and state in ('DRAFTED', 'AGREED')
                union select drafted_for from action_plan
                where escalation = :id and state in ('DRAFTED', 'AGREED') and drafted_for is not null""")
                .param("id", escalation.value()).query(String.class).list());
    }

    /** Who has an action of it to do. */
    Set<String> actors(EscalationId escalation) {
        return new HashSet<>(jdbc.sql("""
                select distinct a.owner from action a join action_plan p on p.id = a.plan
                where p.escalation = ? and p.state in ('DRAFTED', 'AGREED')""").param(escalation.value()).query(String.class).list());
    }

    /** Who owns an action of it, or did one for its owner. */
    Set<String> owners(EscalationId escalation) {
        return new HashSet<>(jdbc.sql("""
                select a.owner from action a join action_plan p on p.id = a.plan
                where p.escalation = :id and p.state in ('DRAFTED', 'AGREED')
                union select a.done_by from action a join action_plan p on p.id = a.plan
                where p.escalation = :id and p.state in ('DRAFTED', 'AGREED') and a.done_by is not null""")
                .param("id", escalation.value()).query(String.class).list());
    }
}
