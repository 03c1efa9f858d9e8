package plumbline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plumbline.core.Actor;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;

/**
 * A run is judged once more by its own rules: it finds the same, word for word, and changes nothing of facts, breaches and work.
 * Both are asked in SQL of the tables as they are, not of the service.
 */
final class Replays {

    private static final int DAYS_BETWEEN = 4;
    /** Where evaluating may write: what it found, and that it was done. */
    private static final String WRITTEN_BY_EVALUATION = "^(finding.*|run_.*|evaluation_.*|rate_.*|counted_case.*|judged_.*|replay.*|audit_.*|event_publication.*|due_.*"
            + "|applied_run|flyway.*|demonstration.*|data_age.*|user_session.*|spring_session.*)$";
    private static final String SAME = """
            with one as (select standard, subject_kind, subject_ref, period, unit, outcome, deadline, severity, open, explanation, steps, used_values, owner
                         from finding where not looks_back and before_run = 2147483647),
                 other as (select standard, subject_kind, subject_ref, period, unit, outcome, deadline, severity, open, explanation, steps, used_values, owner
                           from run_finding where run = ?)
            select concat_ws(' ', 'only', what, standard, subject_ref, period, outcome) from (
                select 'in the run' as what, d.* from (table one except all table other) d
                union all select 'in its replay', d.* from (table other except all table one) d) differs order by 1 limit 3""";

    private final Council council;
    private final Random random;
    private final Diary diary;

    Replays(Council council, Random random, Diary diary) {
        this.council = council;
        this.random = random;
        this.diary = diary;
    }

    /** What differs, in words. */
    List<String> ofToday() {
        return random.nextInt(DAYS_BETWEEN) == 0 ? again() : List.of();
    }

    List<String> again() {
        RunId last = council.bean(EvaluationRuns.class).lastCompleted().orElseThrow().id();
        Map<String, String> before = contents();
        RunId replay = council.through(council.bean(EvaluationRuns.class).replay(last, Actor.named("auditor")));
        List<String> broken = new ArrayList<>(council.jdbc().sql(SAME).param(replay.value()).query(String.class).list());
        Map<String, String> after = contents();
        before.keySet().stream().filter(table -> !before.get(table).equals(after.get(table)))
                .forEach(table -> broken.add("a replay changed " + table));
        diary.tell("run replayed", "the last run is replayed");
        return broken;
    }

    /** A hash of all rows of every table that evaluating has no business with. */
    private Map<String, String> contents() {
        List<String> tables = council.jdbc().sql("""
                select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ ?
                order by table_name""").param(WRITTEN_BY_EVALUATION).query(String.class).list();
        String all = tables.stream().map(table -> "select '" + table + "' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as content from \""
                + table + "\" t").collect(Collectors.joining(" union all "));
        Map<String, String> contents = new TreeMap<>();
        council.jdbc().sql(all).query(row -> {
            contents.put(row.getString("name"), row.getString("content"));
        });
        return contents;
    }
}
