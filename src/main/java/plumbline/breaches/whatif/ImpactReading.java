package plumbline.breaches.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.NewWork;
import plumbline.breaches.Fingerprint;
import plumbline.breaches.whatif.Impact.Effect;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.database.Narrowing;
import plumbline.organisation.Organisation;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;

/** Reads what a what-if reckoned. */
@Component
class ImpactReading {

    private final JdbcClient jdbc;
    private final Organisation organisation;

    ImpactReading(JdbcClient jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    List<Impact.Count> counts(ImpactId id) {
        return jdbc.sql("""
                select effect, standard, unit, count(*) as n from impact_case where impact = ?
                group by effect, standard, unit order by standard, unit, effect""").param(id.value())
                .query((row, i) -> new Impact.Count(Effect.valueOf(row.getString("effect")), new StandardId(row.getString("standard")),
                        new UnitId(row.getString("unit")), row.getInt("n"))).list();
    }

    List<Impact.AtProvider> providers(ImpactId id) {
        return jdbc.sql("""
                select about.provider, coalesce((select max(l.provider_name) from location l where l.provider_id = about.provider), about.provider) as name, about.effect, count(*) as n
                from (select c.effect, case when c.subject_kind = 'PROVIDER' then c.subject_ref else l.provider_id end as provider
                      from impact_case c left join location l on c.subject_kind = 'LOCATION' and l.ref = c.subject_ref
                      where c.impact = ? and c.subject_kind in ('LOCATION', 'PROVIDER')) about
                where about.provider is not null group by about.provider, about.effect order by name, about.provider, about.effect""").param(id.value())
                .query((row, i) -> new Impact.AtProvider(row.getString("provider"), row.getString("name"), Effect.valueOf(row.getString("effect")), row.getInt("n"))).list();
    }

    List<NewWork.Opening> openings(ImpactId id) {
        return jdbc.sql("""
                select standard, unit, severity_after, count(*) as n from impact_case where impact = ? and effect = 'OPENS'
                group by standard, unit, severity_after""").param(id.value())
                .query((row, i) -> new NewWork.Opening(new StandardId(row.getString("standard")), new UnitId(row.getString("unit")),
                        Severity.valueOf(row.getString("severity_after")), row.getInt("n"))).list();
    }

    List<Impact.OutcomeCount> outcomes(ImpactId id) {
        return jdbc.sql("select * from impact_outcome where impact = ? order by standard, outcome").param(id.value())
                .query((row, i) -> new Impact.OutcomeCount(new StandardId(row.getString("standard")), Outcome.valueOf(row.getString("outcome")),
                        row.getInt("before"), row.getInt("after"))).list();
    }

    List<Impact.Rate> changedRates(ImpactId id) {
        return jdbc.sql("""
                select * from impact_rate where impact = ? and (outcome_before is distinct from outcome_after or rate_before is distinct from rate_after)
                order by standard, period desc, subject_kind, subject_ref""").param(id.value())
                .query((row, i) -> new Impact.Rate(new StandardId(row.getString("standard")), row.getString("subject_ref"), new UnitId(row.getString("unit")),
                        row.getString("period"), outcome(row.getString("outcome_before")), row.getString("rate_before"),
                        outcome(row.getString("outcome_after")), row.getString("rate_after"))).list();
    }

    List<Impact.MovedDeadline> movedDeadlines(ImpactId id) {
        return jdbc.sql("select * from impact_deadline where impact = ? order by standard, before, after").param(id.value())
                .query((row, i) -> new Impact.MovedDeadline(new StandardId(row.getString("standard")), row.getObject("before", OffsetDateTime.class).toInstant(),
                        row.getObject("after", OffsetDateTime.class).toInstant(), row.getInt("duties"))).list();
    }

    Page<ImpactCase> cases(ImpactId id, ImpactFilter filter, int page, int size) {
        Narrowing narrowing = Narrowing.NONE
                .by("impact = :impact", "impact", Optional.of(id.value()))
                .by("effect = :effect", "effect", filter.effect().map(Effect::name))
                .by("standard = :standard", "standard", filter.standard().map(StandardId::value))
                .by("unit = any (:units)", "units", filter.unit().map(unit -> organisation.within(unit).stream().map(UnitId::value).toArray(String[]::new)))
                .by("(subject_kind = 'PROVIDER' and subject_ref = :provider or subject_kind = 'LOCATION' and subject_ref in (select ref from location where provider_id = :provider))",
                        "provider", filter.provider());
        int total = jdbc.sql("select count(*) from impact_case" + narrowing.where()).params(narrowing.values()).query(Integer.class).single();
        return Page.read(total, page, size, before -> jdbc.sql("select * from impact_case" + narrowing.where()
                        + " order by coalesce(severity_after, severity_before), standard, deadline nulls last, subject_ref, period limit :size offset :before")
                .params(narrowing.values()).param("size", size).param("before", before).query(ImpactReading::one).list());
    }

    private static ImpactCase one(ResultSet row, int index) throws SQLException {
        OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
        Subject subject = new Subject(Subject.Kind.valueOf(row.getString("subject_kind")), row.getString("subject_ref"), row.getString("person_ref"));
        return new ImpactCase(Effect.valueOf(row.getString("effect")), new Fingerprint(new StandardId(row.getString("standard")), subject, row.getString("period")),
                new UnitId(row.getString("unit")), severity(row.getString("severity_before")), severity(row.getString("severity_after")),
                deadline == null ? null : deadline.toInstant(), row.getString("explanation"));
    }

    private static @Nullable Severity severity(@Nullable String name) {
        return name == null ? null : Severity.valueOf(name);
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }
}
