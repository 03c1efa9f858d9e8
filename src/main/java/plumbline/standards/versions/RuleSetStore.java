package plumbline.standards.versions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.StoredVersion;
import plumbline.standards.RuleSetPublication.NewVersion;
import plumbline.standards.compiler.RuleCompiler;

/** The stored versions. A version is written once, whole, and never changes; the database refuses anything else. */
@Component
public class RuleSetStore implements RuleSetHistory {

    /** Versions are stored one after the other: each is made of the one before. */
    private static final long NEWEST_LOCK = 7_304_119_006L;
    private static final String VERSIONS = "select number, content_hash, created_at, created_by, reason, change_request, restores from rule_set_version ";

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleSetStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<RuleSource> files(int version) {
        return jdbc.sql("select path, content from rule_file where version = ? order by path").param(version)
                .query((row, i) -> new RuleSource(row.getString("path"), row.getString("content"))).list();
    }

    /** The text of one file of a version. */
    public Optional<RuleSource> file(int version, String path) {
        return jdbc.sql("select path, content from rule_file where version = ? and path = ?").params(version, path)
                .query((row, i) -> new RuleSource(row.getString("path"), row.getString("content"))).optional();
    }

    @Override
    public List<StoredVersion> versions() {
        return jdbc.sql(VERSIONS + "order by number desc").query(RuleSetStore::version).list();
    }

    @Override
    public Optional<StoredVersion> stored(int number) {
        return jdbc.sql(VERSIONS + "where number = ?").param(number).query(RuleSetStore::version).optional();
    }

    @Override
    public Optional<StoredVersion> inForceAt(Instant moment) {
        return jdbc.sql(VERSIONS + "where created_at <= ? order by number desc limit 1").param(Timestamp.from(moment))
                .query(RuleSetStore::version).optional();
    }

    Optional<StoredVersion> newest() {
        return jdbc.sql(VERSIONS + "order by number desc limit 1").query(RuleSetStore::version).optional();
    }

    int holdNewest() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(NEWEST_LOCK).query((row, i) -> 0).list();
        return newest().map(StoredVersion::number).orElse(0);
    }

    void store(int number, String hash, NewVersion version) {
        jdbc.sql("""
                insert into rule_set_version (number, content_hash, created_at, created_by, reason, change_request, restores)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(number, hash, Timestamp.from(clock.instant()), version.actor().words(), version.reason(), version.changeRequest(), version.restores())
                .update();
        insert(number, version.files());
    }

    /**
     * Stores the shipped files: as version 1, or as the next version when the service brings other files than it did before
     * and nobody has changed a rule since. What people have changed is never replaced.
     */
    @Transactional
    public void storeShipped(List<RuleSource> sources) {
        String hash = RuleCompiler.hash(sources);
        Optional<StoredVersion> newest = newest();
        boolean ours = versions().stream().allMatch(version -> version.createdBy().equals(Actor.SERVICE.username()) && version.changeRequest() == null);
        if (!ours || newest.isPresent() && newest.get().contentHash().equals(hash)) {
            return;
        }
        int number = newest.map(StoredVersion::number).orElse(0) + 1;
        // Another node may have been quicker.
        int stored = jdbc.sql("insert into rule_set_version (number, content_hash, created_at, created_by) values (?, ?, ?, ?) on conflict do nothing")
                .params(number, hash, Timestamp.from(clock.instant()), Actor.SERVICE.username()).update();
        if (stored == 1) {
            insert(number, sources);
        }
    }

    private void insert(int number, List<RuleSource> sources) {
        sources.forEach(source -> jdbc.sql("insert into rule_file (version, path, content) values (?, ?, ?)")
                .params(number, source.path(), source.text()).update());
    }

    private static StoredVersion version(ResultSet row, int index) throws SQLException {
        @Nullable Integer restores = row.getObject("restores", Integer.class);
        return new StoredVersion(row.getInt("number"), row.getString("content_hash"), row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"), row.getString("reason"), row.getString("change_request"), restores);
    }
}
