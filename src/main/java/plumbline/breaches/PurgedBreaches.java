package plumbline.breaches;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.KeepsPeople;
import plumbline.facts.PeoplePurged;

/** Keeps people about whom a breach is open, and takes out of closed ones whom they are about. */
@Component
class PurgedBreaches implements KeepsPeople {

    private final JdbcClient jdbc;

    PurgedBreaches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kept(Collection<String> refs) {
        return new HashSet<>(jdbc.sql("select distinct person_ref from breach where state = 'OPEN' and person_ref = any (?)").param(refs.toArray(String[]::new))
                .query(String.class).list());
    }

    @Override
    public Set<String> keptSubjects(Collection<String> refs) {
        return new HashSet<>(jdbc.sql("select distinct subject_ref from breach where state = 'OPEN' and subject_ref = any (?)").param(refs.toArray(String[]::new))
                .query(String.class).list());
    }

    @EventListener
    void purged(PeoplePurged purged) {
        String[] refs = purged.refs().toArray(String[]::new);
        jdbc.sql("""
                update raised_concern set person_ref = %s, words = :words
                where breach in (select id from breach where person_ref = any (:refs) and state <> 'OPEN')""".formatted(PeoplePurged.pseudonym("person_ref")))
                .param("salt", purged.salt()).param("words", PeoplePurged.WORDS).param("refs", refs).update();
        String subject = " subject_ref = case when subject_kind in ('PERSON', 'CASE') then " + PeoplePurged.pseudonym("subject_ref") + " else subject_ref end, person_ref = "
                + PeoplePurged.pseudonym("person_ref") + ", explanation = :words where person_ref = any (:refs)";
        jdbc.sql("update breach set" + subject + " and state <> 'OPEN'").param("salt", purged.salt()).param("words", PeoplePurged.WORDS).param("refs", refs).update();
        jdbc.sql("""
                update impact_month_case set subject_ref = case when subject_kind in ('PERSON', 'CASE') then %s else subject_ref end, person_ref = %s
                where person_ref = any (:refs)""".formatted(PeoplePurged.pseudonym("subject_ref"), PeoplePurged.pseudonym("person_ref")))
                .param("salt", purged.salt()).param("refs", refs).update();
        jdbc.sql("update impact_case set" + subject).param("salt", purged.salt()).param("words", PeoplePurged.WORDS).param("refs", refs).update();
    }
}
