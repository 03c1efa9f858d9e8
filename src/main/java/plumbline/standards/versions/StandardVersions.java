package plumbline.standards.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.standards.Standard;
import plumbline.standards.StoredVersion;
import plumbline.standards.examples.ExampleReader;
import plumbline.standards.rulefile.LocalPack;

/** The rule set versions in which one standard came to say something else, or its worked examples did. */
@Component
public class StandardVersions {

    private static final String RULES = ".dslr";
    private static final String LOCAL = "local/";

    private final JdbcClient jdbc;
    private final RuleSetStore store;

    StandardVersions(JdbcClient jdbc, RuleSetStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /**
     * A version in which a standard changed.
     *
     * @param before the number of the version that it differs from; {@code null} when the standard came with the first there is
     */
    public record Changed(StoredVersion version, @Nullable Integer before) {
    }

    /** These versions, the latest first. */
    public List<Changed> of(Standard standard) {
        Map<Integer, StoredVersion> versions = store.versions().stream().collect(Collectors.toMap(StoredVersion::number, Function.identity()));
        // Its files are asked for by their whole paths, so that the key of the table finds them whatever number of versions there is.
        return jdbc.sql("""
                select number, before from (
                    select v.number, lag(v.number) over (order by v.number) as before, f.says, lag(f.says) over (order by v.number) as said
                    from rule_set_version v
                    left join lateral (select string_agg(f.path || md5(f.content), ' ' order by f.path) as says
                                       from rule_file f where f.version = v.number and f.path = any (?)) f on true) as stood
                where says is distinct from said order by number desc""")
                .param(paths(standard)).query((row, i) -> new Changed(versions.get(row.getInt("number")), row.getObject("before", Integer.class))).list();
    }

    /** The files of the standard, those of the pack and the council's own in their place. */
    private static String[] paths(Standard standard) {
        String file = standard.file();
        String within = file.substring(file.indexOf('/') + 1);
        TreeSet<String> rules = new TreeSet<>(List.of(file, LOCAL + within));
        if (LocalPack.holds(file)) {
            rules.add(standard.jurisdiction().word().toLowerCase(Locale.ROOT) + "/" + within);
        }
        List<String> paths = new ArrayList<>(rules);
        rules.forEach(path -> paths.add(path.substring(0, path.length() - RULES.length()) + ExampleReader.SUFFIX));
        return paths.toArray(String[]::new);
    }
}
