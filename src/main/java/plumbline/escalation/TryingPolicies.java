package plumbline.escalation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.breaches.NewWork;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.policy.PolicyDrafts;
import plumbline.escalation.policy.PolicyImpact;
import plumbline.escalation.policy.PolicyImpact.AtTier;
import plumbline.escalation.policy.PolicyImpact.Moving;
import plumbline.escalation.policy.PolicyText;
import plumbline.standards.RuleProblem;

/** Reads drafts of the escalation policy and asks both tables about the breaches and escalations there are. */
@Component
class TryingPolicies implements PolicyDrafts {

    /** What an open escalation asks the policy for again; everything else was decided when it opened. */
    private static final List<String> ASKED_AGAIN = List.of("systemic_at", "path", "acknowledge", "plan", "agree", "act", "re_test", "sign_off",
            "sign_off_tier");

    private final EscalationPolicy policy;
    private final Forecast forecast;
    private final JdbcClient jdbc;

    TryingPolicies(EscalationPolicy policy, Forecast forecast, JdbcClient jdbc) {
        this.policy = policy;
        this.forecast = forecast;
        this.jdbc = jdbc;
    }

    @Override
    public PolicyText inForce() {
        return policy.text();
    }

    @Override
    public List<RuleProblem> problems(PolicyText draft) {
        try {
            policy.read(draft);
            return List.of();
        } catch (PolicyFile.Unusable unusable) {
            return unusable.problems();
        }
    }

    @Override
    public PolicyImpact impact(PolicyText draft) {
        PolicyTable after = policy.read(draft);
        List<Moving> moving = moving(after, rows(policy.text()), rows(draft));
        int open = jdbc.sql("select count(*) from escalation where state = 'OPEN'").query(Integer.class).single();
        return new PolicyImpact(tiers(after), open, moving.stream().limit(PolicyImpact.SHOWN).toList(), moving.size());
    }

    private List<AtTier> tiers(PolicyTable after) {
        List<NewWork.Opening> openings = jdbc.sql("select standard, unit, severity, count(*) as breaches from breach where state = 'OPEN' group by 1, 2, 3")
                .query((row, i) -> new NewWork.Opening(new StandardId(row.getString("standard")), new UnitId(row.getString("unit")),
                        Severity.valueOf(row.getString("severity")), row.getInt("breaches"))).list();
        Map<Integer, AtTier> tiers = new TreeMap<>();
        forecast.anew(policy.table(), openings).forEach(at -> tiers.put(at.tier(), new AtTier(at.tier(), at.name(), at.escalations(), 0, at.breaches(), 0)));
        forecast.anew(after, openings).forEach(at -> tiers.merge(at.tier(), new AtTier(at.tier(), at.name(), 0, at.escalations(), 0, at.breaches()),
                (one, other) -> new AtTier(at.tier(), at.name(), one.escalationsBefore(), other.escalationsAfter(), one.breachesBefore(), other.breachesAfter())));
        return List.copyOf(tiers.values());
    }

    private List<Moving> moving(PolicyTable after, Map<Integer, PolicyText.Line> linesBefore, Map<Integer, PolicyText.Line> linesAfter) {
        PolicyTable before = policy.table();
        List<Moving> moving = new ArrayList<>();
        jdbc.sql("select id, reference, standard, unit, severity from escalation where state = 'OPEN' order by severity, length(reference), reference").query(row -> {
            StandardId standard = new StandardId(row.getString("standard"));
            UnitId unit = new UnitId(row.getString("unit"));
            Severity severity = Severity.valueOf(row.getString("severity"));
            String how = difference(linesBefore.get(before.rowFor(standard, severity, unit).line()), linesAfter.get(after.rowFor(standard, severity, unit).line()));
            if (!how.isEmpty()) {
                moving.add(new Moving(row.getString("id"), row.getString("reference"), standard.value(), unit.value(), severity.name(), how));
            }
        });
        return moving;
    }

    private static String difference(PolicyText.Line before, PolicyText.Line after) {
        return ASKED_AGAIN.stream().filter(column -> !before.cell(column).equals(after.cell(column)))
                .map(column -> column.replace('_', ' ') + " " + after.cell(column) + ", was " + before.cell(column)).collect(Collectors.joining("; "));
    }

    private static Map<Integer, PolicyText.Line> rows(PolicyText text) {
        Map<Integer, PolicyText.Line> rows = new HashMap<>();
        text.lines().forEach(line -> rows.put(line.line(), line));
        return rows;
    }
}
