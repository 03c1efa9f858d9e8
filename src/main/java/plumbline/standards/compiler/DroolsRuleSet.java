package plumbline.standards.compiler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.core.WorkingCalendar;
import plumbline.facts.FactKind;
import plumbline.facts.FactPartition;
import plumbline.standards.AsAt;
import plumbline.standards.CaseResults;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.Standard;
import plumbline.standards.Tally;
import plumbline.standards.judging.Judge;
import plumbline.standards.judging.JudgedRecord;
import plumbline.standards.judging.Results;
import plumbline.standards.rulefile.RatesOverCases;
import plumbline.standards.rulefile.RuleFile;

/** A compiled rule set. Each call has a session of its own, so threads share nothing but the immutable rule base. */
final class DroolsRuleSet implements CompiledRuleSet {

    /** Rates have no clock. */
    private static final Calendars NO_CALENDARS = new Calendars(WorkingCalendar.of(Set.of(), Set.of()), WorkingCalendar.of(Set.of(), Set.of()));

    private final RuleSetVersion version;
    private final List<Standard> standards;
    /** The rules; what stands in a later one took the place of what is silent in the first. */
    private final List<RuleBase> bases;
    private final Map<StandardId, Set<FactKind>> kinds;
    /** Each standard in rule language. */
    private final Map<StandardId, String> written;
    /** The whole rule set to which this one adds a part; {@code null} when it is whole. */
    private final @Nullable DroolsRuleSet whole;
    /** Whether some standard asks for the records that others have judged. */
    private final boolean asksForRecords;
    /** The standards whose cases some rate counts. */
    private final Set<String> counted;

    /** A rule set that was compiled as a whole. */
    DroolsRuleSet(RuleSetVersion version, List<RuleFile> files, Map<StandardId, String> written, KieBase base) {
        this(version, standards(files), written, List.of(new RuleBase(base)), KindsOfFacts.of(files), null);
    }

    private DroolsRuleSet(RuleSetVersion version, List<Standard> standards, Map<StandardId, String> written, List<RuleBase> bases, Map<StandardId, Set<FactKind>> kinds,
                          @Nullable DroolsRuleSet whole) {
        this.version = version;
        this.standards = standards;
        this.written = Map.copyOf(written);
        this.bases = bases;
        this.kinds = kinds;
        this.whole = whole;
        this.asksForRecords = written.values().stream().anyMatch(text -> text.contains(JudgedRecord.class.getSimpleName() + "("));
        this.counted = standards.stream().flatMap(standard -> RatesOverCases.named(String.join("\n", standard.sentences())).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Standard> standards(List<RuleFile> files) {
        return files.stream().map(RuleFile::standard).sorted(Comparator.comparing(Standard::id)).toList();
    }

    /** The same rules under another name. */
    DroolsRuleSet named(RuleSetVersion other) {
        return new DroolsRuleSet(other, standards, written, bases, kinds, whole);
    }

    /** The rule set that was compiled as a whole: this one, or the one to which it adds a part. */
    DroolsRuleSet whole() {
        return whole == null ? this : whole;
    }

    /** Which of some standards, written in rule language, this rule set does not have just so. */
    Set<StandardId> lacks(Map<StandardId, String> others) {
        return others.entrySet().stream().filter(other -> !other.getValue().equals(written.get(other.getKey()))).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /**
     * These rules with others in their place. No standard depends on when another is judged and no rule makes facts, so rules in two
     * bases find what they would in one.
     *
     * @param part the compiled rules of what this rule set lacks; {@code null} when it lacks nothing
     */
    DroolsRuleSet with(RuleSetVersion other, List<RuleFile> files, Map<StandardId, String> texts, @Nullable KieBase part) {
        Set<StandardId> silent = new HashSet<>(written.keySet());
        silent.removeAll(texts.keySet());
        silent.addAll(lacks(texts));
        RuleBase first = bases.get(0).without(silent);
        boolean same = silent.isEmpty() && part == null;
        return new DroolsRuleSet(other, standards(files), texts, part == null ? List.of(first) : List.of(first, new RuleBase(part)), KindsOfFacts.of(files), same ? null : this);
    }

    @Override
    public RuleSetVersion version() {
        return version;
    }

    @Override
    public List<Standard> standards() {
        return standards;
    }

    @Override
    public Optional<Set<FactKind>> kindsOfFacts(StandardId standard) {
        return Optional.ofNullable(kinds.get(standard));
    }

    @Override
    public CaseResults judgeCases(FactPartition partition, AsAt asAt, Calendars calendars) {
        Judge cases = new Judge(asAt, calendars, partition.facts());
        fire(partition.facts(), cases);
        Judge records = new Judge(asAt, calendars);
        List<Object> judged = new ArrayList<>(Results.records(cases, partition.facts(), asksForRecords));
        judged.addAll(Results.cases(cases, counted));
        fire(judged, records);
        return Results.of(cases, records);
    }

    @Override
    public List<Judgement> judgeRates(Collection<Tally> tallies, AsAt asAt) {
        Judge judge = new Judge(asAt, NO_CALENDARS);
        fire(tallies, judge);
        return judge.rateJudgements().stream().sorted(Comparator.comparing(Judgement::standard)
                .thenComparing(judgement -> judgement.subject().ref())).toList();
    }

    private void fire(Collection<?> facts, Judge judge) {
        bases.forEach(base -> base.fire(facts, judge));
    }
}
