package plumbline.escalation.theme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.escalation.EscalationId;

/** Reads and writes the tables of improvement themes. */
@Component
class ThemeTable {

    private static final String THEMES = """
            select t.*, array(select p.escalation from theme_plan p where p.theme = t.id and p.removed_at is null order by p.added_at) as escalations
            from improvement_theme t""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ThemeTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Theme> all() {
        return jdbc.sql(THEMES + " order by t.ends, t.title").query(ThemeTable::theme).list();
    }

    Optional<Theme> find(UUID id) {
        return jdbc.sql(THEMES + " where t.id = ?").param(id).query(ThemeTable::theme).optional();
    }

    /** The theme that gathers an escalation's plans. */
    Optional<Theme> of(EscalationId escalation) {
        return jdbc.sql(THEMES + " where exists (select 1 from theme_plan p where p.theme = t.id and p.escalation = ? and p.removed_at is null)")
                .param(escalation.value()).query(ThemeTable::theme).optional();
    }

    /** The escalation that people call so. */
    Optional<EscalationId> called(String reference) {
        return jdbc.sql("select id from escalation where reference = ?").param(reference).query(UUID.class).optional().map(EscalationId::new);
    }

    boolean titleTaken(String title) {
        return jdbc.sql("select exists (select 1 from improvement_theme where title = ?)").param(title).query(Boolean.class).single();
    }

    UUID insert(ThemeDraft draft, Actor actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into improvement_theme (id, title, change, director, starts, ends, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, draft.title(), draft.change(), draft.director(), Objects.requireNonNull(draft.starts()),
                        Objects.requireNonNull(draft.ends()), actor.words(), now()).update();
        return id;
    }

    void add(UUID theme, EscalationId escalation, Actor actor) {
        jdbc.sql("insert into theme_plan (theme, escalation, added_by, added_at) values (?, ?, ?, ?)")
                .params(theme, escalation.value(), actor.words(), now()).update();
    }

    void remove(UUID theme, EscalationId escalation, Actor actor, String reason) {
        jdbc.sql("update theme_plan set removed_by = ?, removed_at = ?, reason = ? where theme = ? and escalation = ? and removed_at is null")
                .params(actor.words(), now(), reason, theme, escalation.value()).update();
    }

    private static Theme theme(ResultSet row, int index) throws SQLException {
        List<EscalationId> escalations = Stream.of((UUID[]) row.getArray("escalations").getArray()).map(EscalationId::new).toList();
        return new Theme(row.getObject("id", UUID.class), row.getString("title"), row.getString("change"), row.getString("director"),
                row.getObject("starts", LocalDate.class), row.getObject("ends", LocalDate.class), escalations);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
