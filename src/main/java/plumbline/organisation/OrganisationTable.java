package plumbline.organisation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.UnitId;

/** Writes units and posts to their tables. */
@Component
class OrganisationTable implements OrganisationChanges {

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final ApplicationEventPublisher events;

    OrganisationTable(JdbcClient jdbc, ReadOnce once, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.once = once;
    }

    @Override
    @Transactional
    public void putAll(List<OrgUnit> units, List<EstablishedPost> posts) {
        once.forget();
        Set<UnitId> elsewhere = new HashSet<>();
        for (OrgUnit unit : units) {
            String parent = unit.parent().map(UnitId::value).orElse(null);
            if (jdbc.sql("select 1 from org_unit where code = ? and parent is distinct from ?").params(Arrays.asList(unit.id().value(), parent))
                    .query(Integer.class).optional().isPresent()) {
                elsewhere.add(unit.id());
            }
            jdbc.sql("""
                    insert into org_unit (code, kind, name, parent, depth)
                    values (?, ?, ?, ?, coalesce((select depth + 1 from org_unit where code = ?), 0))
                    on conflict (code) do update set name = excluded.name, parent = excluded.parent, depth = excluded.depth""")
                    .params(Arrays.asList(unit.id().value(), unit.kind().name(), unit.name(), parent, parent)).update();
        }
        if (!units.isEmpty()) {
            reckonDepths();
        }
        for (EstablishedPost post : posts) {
            String username = post.username().orElse(null);
            if (jdbc.sql("select 1 from post where tier = ? and unit = ? and username is not distinct from ?")
                    .params(Arrays.asList(post.tier(), post.unit().value(), username)).query(Integer.class).optional().isEmpty()) {
                elsewhere.add(post.unit());
            }
            jdbc.sql("""
                    insert into post (title, tier, unit, username) values (?, ?, ?, ?)
                    on conflict (tier, unit) do update set title = excluded.title, username = excluded.username""")
                    .params(Arrays.asList(post.title(), post.tier(), post.unit().value(), username)).update();
        }
        if (!elsewhere.isEmpty()) {
            events.publishEvent(new PostsChanged(Set.copyOf(elsewhere)));
        }
    }

    /** What is below a unit that moved is as deep as before only if the unit is. */
    private void reckonDepths() {
        jdbc.sql("""
                with recursive tree (code, depth) as (
                    select code, 0 from org_unit where parent is null
                    union all select u.code, t.depth + 1 from org_unit u join tree t on u.parent = t.code)
                update org_unit u set depth = t.depth from tree t where t.code = u.code and t.depth <> u.depth""").update();
    }

    @Override
    public List<EstablishedPost> establishedPosts() {
        return jdbc.sql("select title, tier, unit, username from post order by tier, unit")
                .query((row, i) -> new EstablishedPost(row.getString("title"), row.getInt("tier"), new UnitId(row.getString("unit")),
                        Optional.ofNullable(row.getString("username")))).list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void holdStill() {
        jdbc.sql("lock table org_unit, post in share row exclusive mode").update();
        once.forget();
    }
}
