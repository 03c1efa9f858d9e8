package plumbline.escalation;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.WrittenWords;

/** Forgets what was written in plans, evidence, notes and reasons of escalations that closed long ago. Who did what, and when, stays. */
@Component
class PurgedWords implements WrittenWords {

    private static final String OLD = """
            from escalation e where e.state = 'CLOSED' and e.words_purged_at is null and e.closed_at < :before and not exists (
                select from escalation_breach w join breach b on b.id = w.breach where w.escalation = e.id and b.person_ref = any (:held))""";

    private static final String PLANS = "(select id from action_plan where escalation = any (:ids))";
    private static final String ACTIONS = "(select id from action where plan in " + PLANS + ")";

    /** What is left where something has to stand; what was empty stays so. */
    private static final List<String> STATEMENTS = List.of(
            "update action_plan set goal = :gone, reason = :gone, change = :gone, success = :gone, comment = case when comment = '' then '' else :gone end where escalation = any (:ids)",
            "update action set title = :gone, success_measure = :gone where plan in " + PLANS,
            "update evidence set note = :gone, link = '', file_name = null, content_type = null, content = null where action in " + ACTIONS,
            "update due_date_move set reason = :gone, comment = case when comment = '' then '' else :gone end where action in " + ACTIONS,
            "update sign_off set comment = case when comment = '' then '' else :gone end where escalation = any (:ids)",
            "update stage_sign_off set comment = case when comment = '' then '' else :gone end where plan in " + PLANS,
            "update refused_sign_off set reason = :gone where plan in " + PLANS,
            "update risk_acceptance set reason = :gone where escalation = any (:ids)",
            "update escalation_pause set reason = :gone, comment = case when comment = '' then '' else :gone end where escalation = any (:ids)",
            "update escalation_support set reason = :gone where escalation = any (:ids)",
            "update escalation_event set detail = case when detail = '' then '' else :gone end where escalation = any (:ids)",
            "update notice set words = :gone where escalation = any (:ids)",
            "update waiver set reason = :gone, comment = case when comment = '' then '' else :gone end where state not in ('ASKED', 'IN_FORCE')"
                    + " and breach in (select w.breach from escalation_breach w join breach b on b.id = w.breach where w.escalation = any (:ids) and b.state <> 'OPEN')");

    private final JdbcClient jdbc;

    PurgedWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "escalation_words";
    }

    @Override
    public String title() {
        return "What people wrote in plans, evidence, notes and reasons of closed escalations";
    }

    @Override
    public int old(OffsetDateTime endedBefore, Collection<String> held) {
        return jdbc.sql("select count(*) " + OLD).param("before", endedBefore).param("held", held.toArray(String[]::new)).query(Integer.class).single();
    }

    @Override
    public int forget(OffsetDateTime endedBefore, Collection<String> held, OffsetDateTime now) {
        UUID[] ids = jdbc.sql("select e.id " + OLD + " for update").param("before", endedBefore).param("held", held.toArray(String[]::new)).query(UUID.class).list().toArray(UUID[]::new);
        if (ids.length > 0) {
            jdbc.sql("select set_config('plumbline.purging', 'on', true)").query(String.class).single();
            STATEMENTS.forEach(each -> jdbc.sql(each).param("ids", ids).param("gone", GONE).update());
            jdbc.sql("update escalation set words_purged_at = :now where id = any (:ids)").param("ids", ids).param("now", now).update();
            jdbc.sql("select set_config('plumbline.purging', '', true)").query(String.class).single();
        }
        return ids.length;
    }
}
