package plumbline.intake.privacy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.facts.KeepsPeople;
import plumbline.facts.PeoplePurged;

/** Keeps facts as long as is stated, and purges them afterwards, each night on the service's clock. */
@Component
class KeepingAndPurging implements Retention {

    private static final Logger LOG = LoggerFactory.getLogger(KeepingAndPurging.class);
    private static final int AT_ONCE = 2_000;
    private static final int MOST_AT_NIGHT = 100;
    private static final int PURGE_LOCK = 730_413;
    private static final int LATEST = 50;
    private static final String FAULTS = "import_fault";
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("person", "People: that they are known, and by which identifiers");
        WORDS.put("request", "Requests");
        WORDS.put("assessment", "Assessments");
        WORDS.put("support_plan", "Support plans");
        WORDS.put("service", "Services");
        WORDS.put("review", "Reviews");
        WORDS.put("pause", "Pauses");
        WORDS.put("concern", "Safeguarding concerns");
        WORDS.put("dols_application", "Deprivation of liberty applications");
        WORDS.put("brokerage_request", "Requests to find a care package");
        WORDS.put(FAULTS, "Values of faulty cells in imported files");
    }

    private final JdbcClient jdbc;
    private final PurgeTable table;
    private final ObjectProvider<KeepsPeople> keepers;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final SecureRandom random = new SecureRandom();

    KeepingAndPurging(JdbcClient jdbc, PurgeTable table, ObjectProvider<KeepsPeople> keepers, ApplicationEventPublisher events, AuditTrail audit, Clock clock,
                      PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.table = table;
        this.keepers = keepers;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.transactions = new TransactionTemplate(manager);
    }

    /** Whose facts go and whose stay though they are old. */
    private record Sorted(List<Long> due, int workedOn, int held) {
    }

    @Override
    public List<RetentionRule> rules() {
        Map<String, Integer> months = new HashMap<>();
        jdbc.sql("select kind, months from retention_rule").query(row -> {
            months.put(row.getString("kind"), row.getInt("months"));
        });
        return kinds().entrySet().stream().map(kind -> new RetentionRule(kind.getKey(), kind.getValue(), months.get(kind.getKey()))).toList();
    }

    private Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>(WORDS);
        jdbc.sql("select distinct kind from case_record where person_id is not null union select substr(kind, 13) from retention_rule where kind like 'case_record/%' order by 1")
                .query(String.class).list().forEach(kind -> kinds.put("case_record/" + kind, Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " (record list)"));
        return kinds;
    }

    @Override
    public Attempt<RetentionRule> state(String kind, String months, Actor actor) {
        String words = kinds().get(kind);
        if (words == null) {
            return Attempt.invalid("kind", "Choose one of the kinds of facts in the list.");
        }
        String text = months.strip();
        if (!text.isEmpty() && (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST)) {
            return Attempt.invalid("months", "Enter how many months it is kept, a number from 1 to " + LONGEST + ", or nothing to keep it until somebody says otherwise.");
        }
        transactions.executeWithoutResult(status -> {
            if (text.isEmpty()) {
                jdbc.sql("delete from retention_rule where kind = ?").param(kind).update();
            } else {
                jdbc.sql("""
                        insert into retention_rule (kind, months, stated_by, stated_at) values (?, ?, ?, ?)
                        on conflict (kind) do update set months = excluded.months, stated_by = excluded.stated_by, stated_at = excluded.stated_at""")
                        .params(kind, Integer.parseInt(text), actor.words(), now()).update();
            }
            audit.record(actor, "retention stated", "retention", kind, text.isEmpty() ? "kept until stated otherwise" : "kept for " + text + " months");
        });
        return Attempt.done(new RetentionRule(kind, words, text.isEmpty() ? null : Integer.valueOf(text)));
    }

    @Override
    public RetentionPreview preview() {
        Sorted sorted = sorted(Integer.MAX_VALUE);
        Map<String, Integer> rows = table.rows(sorted.due());
        rows.put(FAULTS, table.oldFaultValues(now()));
        rows.values().removeIf(count -> count == 0);
        return new RetentionPreview(sorted.due().size(), rows, sorted.workedOn(), sorted.held());
    }

    private Sorted sorted(int most) {
        List<PurgeTable.Old> old = table.old(BusinessTime.dayOf(clock.instant()));
        List<Long> free = old.stream().filter(person -> !person.held()).map(PurgeTable.Old::id).toList();
        Map<String, Long> refs = table.references(free);
        Set<Long> workedOn = new HashSet<>();
        keepers.stream().forEach(keeper -> keeper.kept(refs.keySet()).forEach(ref -> workedOn.add(refs.get(ref))));
        List<Long> due = free.stream().filter(person -> !workedOn.contains(person)).limit(most).toList();
        return new Sorted(due, workedOn.size(), old.size() - free.size());
    }

    @Scheduled(cron = "0 45 2 * * *", zone = "Europe/London")
    void purgeAtNight() {
        for (int i = 0; i < MOST_AT_NIGHT; i++) {
            if (!(purge(Actor.SERVICE) instanceof Attempt.Done<RetentionPurge> done) || done.value().people() < AT_ONCE) {
                return;
            }
        }
        LOG.info("More facts are due to be purged than one night takes; the rest goes the next night");
    }

    @Override
    public Attempt<RetentionPurge> purge(Actor actor) {
        return transactions.execute(status -> {
            if (keepers.stream().anyMatch(KeepsPeople::everybodyNow)) {
                return Attempt.notNow("An evaluation is reading the facts. Try again when it is complete.");
            }
            if (!jdbc.sql("select pg_try_advisory_xact_lock(?)").param(PURGE_LOCK).query(Boolean.class).single()) {
                return Attempt.notNow("A purge is going on. Look again in a minute.");
            }
            Map<String, Integer> rows = new TreeMap<>();
            rows.put(FAULTS, table.forgetFaultValues(now()));
            List<Long> due = sorted(AT_ONCE).due();
            if (!due.isEmpty()) {
                rows.putAll(purge(due));
            }
            rows.values().removeIf(count -> count == 0);
            return Attempt.done(rows.isEmpty() ? new RetentionPurge(0, clock.instant(), actor.words(), 0, rows) : putDown(due.size(), rows, actor));
        });
    }

    private Map<String, Integer> purge(Collection<Long> due) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes);
        Map<String, Integer> rows = table.rows(due);
        List<String> refs = new ArrayList<>(table.references(due).keySet());
        List<Long> records = table.delete(due, now(), salt);
        events.publishEvent(new PeoplePurged(records, refs, salt));
        return rows;
    }

    private RetentionPurge putDown(int people, Map<String, Integer> rows, Actor actor) {
        long id = jdbc.sql("insert into retention_purge (at, by_whom, people) values (?, ?, ?) returning id").params(now(), actor.words(), people).query(Long.class).single();
        rows.forEach((kind, count) -> jdbc.sql("insert into retention_purged (purge, kind, rows) values (?, ?, ?)").params(id, kind, count).update());
        audit.record(actor, "facts purged", "retention", Long.toString(id), people + " people, " + rows.values().stream().mapToInt(Integer::intValue).sum() + " rows");
        return new RetentionPurge(id, clock.instant(), actor.words(), people, rows);
    }

    @Override
    public List<RetentionPurge> purges() {
        Map<Long, Map<String, Integer>> rows = new HashMap<>();
        jdbc.sql("select * from retention_purged").query(row -> {
            rows.computeIfAbsent(row.getLong("purge"), purge -> new TreeMap<>()).put(row.getString("kind"), row.getInt("rows"));
        });
        return jdbc.sql("select * from retention_purge order by id desc limit ?").param(LATEST).query((row, i) -> new RetentionPurge(row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("by_whom"), row.getInt("people"), rows.getOrDefault(row.getLong("id"), Map.of()))).list();
    }

    @Override
    public List<RetentionHold> holds() {
        return jdbc.sql("select h.*, p.ref from retention_hold h join person p on p.id = h.person_id where released_at is null order by h.id desc")
                .query((row, i) -> new RetentionHold(row.getLong("id"), row.getString("ref"), row.getString("reason"), row.getString("held_by"),
                        row.getObject("held_at", OffsetDateTime.class).toInstant())).list();
    }

    @Override
    public Attempt<RetentionHold> hold(String reference, String reason, Actor actor) {
        String why = reason.strip();
        Optional<Long> person = jdbc.sql("""
                select coalesce(p.same_as, p.id) from person p where p.purged_at is null
                  and (p.ref = :ref or p.id in (select person_id from person_identifier where local_id = :ref)) limit 1""")
                .param("ref", reference.strip().replace("\0", "")).query(Long.class).optional();
        if (person.isEmpty()) {
            return Attempt.invalid("reference", "Nobody has this reference. Enter it as the case system writes it.");
        }
        if (FreeText.emptyOrTooLong(why)) {
            return Attempt.invalid("reason", "Enter why everything is kept, in at most " + FreeText.LONGEST + " characters, for example the number of the claim.");
        }
        return transactions.execute(status -> {
            // A purge that is going on has looked already.
            jdbc.sql("select pg_advisory_xact_lock(?)").param(PURGE_LOCK).query(row -> { });
            int added = jdbc.sql("""
                    insert into retention_hold (person_id, reason, held_by, held_at) select id, ?, ?, ? from person where id = ? and purged_at is null
                    on conflict (person_id) where released_at is null do nothing""").params(why, actor.words(), now(), person.get()).update();
            if (added == 0) {
                return Attempt.invalid("reference", "Everything of this person is held already, or was purged a moment ago.");
            }
            audit.record(actor, "facts held", "person", reference.strip(), why);
            return Attempt.done(holds().get(0));
        });
    }

    @Override
    public Attempt<Long> release(long hold, Actor actor) {
        return transactions.execute(status -> {
            Optional<String> person = jdbc.sql("""
                    update retention_hold h set released_by = ?, released_at = ? from person p
                    where h.id = ? and h.released_at is null and p.id = h.person_id returning p.ref""").params(actor.words(), now(), hold).query(String.class).optional();
            if (person.isEmpty()) {
                return Attempt.notFound("There is no such hold any more.");
            }
            audit.record(actor, "hold released", "person", person.get(), "");
            return Attempt.done(hold);
        });
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
