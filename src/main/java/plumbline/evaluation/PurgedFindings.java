package plumbline.evaluation;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.KeepsPeople;
import plumbline.facts.PeoplePurged;

/** Leaves findings about purged people as numbers: what was found, of which standard, in which unit and period. No facts go while a run reads them. */
@Component
class PurgedFindings implements KeepsPeople {

    private final JdbcClient jdbc;

    PurgedFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean everybodyNow() {
        return jdbc.sql("select exists (select from evaluation_run where state = 'RUNNING')").query(Boolean.class).single();
    }

    @EventListener
    void purged(PeoplePurged purged) {
        Long[] people = purged.people().toArray(Long[]::new);
        jdbc.sql("select set_config('plumbline.purging', 'on', true)").query(String.class).single();
        // Two statements, each with an index of its own.
        for (String which : new String[] {"not looks_back", "looks_back"}) {
            jdbc.sql("update finding set person_ref = " + PeoplePurged.pseudonym("person_ref") + ", subject_ref = case when subject_kind in ('PERSON', 'CASE') then "
                    + PeoplePurged.pseudonym("subject_ref") + " else subject_ref end, explanation = :words, steps = '[]', used_values = '{}' where owner = any (:people) and " + which)
                    .param("salt", purged.salt()).param("words", PeoplePurged.WORDS).param("people", people).update();
        }
        jdbc.sql("select set_config('plumbline.purging', '', true)").query(String.class).single();
        jdbc.sql("update rate_case set ref = " + PeoplePurged.pseudonym("ref") + " where owner = any (:people)").param("salt", purged.salt()).param("people", people).update();
    }
}
