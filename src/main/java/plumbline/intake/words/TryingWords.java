package plumbline.intake.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Page;
import plumbline.intake.Format;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** Counts in the faults of imports, and in what was kept of rows that were read by words of the council. */
@Component
class TryingWords implements WordTrial {

    /** A word in fewer rows may be somebody's name or number that slipped into the column. */
    private static final int FEWEST_TO_SHOW = 5;
    private static final int MOST_SHOWN = 100;
    private static final int MOST_WORDS = 20_000;
    private static final int PAGE_SIZE = 50;

    /** The last time that each content was imported: what it was read as before is over. */
    private static final String LIVE = " b.state = 'IMPORTED' and not exists (select from import_batch later where later.sha256 = b.sha256 and later.state = 'IMPORTED' and later.id > b.id) ";
    private static final String FAULTS = " from import_fault f join import_batch b on b.id = f.batch where f.field is not null and f.value <> '' and f.state in ('OPEN', 'SENT_BACK') and" + LIVE;

    /** A way of writing a word in a column with a list. */
    private record Written(String field, String value) {
    }

    /** What makes a count of its own. */
    private record Place(CouncilWord word, String feed, @Nullable String unit) {
    }

    /** Rows, and how many of them have something else against them. */
    private record Count(int rows, int others) {

        Count and(Count more) {
            return new Count(rows + more.rows, others + more.others);
        }
    }

    private final JdbcClient jdbc;
    private final WordsInForce inForce;
    private final ListedFields fields;
    private final Organisation organisation;

    TryingWords(JdbcClient jdbc, WordsInForce inForce, ListedFields fields, Organisation organisation) {
        this.jdbc = jdbc;
        this.inForce = inForce;
        this.fields = fields;
        this.organisation = organisation;
    }

    @Override
    public UnreadWords unread(List<CouncilWord> others) {
        List<CouncilWord> known = new ArrayList<>(inForce.table().words(fields));
        known.addAll(others);
        Map<Written, UnreadWord> words = new LinkedHashMap<>();
        jdbc.sql("select f.field, f.value, count(*) as n, count(*) filter (where f.row_rejected) as left_out" + FAULTS + " group by 1, 2 order by 3 desc, 1, 2 limit " + MOST_WORDS)
                .query(row -> {
                    UnreadWord word = new UnreadWord(row.getString("field"), row.getString("value"), row.getInt("n"), row.getInt("left_out"), null);
                    words.merge(new Written(word.field(), ListedFields.key(word.word())), word,
                            (one, more) -> new UnreadWord(one.field(), one.word(), one.rows() + more.rows(), one.leftOut() + more.leftOut(), null));
                });
        words.values().removeIf(word -> fields.named(word.field()).isEmpty() || word.word().length() > WordFile.LONGEST_WORD
                || known.stream().anyMatch(one -> one.same(new CouncilWord(word.field(), word.word(), ""))));
        List<UnreadWord> shown = words.values().stream().filter(word -> word.rows() >= FEWEST_TO_SHOW)
                .sorted(Comparator.comparingInt(UnreadWord::rows).reversed().thenComparing(UnreadWord::field).thenComparing(UnreadWord::word)).limit(MOST_SHOWN)
                .map(word -> new UnreadWord(word.field(), word.word(), word.rows(), word.leftOut(), LikelyValue.of(fields.named(word.field()).orElseThrow(), word.word()))).toList();
        return new UnreadWords(shown, (int) words.values().stream().filter(word -> word.rows() < FEWEST_TO_SHOW).count());
    }

    @Override
    public WordImpact with(List<CouncilWord> after) {
        List<CouncilWord> before = inForce.table().words(fields);
        List<WordImpact.Line> lines = new ArrayList<>();
        List<CouncilWord> added = after.stream().filter(word -> before.stream().noneMatch(word::same)).toList();
        faulty(added).forEach((place, count) -> lines.add(line(WordEffect.READ, place, null, place.word().means(), count)));
        for (CouncilWord was : before) {
            String now = after.stream().filter(was::same).map(CouncilWord::means).findFirst().orElse(null);
            if (!was.means().equals(now)) {
                read(was).forEach((place, count) -> lines.add(line(now == null ? WordEffect.FAULT : WordEffect.OTHERWISE, place, was.means(), now, count)));
            }
        }
        lines.sort(Comparator.comparing(WordImpact.Line::effect).thenComparing(WordImpact.Line::field).thenComparing(WordImpact.Line::word).thenComparing(WordImpact.Line::feedTitle)
                .thenComparing(WordImpact.Line::unitName));
        return new WordImpact(lines);
    }

    /** The rows whose faults say one of some words. */
    private Map<Place, Count> faulty(List<CouncilWord> words) {
        Map<Place, Count> counts = new LinkedHashMap<>();
        List<Written> written = written(words);
        jdbc.sql("with hit as (select f.batch, f.row_number, f.field, f.value, f.unit, b.format" + FAULTS + " and (f.field, f.value) in (select * from unnest(:fields, :values)))"
                        + " select h.field, h.value, h.format, h.unit, count(*) as n, count(*) filter (where exists (select from import_fault o where o.batch = h.batch"
                        + " and o.row_number = h.row_number and o.row_rejected and (o.field is null or (o.field, o.value) not in (select * from unnest(:fields, :values))))) as others"
                        + " from hit h group by 1, 2, 3, 4")
                .param("fields", written.stream().map(Written::field).toArray(String[]::new)).param("values", written.stream().map(Written::value).toArray(String[]::new))
                .query(row -> {
                    CouncilWord found = new CouncilWord(row.getString("field"), row.getString("value"), "");
                    CouncilWord word = words.stream().filter(found::same).findFirst().orElseThrow();
                    counts.merge(new Place(word, Objects.requireNonNullElse(row.getString("format"), ""), row.getString("unit")), new Count(row.getInt("n"), row.getInt("others")), Count::and);
                });
        return counts;
    }

    /** How faults write some words. */
    private List<Written> written(List<CouncilWord> words) {
        return words.isEmpty() ? List.of() : jdbc.sql("select distinct f.field, f.value" + FAULTS + " and f.field = any (:fields) limit " + MOST_WORDS)
                .param("fields", words.stream().map(CouncilWord::field).distinct().toArray(String[]::new))
                .query((row, i) -> new Written(row.getString("field"), row.getString("value"))).list().stream()
                .filter(one -> words.stream().anyMatch(new CouncilWord(one.field(), one.value(), "")::same)).toList();
    }

    /** How a word was written in the tables that files were read by. */
    private String[] spelled(String field, String word) {
        return jdbc.sql("select distinct word from import_word where field = ?").param(field).query(String.class).list().stream()
                .filter(spelled -> ListedFields.key(spelled).equals(ListedFields.key(word))).toArray(String[]::new);
    }

    /** The rows that were read by a word. Of a file with very many only the first tell their team. */
    private Map<Place, Count> read(CouncilWord word) {
        Map<Place, Count> counts = new LinkedHashMap<>();
        jdbc.sql("""
                with live as (select w.batch, w.field, w.word, w.rows, b.format from import_word w join import_batch b on b.id = w.batch
                    where w.field = :field and w.word = any (:words) and w.means = :means and""" + LIVE + """
                ), teams as (select l.batch, r.unit, count(*)::int as n from live l join import_word_row r on r.batch = l.batch and r.field = l.field and r.word = l.word group by 1, 2)
                select l.format, t.unit, t.n from live l join teams t on t.batch = l.batch
                union all select l.format, null, l.rows - coalesce((select sum(t.n) from teams t where t.batch = l.batch), 0)::int from live l""")
                .param("field", word.field()).param("words", spelled(word.field(), word.word())).param("means", word.means())
                .query(row -> {
                    if (row.getInt("n") > 0) {
                        counts.merge(new Place(word, row.getString("format"), row.getString("unit")), new Count(row.getInt("n"), 0), Count::and);
                    }
                });
        return counts;
    }

    private WordImpact.Line line(WordEffect effect, Place place, @Nullable String before, @Nullable String after, Count count) {
        String feed = Format.coded(place.feed()).map(Format::title).orElse(place.feed());
        return new WordImpact.Line(effect, place.word().field(), place.word().word(), before, after, place.feed(), feed, place.unit(),
                Optional.ofNullable(place.unit()).map(this::unitName).orElse("Rows that do not tell their team"), count.rows(), count.others());
    }

    private String unitName(String code) {
        return organisation.units().stream().filter(unit -> unit.id().value().equals(code)).map(OrgUnit::name).findFirst().orElse(code);
    }

    @Override
    public Page<WordRow> rows(WordImpact.Line line, int page) {
        return line.effect() == WordEffect.READ ? faultyRows(line.field(), line.word(), line.feed(), line.unit(), page) : readRows(line, page);
    }

    private Page<WordRow> faultyRows(String field, String word, String feed, @Nullable String unit, int page) {
        String[] values = written(List.of(new CouncilWord(field, word, ""))).stream().map(Written::value).toArray(String[]::new);
        return page(FAULTS + " and f.field = :field and f.value = any (:values) and b.format = :feed and f.unit is not distinct from :unit",
                "f.batch, b.file_name, f.row_number, f.column_name, f.unit, case when f.row_rejected then 'Left out' else 'Went in without it' end as became",
                "f.batch desc, f.row_number, f.number", feed, unit, page, Map.of("field", field, "values", values));
    }

    private Page<WordRow> readRows(WordImpact.Line line, int page) {
        return page(" from import_word_row f join import_batch b on b.id = f.batch join import_word w on w.batch = f.batch and w.field = f.field and w.word = f.word"
                        + " where f.field = :field and f.word = any (:words) and w.means = :means and b.format = :feed and f.unit is not distinct from :unit and" + LIVE,
                "f.batch, b.file_name, f.row_number, f.column_name, f.unit, 'Read as ' || w.means as became", "f.batch desc, f.row_number, f.number", line.feed(), line.unit(), page,
                Map.of("field", line.field(), "words", spelled(line.field(), line.word()), "means", Objects.requireNonNull(line.before())));
    }

    private Page<WordRow> page(String from, String columns, String order, String feed, @Nullable String unit, int page, Map<String, Object> params) {
        int total = jdbc.sql("select count(*)" + from).params(params).param("feed", feed).param("unit", unit, java.sql.Types.VARCHAR).query(Integer.class).single();
        Map<String, String> names = organisation.units().stream().collect(Collectors.toMap(one -> one.id().value(), OrgUnit::name, (one, other) -> one));
        return Page.read(total, page, PAGE_SIZE, before -> jdbc.sql("select " + columns + from + " order by " + order + " limit " + PAGE_SIZE + " offset :before").params(params)
                .param("feed", feed).param("unit", unit, java.sql.Types.VARCHAR).param("before", before)
                .query((row, i) -> new WordRow(row.getLong("batch"), row.getString("file_name"), row.getLong("row_number"), row.getString("column_name"),
                        row.getString("unit") == null ? null : names.getOrDefault(row.getString("unit"), row.getString("unit")), row.getString("became"))).list());
    }
}
