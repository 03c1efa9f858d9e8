package plumbline.breaches.whatif;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.facts.PeoplePurged;

/**
 * Forgets each night whom old what-ifs were about: the lists of month ends, and the people of files that were tried and never came in, whom no purge of
 * facts can find. The numbers stay.
 */
@Component
class ForgettingLists {

    /** A list has thousands of breaches for each month end, and what was tried a season ago is tried anew before anybody decides. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final MonthTable months;
    private final JdbcClient jdbc;
    private final Clock clock;

    ForgettingLists(MonthTable months, JdbcClient jdbc, Clock clock) {
        this.months = months;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    @Scheduled(cron = "0 30 4 * * *", zone = "Europe/London")
    public void forget() {
        Instant before = clock.instant().minus(KEPT);
        months.forgetListsBefore(before);
        jdbc.sql("""
                update impact_case c set subject_ref = case when c.subject_kind in ('PERSON', 'CASE') then %s else c.subject_ref end, person_ref = %s, explanation = :words
                from impact i where i.id = c.impact and i.of_facts is not null and i.started_at < :before and c.person_ref is not null and c.explanation <> :words
                  and not exists (select from person p where p.ref = c.person_ref)"""
                .formatted(PeoplePurged.pseudonym("c.subject_ref"), PeoplePurged.pseudonym("c.person_ref")))
                .param("salt", UUID.randomUUID().toString()).param("words", PeoplePurged.WORDS).param("before", Timestamp.from(before)).update();
    }
}
