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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.database.BulkCopy;
import plumbline.standards.Judgement;
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

    private final JdbcClient jdbc;
    private final BulkCopy copy;
    private final FindingTally tally;
    private final JsonMapper json;

    FindingStore(JdbcClient jdbc, BulkCopy copy, FindingTally tally, JsonMapper json) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.tally = tally;
        this.json = json;
    }

    /** Who says what it is about: the records of two people may claim one case. */
    private record Said(long owner, Fingerprint fingerprint) {
    }

    /** What a finding is about. */
    private record Fingerprint(String standard, String kind, String ref, String period) {

        static Fingerprint of(Judgement judgement) {
            return new Fingerprint(judgement.standard().value(), judgement.subject().kind().name(), judgement.subject().ref(), judgement.period());
        }
    }

    /** A finding that holds, with all it says, and where in the table it stands: nobody else writes it before the caller's transaction ends. */
    private record Held(String place, Content content, Words words) {
    }

    private record Content(@Nullable String person, String unit, String outcome, @Nullable String severity, @Nullable Instant deadline,
                           boolean open, String explanation) {

        static Content of(Judgement judgement) {
            return new Content(judgement.subject().personRef(), judgement.unit().value(), judgement.outcome().name(),
                    judgement.severity() == null ? null : judgement.severity().name(), judgement.deadline() == null ? null : judgement.deadline().at(),
                    judgement.open(), judgement.explanation().text());
        }
    }

    /** The parts of an explanation that are stored as JSON. */
    private record Words(String steps, String values) {
    }

    /** What was found of owners in a run, compared with everything that holds of them. */
    void compare(int run, Collection<OwnedResults> results) {
        Map<Said, Held> held = held(results);
        List<String> ended = new ArrayList<>();
        List<@Nullable Object[]> begun = new ArrayList<>();
        FindingTally.Change change = new FindingTally.Change();
        for (OwnedResults owned : results) {
            for (Judgement judgement : owned.judgements()) {
                Fingerprint fingerprint = Fingerprint.of(judgement);
                Content content = Content.of(judgement);
                Words words = words(judgement);
                Held before = held.get(new Said(owned.owner(), fingerprint));
                if (before != null && before.content().equals(content) && same(before.words(), words)) {
                    held.remove(new Said(owned.owner(), fingerprint));
                    continue;
                }
                begun.add(row(run, STILL_HOLDS, false, owned.owner(), fingerprint, content, words));
                change.add(fingerprint.standard(), content.outcome(), 1);
            }
        }
        held.forEach((said, no) -> {
            ended.add(no.place());
            change.add(said.fingerprint().standard(), no.content().outcome(), -1);
        });
        end(run, ended);
        copy.write(COLUMNS, begun);
        tally.put(change);
    }

    /** The findings of a run that looks back: they are its own. */
    void writeLookingBack(int run, Collection<OwnedResults> results) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        results.forEach(owned -> owned.judgements().forEach(judgement -> rows.add(
                row(run, run + 1, true, owned.owner(), Fingerprint.of(judgement), Content.of(judgement), words(judgement)))));
        copy.write(COLUMNS, rows);
    }

    private Map<Said, Held> held(Collection<OwnedResults> results) {
        Map<Said, Held> held = new HashMap<>();
        // One by one, as in RateCaseTable.
        jdbc.sql("""
                select f.* from unnest(?) as one (owner)
                cross join lateral (select ctid as place, * from finding where finding.owner = one.owner and before_run = 2147483647 and not looks_back offset 0) f""")
                .param(results.stream().map(OwnedResults::owner).toArray(Long[]::new))
                .query(row -> {
                    if (held.put(said(row), held(row)) != null) {
                        throw new IllegalStateException("a standard says two things at a time: " + said(row));
                    }
                });
        return held;
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(row.getLong("owner"), new Fingerprint(row.getString("standard"), row.getString("subject_kind"), row.getString("subject_ref"),
                row.getString("period")));
    }

    private static Held held(ResultSet row) throws SQLException {
        OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
        return new Held(row.getString("place"),
                new Content(row.getString("person_ref"), row.getString("unit"), row.getString("outcome"), row.getString("severity"),
                        deadline == null ? null : deadline.toInstant(), row.getBoolean("open"), row.getString("explanation")),
                new Words(row.getString("steps"), row.getString("used_values")));
    }

    /** What an earlier version of the service stored may be the same in another notation. */
    private boolean same(Words one, Words other) {
        return one.equals(other) || json.readTree(one.steps()).equals(json.readTree(other.steps()))
                && json.readTree(one.values()).equals(json.readTree(other.values()));
    }

    private void end(int run, List<String> ended) {
        if (!ended.isEmpty() && jdbc.sql("update finding set before_run = ? where ctid = any (?::tid[]) and before_run = 2147483647")
                .params(run, ended.toArray(String[]::new)).update() != ended.size()) {
            throw new IllegalStateException("somebody else has ended what a run compares");
        }
    }

    private static Words words(Judgement judgement) {
        return new Words(WrittenDown.of(judgement.explanation().steps()), WrittenDown.of(judgement.explanation().values()));
    }

    private static @Nullable Object[] row(int run, int before, boolean looksBack, long owner, Fingerprint fingerprint, Content content, Words words) {
        return new @Nullable Object[] {run, before, looksBack, owner, fingerprint.standard(), fingerprint.kind(), fingerprint.ref(), content.person(),
                fingerprint.period(), content.unit(), content.outcome(), content.severity(), content.deadline(), content.open(), content.explanation(),
                words.steps(), words.values()};
    }
}
