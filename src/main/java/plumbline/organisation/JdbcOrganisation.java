package plumbline.organisation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Calendars;
import plumbline.core.Jurisdiction;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;

/** Reads the organisation from its tables. A council has some fifty units, so each transaction reads them afresh. */
@Component
class JdbcOrganisation implements Organisation {

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final CalendarTable calendar;
    private final Access access;

    JdbcOrganisation(JdbcClient jdbc, ReadOnce once, CalendarTable calendar, Access access) {
        this.jdbc = jdbc;
        this.once = once;
        this.calendar = calendar;
        this.access = access;
    }

    @Override
    public List<OrgUnit> units() {
        return once.get("units", () -> List.copyOf(jdbc.sql("select code, kind, name, parent from org_unit order by depth, code")
                .query((row, i) -> new OrgUnit(new UnitId(row.getString("code")), UnitKind.valueOf(row.getString("kind")),
                        row.getString("name"), Optional.ofNullable(row.getString("parent")).map(UnitId::new)))
                .list()));
    }

    @Override
    public Optional<OrgUnit> unit(UnitId id) {
        return Optional.ofNullable(byId().get(id));
    }

    @Override
    public OrgUnit council() {
        return units().stream().filter(unit -> unit.kind() == UnitKind.COUNCIL).findFirst()
                .orElseThrow(() -> new IllegalStateException("no council is set up"));
    }

    @Override
    public Optional<OrgUnit> upTo(UnitId from, UnitKind kind) {
        return pathUp(from).stream().filter(unit -> unit.kind() == kind).findFirst();
    }

    @Override
    public List<UnitId> within(UnitId unit) {
        Set<UnitId> inside = new HashSet<>(Set.of(unit));
        List<UnitId> found = new ArrayList<>();
        for (OrgUnit candidate : units()) {
            if (candidate.id().equals(unit) || candidate.parent().filter(inside::contains).isPresent()) {
                inside.add(candidate.id());
                found.add(candidate.id());
            }
        }
        return found;
    }

    @Override
    public TierLadder ladder() {
        return once.get("ladder", () -> new TierLadder(jdbc.sql("select position, name, level from tier")
                .query((row, i) -> new Tier(row.getInt("position"), row.getString("name"), UnitKind.valueOf(row.getString("level"))))
                .list()));
    }

    @Override
    public List<Post> posts() {
        return once.get("posts", () -> List.copyOf(jdbc.sql("select title, tier, unit, username from post where username is not null order by tier, unit")
                .query((row, i) -> new Post(row.getString("title"), row.getInt("tier"), new UnitId(row.getString("unit")),
                        row.getString("username")))
                .list()));
    }

    @Override
    public Optional<Post> holder(int tier, UnitId unit) {
        List<OrgUnit> path = pathUp(unit);
        List<Post> posts = answered();
        for (Tier rung : ladder().tiers()) {
            if (rung.position() < tier) {
                continue;
            }
            for (OrgUnit place : path) {
                Optional<Post> post = posts.stream()
                        .filter(candidate -> candidate.tier() == rung.position() && candidate.unit().equals(place.id()))
                        .findFirst();
                if (post.isPresent()) {
                    return post;
                }
            }
        }
        return fallback().map(username -> new Post(Post.FALLBACK, tier, council().id(), username));
    }

    /** The posts whose holders can sign in. */
    private List<Post> answered() {
        List<Post> all = posts();
        return once.get("answered", () -> {
            Set<String> without = access.without(all.stream().map(Post::username).collect(Collectors.toSet()));
            return all.stream().filter(post -> !without.contains(post.username())).toList();
        });
    }

    private Optional<String> fallback() {
        return once.get("fallback", () -> jdbc.sql("select username from fallback").query(String.class).optional().filter(access::has));
    }

    @Override
    public Calendars calendars(Jurisdiction jurisdiction) {
        return calendar.calendars(jurisdiction);
    }

    @Override
    public WorkingCalendar calendar(Jurisdiction jurisdiction) {
        return calendar.calendar(jurisdiction);
    }

    @Override
    public String unitsFingerprint() {
        return jdbc.sql("select md5(coalesce(string_agg(u::text, '|' order by code), '')) from org_unit u").query(String.class).single();
    }

    @Override
    public String calendarFingerprint() {
        return calendar.fingerprint();
    }

    private List<OrgUnit> pathUp(UnitId from) {
        Map<UnitId, OrgUnit> byId = byId();
        List<OrgUnit> path = new ArrayList<>();
        for (OrgUnit unit = byId.get(from); unit != null; unit = unit.parent().map(byId::get).orElse(null)) {
            path.add(unit);
        }
        return path;
    }

    private Map<UnitId, OrgUnit> byId() {
        Map<UnitId, OrgUnit> byId = new LinkedHashMap<>();
        units().forEach(unit -> byId.put(unit.id(), unit));
        return byId;
    }
}
