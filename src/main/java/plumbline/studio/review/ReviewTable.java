package plumbline.studio.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;

/** Reads and writes decisions about standards, and who says that one is of no use. */
@Component
class ReviewTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void decide(String standard, ReviewDecision decision, String reason, String evidence, @Nullable String changeRequest, Actor actor) {
        jdbc.sql("""
                insert into standard_review (standard, number, decision, reason, evidence, change_request, decided_by, decided_at)
                values (?, (select coalesce(max(number), 0) + 1 from standard_review where standard = ?), ?, ?, ?, ?, ?, ?)""")
                .params(standard, standard, decision.name(), reason, evidence, changeRequest, actor.words(), now()).update();
    }

    /** The latest first. */
    List<DecidedReview> decisions(String standard) {
        return jdbc.sql("select * from standard_review where standard = ? order by number desc").param(standard).query(ReviewTable::decided).list();
    }

    /** About all standards, the oldest first. */
    List<DecidedReview> all() {
        return jdbc.sql("select * from standard_review order by standard, number").query(ReviewTable::decided).list();
    }

    /** The latest decision about each standard that there is one about. */
    Map<String, DecidedReview> latest() {
        Map<String, DecidedReview> latest = new HashMap<>();
        jdbc.sql("select distinct on (standard) * from standard_review order by standard, number desc").query(ReviewTable::decided).list()
                .forEach(review -> latest.put(review.standard(), review));
        return latest;
    }

    void vote(String standard, Actor actor, String reason) {
        jdbc.sql("""
                insert into standard_vote (standard, username, reason, at) values (?, ?, ?, ?)
                on conflict (standard, username) do update set reason = excluded.reason, at = excluded.at""")
                .params(standard, actor.username(), reason, now()).update();
    }

    List<StandardVote> votes(String standard) {
        return jdbc.sql("select * from standard_vote where standard = ? order by at desc, username").param(standard)
                .query((row, i) -> new StandardVote(row.getString("username"), row.getString("reason"), row.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    Map<String, Integer> votes() {
        Map<String, Integer> votes = new HashMap<>();
        jdbc.sql("select standard, count(*) as votes from standard_vote group by standard").query(row -> {
            votes.put(row.getString("standard"), row.getInt("votes"));
        });
        return votes;
    }

    private static DecidedReview decided(ResultSet row, int index) throws SQLException {
        return new DecidedReview(row.getString("standard"), row.getInt("number"), ReviewDecision.valueOf(row.getString("decision")), row.getString("reason"), row.getString("evidence"),
                row.getString("change_request"), row.getString("decided_by"), row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
