package plumbline.organisation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes sure there is a council to hang everything on, also on an empty database. */
@Component
class CouncilSetup {

    private final JdbcClient jdbc;
    private final String name;

    CouncilSetup(JdbcClient jdbc, @Value("${plumbline.council}") String name) {
        this.jdbc = jdbc;
        this.name = name;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    void ensureCouncil() {
        // An insert that adds nothing would still wait for a large import, of another node or of one that was killed, which locks the table.
        if (jdbc.sql("select exists (select from org_unit where kind = 'COUNCIL')").query(Boolean.class).single()) {
            return;
        }
        jdbc.sql("""
                insert into org_unit (code, kind, name, parent, depth)
                select 'council', 'COUNCIL', ?, null, 0
                where not exists (select 1 from org_unit where kind = 'COUNCIL')
                on conflict do nothing""").param(name).update();
    }
}
