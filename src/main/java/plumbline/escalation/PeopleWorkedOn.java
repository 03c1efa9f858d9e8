package plumbline.escalation;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.KeepsPeople;

/** Keeps people who are part of an open escalation, also when their own breach has cleared and it waits to be signed off. */
@Component
class PeopleWorkedOn implements KeepsPeople {

    private final JdbcClient jdbc;

    PeopleWorkedOn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kept(Collection<String> refs) {
        return new HashSet<>(jdbc.sql("""
                select distinct b.person_ref from breach b join escalation_breach w on w.breach = b.id join escalation e on e.id = w.escalation
                where e.state = 'OPEN' and b.person_ref = any (?)""").param(refs.toArray(String[]::new)).query(String.class).list());
    }

    @Override
    public Set<String> keptSubjects(Collection<String> refs) {
        return new HashSet<>(jdbc.sql("""
                select distinct b.subject_ref from breach b join escalation_breach w on w.breach = b.id join escalation e on e.id = w.escalation
                where e.state = 'OPEN' and b.subject_ref = any (?)""").param(refs.toArray(String[]::new)).query(String.class).list());
    }
}
