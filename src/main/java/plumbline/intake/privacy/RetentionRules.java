package plumbline.intake.privacy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.facts.WrittenWords;

/** How long each kind of facts is kept, as the council states it. */
@Component
class RetentionRules {

    static final String FAULTS = "import_fault";
    static final String OF_WORKERS = "worker_record/";
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
    private final ObjectProvider<WrittenWords> words;
    private final AuditTrail audit;
    private final Clock clock;
    private final TransactionTemplate transactions;

    RetentionRules(JdbcClient jdbc, ObjectProvider<WrittenWords> words, AuditTrail audit, Clock clock, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
        this.transactions = new TransactionTemplate(manager);
    }

    List<RetentionRule> all() {
        Map<String, Integer> months = months();
        return kinds().entrySet().stream().map(kind -> new RetentionRule(kind.getKey(), kind.getValue(), months.get(kind.getKey()))).toList();
    }

    /** How many months each kind is kept that somebody has stated. */
    Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        jdbc.sql("select kind, months from retention_rule").query(row -> {
            months.put(row.getString("kind"), row.getInt("months"));
        });
        return months;
    }

    private Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>(WORDS);
        jdbc.sql("select distinct kind from case_record where person_id is not null union select substr(kind, 13) from retention_rule where kind like 'case_record/%' order by 1")
                .query(String.class).list().forEach(kind -> kinds.put("case_record/" + kind, sentence(kind) + " (record list)"));
        Stream.of(WorkerRecords.kinds()).forEach(kind -> kinds.put(OF_WORKERS + kind, sentence(kind) + " (records about workers)"));
        words.stream().forEach(each -> kinds.put(each.kind(), each.title()));
        return kinds;
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    Attempt<RetentionRule> state(String kind, String months, Actor actor) {
        String words = kinds().get(kind);
        if (words == null) {
            return Attempt.invalid("kind", "Choose one of the kinds of facts in the list.");
        }
        String text = months.strip();
        if (!text.isEmpty() && (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > Retention.LONGEST)) {
            return Attempt.invalid("months", "Enter how many months it is kept, a number from 1 to " + Retention.LONGEST + ", or nothing to keep it until somebody says otherwise.");
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

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
