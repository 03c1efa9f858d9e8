package plumbline.standards.versions;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.RuleCompiler;

/** The stored versions. A version is written once, whole, and never changes; the database refuses anything else. */
@Component
public class RuleSetStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleSetStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }


    /** Everything a version consists of, by path. */
    public List<RuleSource> files(int version) {
        return jdbc.sql("select path, content from rule_file where version = ? order by path").param(version)
                .query((row, i) -> new RuleSource(row.getString("path"), row.getString("content"))).list();
    }

    /** The text of one file of a version. */
    public Optional<RuleSource> file(int version, String path) {
        return jdbc.sql("select path, content from rule_file where version = ? and path = ?").params(version, path)
                .query((row, i) -> new RuleSource(row.getString("path"), row.getString("content"))).optional();
    }

    /** All versions, newest first. */
    public List<StoredVersion> versions() {
        return jdbc.sql("select number, content_hash, created_at, created_by from rule_set_version order by number desc")
                .query((row, i) -> new StoredVersion(row.getInt("number"), row.getString("content_hash"),
                        row.getTimestamp("created_at").toInstant(), row.getString("created_by"))).list();
    }

    /**
     * Stores the shipped files: as version 1, or as the next version when the service brings other files than it did before
     * and nobody has changed a rule since. What people have changed is never replaced.
     */
    @Transactional
    public void storeShipped(List<RuleSource> sources) {
        String hash = RuleCompiler.hash(sources);
        Optional<StoredVersion> newest = versions().stream().findFirst();
        boolean ours = newest.isEmpty() || newest.get().createdBy().equals(Actor.SERVICE.username());
        if (!ours || newest.isPresent() && newest.get().contentHash().equals(hash)) {
            return;
        }
        int number = newest.map(StoredVersion::number).orElse(0) + 1;
        // Another node may have been quicker.
        int stored = jdbc.sql("insert into rule_set_version (number, content_hash, created_at, created_by) values (?, ?, ?, ?) on conflict do nothing")
                .params(number, hash, Timestamp.from(clock.instant()), Actor.SERVICE.username()).update();
        if (stored == 1) {
            sources.forEach(source -> jdbc.sql("insert into rule_file (version, path, content) values (?, ?, ?)")
                    .params(number, source.path(), source.text()).update());
        }
    }
}
