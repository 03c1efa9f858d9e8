package plumbline.intake.privacy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
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
import plumbline.facts.KeepsPeople;
import plumbline.facts.PeoplePurged;
import plumbline.facts.WrittenWords;

/** Keeps facts as long as is stated, and purges them afterwards, each night on the service's clock. */
@Component
class KeepingAndPurging implements Retention {

    private static final Logger LOG = LoggerFactory.getLogger(KeepingAndPurging.class);
    private static final int AT_ONCE = 2_000;
    private static final int MOST_AT_NIGHT = 100;
    static final int PURGE_LOCK = 730_413;
    private static final int LATEST = 50;

    private final JdbcClient jdbc;
    private final RetentionRules rules;
    private final RetentionHolds holds;
    private final PurgeTable table;
    private final WorkerRecords workers;
    private final ObjectProvider<WrittenWords> words;
    private final ObjectProvider<KeepsPeople> keepers;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final SecureRandom random = new SecureRandom();

    KeepingAndPurging(JdbcClient jdbc, RetentionRules rules, RetentionHolds holds, PurgeTable table, WorkerRecords workers, ObjectProvider<WrittenWords> words,
                      ObjectProvider<KeepsPeople> keepers, ApplicationEventPublisher events, AuditTrail audit, Clock clock, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.holds = holds;
        this.table = table;
        this.workers = workers;
        this.words = words;
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
        return rules.all();
    }

    @Override
    public Attempt<RetentionRule> state(String kind, String months, Actor actor) {
        return rules.state(kind, months, actor);
    }

    @Override
    public RetentionPreview preview() {
        Sorted sorted = sorted(Integer.MAX_VALUE);
        Map<String, Integer> rows = table.rows(sorted.due());
        rows.put(RetentionRules.FAULTS, table.oldFaultValues(now()));
        List<String> workersDue = workers.due(today());
        rows.putAll(workers.rows(workersDue));
        oldWords((each, before) -> rows.put(each.kind(), each.old(before, holds.people())));
        rows.values().removeIf(count -> count == 0);
        return new RetentionPreview(sorted.due().size(), workersDue.size(), rows, sorted.workedOn(), sorted.held());
    }

    private Sorted sorted(int most) {
        List<PurgeTable.Old> old = table.old(today());
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
            rows.put(RetentionRules.FAULTS, table.forgetFaultValues(now()));
            List<String> workersDue = workers.due(today());
            rows.putAll(workers.rows(workersDue));
            workers.delete(workersDue);
            oldWords((each, before) -> rows.put(each.kind(), each.forget(before, holds.people(), now())));
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

    /** Does something with each sort of words that somebody has stated a time for. */
    private void oldWords(BiConsumer<WrittenWords, OffsetDateTime> work) {
        Map<String, Integer> months = rules.months();
        words.stream().filter(each -> months.containsKey(each.kind())).forEach(each -> work.accept(each, now().minusMonths(months.get(each.kind()))));
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
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
        return holds.inForce();
    }

    @Override
    public Attempt<RetentionHold> hold(String reference, String reason, Actor actor) {
        return holds.hold(reference, reason, actor);
    }

    @Override
    public Attempt<Long> release(long hold, Actor actor) {
        return holds.release(hold, actor);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
