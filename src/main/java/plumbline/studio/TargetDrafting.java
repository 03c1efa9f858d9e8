package plumbline.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.core.WrittenTable;
import plumbline.standards.Outcome;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;
import plumbline.standards.StandardFigures;

/** The targets of rates and indicators, and writing where each starts from and how it is to be reached. */
@Component
public class TargetDrafting extends TableDrafting {

    private static final TableDrafts.Kind KIND = new TableDrafts.Kind(TargetFile.PATH, TargetFile.HEADER, "baselines and trajectories of targets");
    private static final Set<Outcome> FIGURES = Set.of(Outcome.GREEN, Outcome.AMBER, Outcome.RED);

    /**
     * The target of one standard.
     *
     * @param way where it starts from and how it is to be reached; {@code null} when nobody has said
     */
    public record Target(Standard standard, TargetLines lines, TargetFile.@Nullable Way way, List<SmartCheck.Point> smart) {

        /** How many of the five hold. */
        public int smartPoints() {
            return (int) smart.stream().filter(SmartCheck.Point::fine).count();
        }
    }

    private final ChangeRequestTable requests;
    private final RuleSets ruleSets;
    private final RuleSetHistory history;
    private final ObjectProvider<StandardFigures> figures;
    private final Clock clock;

    TargetDrafting(TableDrafts tables, ChangeRequestTable requests, RuleSets ruleSets, RuleSetHistory history, ObjectProvider<StandardFigures> figures, Clock clock) {
        super(KIND, tables);
        this.requests = requests;
        this.ruleSets = ruleSets;
        this.history = history;
        this.figures = figures;
        this.clock = clock;
    }

    /** The targets in force, by standard. */
    public List<Target> targets() {
        return targets(inForce());
    }

    /** The targets as they would be with a drafted table. */
    public List<Target> targets(TargetFile file) {
        Map<String, TargetFile.Way> ways = file.ways();
        Map<StandardId, StandardFigures.Figures> latest = Optional.ofNullable(figures.getIfAvailable()).map(StandardFigures::latest).orElse(Map.of());
        return withTargets().values().stream().map(standard -> {
            TargetLines lines = TargetLines.of(standard.sentences());
            TargetFile.Way way = ways.get(standard.id().value());
            boolean measured = Optional.ofNullable(latest.get(standard.id())).filter(known -> known.findings().keySet().stream().anyMatch(FIGURES::contains)).isPresent();
            return new Target(standard, lines, way, SmartCheck.of(standard, lines, measured, way, today()));
        }).toList();
    }

    private Map<String, Standard> withTargets() {
        return ruleSets.inForce().standards().stream().filter(standard -> standard.kind() == Standard.Kind.INDICATOR || standard.kind() == Standard.Kind.RATE)
                .collect(Collectors.toMap(standard -> standard.id().value(), standard -> standard, (one, other) -> one, TreeMap::new));
    }

    /** The table in force; one without rows while nobody has written any. */
    public TargetFile inForce() {
        String text = StandardFiles.text(history.files(history.versions().get(0).number()), TargetFile.PATH);
        return text == null ? TargetFile.empty() : new TargetFile(text);
    }

    @Override
    String unwritten() {
        return TargetFile.empty().text();
    }

    /**
     * Puts the way of a standard in the place of the one it has in the draft, whatever it says.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     */
    @Transactional
    public Attempt<ChangeRequest> put(Actor actor, String reference, @Nullable Integer version, String standard, String baseline, String measuredOn, String trajectory) {
        if (!withTargets().containsKey(standard)) {
            return Attempt.invalid("standard", "Choose a rate or an indicator.");
        }
        Integer line = requests.called(reference).flatMap(TargetDrafting::draft).map(TargetFile::table)
                .flatMap(table -> table.lines().stream().filter(row -> table.cell(row, "standard").equals(standard)).findFirst()).map(WrittenTable.Line::line).orElse(null);
        return put(actor, reference, version, line, List.of(standard, baseline.strip(), measuredOn.strip(), trajectory.strip()));
    }

    /** The table as a change request wants it; empty when it changes none. */
    public static Optional<TargetFile> draft(ChangeRequest request) {
        return TableDrafts.draft(request, KIND).map(table -> new TargetFile(table.text()));
    }

    @Override
    public List<RuleProblem> problems(ChangeRequest request) {
        return draft(request).map(file -> KIND.problems(file.problems(withTargets().keySet(), today()))).orElse(List.of());
    }

    @Override
    public List<RuleProblem> unusable(ChangeRequest request) {
        return draft(request).map(file -> KIND.problems(file.unusable())).orElse(List.of());
    }

    @Override
    public String unfit() {
        return "The table of targets cannot be read.";
    }

    @Override
    public Attempt<ChangeRequest> refuseUnfit(ChangeRequest request) {
        boolean same = draft(request).filter(file -> file.ways().equals(inForce().ways())).isPresent();
        return TableDrafts.refuse(request, "The table of targets", problems(request), same);
    }

    @Override
    public Optional<String> tried(ChangeRequest request) {
        return draft(request).map(file -> smart(file) + " of " + withTargets().size() + " targets would be specific, measurable, achievable, relevant and time-bound, now "
                + smart(inForce()) + ". Colours of findings stay as they are.");
    }

    private long smart(TargetFile file) {
        return targets(file).stream().filter(target -> target.smartPoints() == target.smart().size()).count();
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
