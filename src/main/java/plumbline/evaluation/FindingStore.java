package plumbline.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.database.BulkCopy;
import plumbline.standards.Judgement;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores findings once. What is judged again is compared with what holds: what says the same stays untouched, what says
 * something else ends and is followed by another, what is said no more ends.
 */
@Component
class FindingStore {

    private static final String COLUMNS = "finding (from_run, before_run, looks_back, owner, standard, subject_kind, subject_ref, person_ref, "
            + "period, unit, outcome, severity, deadline, open, explanation, steps, used_values)";
    private static final int STILL_HOLDS = Integer.MAX_VALUE;
    private static final TypeReference<List<String>> STEPS = new TypeReference<>() { };
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() { };

    private final JdbcClient jdbc;
    private final BulkCopy copy;
    private final JsonMapper json;

    FindingStore(JdbcClient jdbc, BulkCopy copy, JsonMapper json) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.json = json;
    }

    /** What a finding is about. */
    private record Fingerprint(String standard, String kind, String ref, String period) {

        static Fingerprint of(Judgement judgement) {
            return new Fingerprint(judgement.standard().value(), judgement.subject().kind().name(), judgement.subject().ref(), judgement.period());
        }
    }

    /** A finding that holds, with all it says. */
    private record Held(long id, Fingerprint fingerprint, Content content) {
    }

    private record Content(@Nullable String person, String unit, String outcome, @Nullable String severity, @Nullable Instant deadline,
                           boolean open, String explanation, List<String> steps, Map<String, String> values) {

        static Content of(Judgement judgement) {
            return new Content(judgement.subject().personRef(), judgement.unit().value(), judgement.outcome().name(),
                    judgement.severity() == null ? null : judgement.severity().name(), judgement.deadline() == null ? null : judgement.deadline().at(),
                    judgement.open(), judgement.explanation().text(), judgement.explanation().steps(), judgement.explanation().values());
        }
    }

    /** What was found of owners in a run, compared with everything that holds of them. */
    void compare(int run, Collection<OwnedResults> results) {
        Map<Fingerprint, Held> held = held(results);
        List<Long> ended = new ArrayList<>();
        List<@Nullable Object[]> begun = new ArrayList<>();
        List<Fingerprint> said = new ArrayList<>();
        for (OwnedResults owned : results) {
            for (Judgement judgement : owned.judgements()) {
                Fingerprint fingerprint = Fingerprint.of(judgement);
                Content content = Content.of(judgement);
                Held before = held.remove(fingerprint);
                if (before != null && before.content().equals(content)) {
                    continue;
                }
                begun.add(row(run, STILL_HOLDS, false, owned.owner(), fingerprint, content));
                said.add(fingerprint);
                if (before != null) {
                    ended.add(before.id());
                }
            }
        }
        held.values().forEach(no -> ended.add(no.id()));
        end(run, ended);
        endElsewhere(run, said);
        copy.write(COLUMNS, begun);
    }

    /** The findings of a run that looks back: they are its own. */
    void writeLookingBack(int run, Collection<OwnedResults> results) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        results.forEach(owned -> owned.judgements().forEach(judgement -> rows.add(
                row(run, run + 1, true, owned.owner(), Fingerprint.of(judgement), Content.of(judgement)))));
        copy.write(COLUMNS, rows);
    }

    private Map<Fingerprint, Held> held(Collection<OwnedResults> results) {
        Map<Fingerprint, Held> held = new HashMap<>();
        jdbc.sql("select * from finding where owner = any (?) and before_run = 2147483647 and not looks_back")
                .param(results.stream().map(OwnedResults::owner).toArray(Long[]::new))
                .query(row -> {
                    Held found = held(row);
                    held.put(found.fingerprint(), found);
                });
        return held;
    }

    private Held held(ResultSet row) throws SQLException {
        OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
        return new Held(row.getLong("id"),
                new Fingerprint(row.getString("standard"), row.getString("subject_kind"), row.getString("subject_ref"), row.getString("period")),
                new Content(row.getString("person_ref"), row.getString("unit"), row.getString("outcome"), row.getString("severity"),
                        deadline == null ? null : deadline.toInstant(), row.getBoolean("open"), row.getString("explanation"),
                        json.readValue(row.getString("steps"), STEPS), json.readValue(row.getString("used_values"), VALUES)));
    }

    private void end(int run, List<Long> ended) {
        if (!ended.isEmpty()) {
            jdbc.sql("update finding set before_run = ? where id = any (?) and before_run = 2147483647").params(run, ended.toArray(Long[]::new)).update();
        }
    }

    /** A case that has passed from one person to another is found under the other from now on. */
    private void endElsewhere(int run, List<Fingerprint> said) {
        if (said.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update finding f set before_run = ?
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as said (standard, kind, ref, period)
                where f.standard = said.standard and f.subject_kind = said.kind and f.subject_ref = said.ref and f.period = said.period
                  and f.before_run = 2147483647 and not f.looks_back""")
                .params(run, column(said, Fingerprint::standard), column(said, Fingerprint::kind), column(said, Fingerprint::ref),
                        column(said, Fingerprint::period)).update();
    }

    private static String[] column(List<Fingerprint> said, java.util.function.Function<Fingerprint, String> part) {
        return said.stream().map(part).toArray(String[]::new);
    }

    private @Nullable Object[] row(int run, int before, boolean looksBack, long owner, Fingerprint fingerprint, Content content) {
        return new @Nullable Object[] {run, before, looksBack, owner, fingerprint.standard(), fingerprint.kind(), fingerprint.ref(), content.person(),
                fingerprint.period(), content.unit(), content.outcome(), content.severity(), content.deadline(), content.open(), content.explanation(),
                json.writeValueAsString(content.steps()), json.writeValueAsString(content.values())};
    }
}
