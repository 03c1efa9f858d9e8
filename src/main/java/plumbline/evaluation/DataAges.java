package plumbline.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.facts.FactKind;
import plumbline.intake.freshness.FeedState;
import plumbline.intake.freshness.Freshness;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/** How old the facts of each standard are: which kinds its sentences speak of, and how fresh the feeds are that bring them. */
@Component
public class DataAges {

    private final RuleSets ruleSets;
    private final Freshness freshness;

    DataAges(RuleSets ruleSets, Freshness freshness) {
        this.ruleSets = ruleSets;
        this.freshness = freshness;
    }

    /** The age of the facts of each standard in force, as they stood at a moment. */
    public Map<StandardId, DataAge> at(Instant moment) {
        return at(moment, ruleSets.inForce());
    }

    private Map<StandardId, DataAge> at(Instant moment, CompiledRuleSet ruleSet) {
        List<FeedState> feeds = freshness.feeds(moment);
        Map<StandardId, DataAge> ages = new TreeMap<>();
        for (Standard standard : ruleSet.standards()) {
            ages.put(standard.id(), age(feeds, ruleSet.kindsOfFacts(standard.id()).orElse(Set.of())));
        }
        return ages;
    }

    /**
     * The standards of which facts may be missing at a moment: what is not found of them proves nothing.
     *
     * @param ruleSet whose sentences are to say which facts those are: the rules that find, which need not be those in force
     */
    public Set<StandardId> notFresh(Instant moment, CompiledRuleSet ruleSet) {
        return at(moment, ruleSet).entrySet().stream().filter(age -> !age.getValue().fresh()).map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The age of the facts of one standard, or of all together. */
    public DataAge at(Instant moment, Optional<StandardId> standard) {
        return standard.map(id -> Optional.ofNullable(at(moment).get(id)).orElse(new DataAge(null, List.of()))).orElseGet(() -> ofAll(moment));
    }

    /** The age of all facts together. */
    public DataAge ofAll(Instant moment) {
        List<FeedState> feeds = freshness.feeds(moment);
        CompiledRuleSet ruleSet = ruleSets.inForce();
        return age(feeds, ruleSet.standards().stream().flatMap(standard -> ruleSet.kindsOfFacts(standard.id()).orElse(Set.of()).stream())
                .collect(Collectors.toSet()));
    }

    /**
     * Whether a file with something new for a standard came between two moments and speaks of a day or later ones. What the
     * service keeps itself is as fresh as can be; of a standard that is not in force any file will do.
     */
    public boolean newFacts(StandardId standard, Instant from, Instant until, LocalDate day) {
        Optional<Set<FactKind>> kinds = ruleSets.inForce().kindsOfFacts(standard);
        return kinds.map(asked -> asked.isEmpty() || freshness.cameBetween(asked, from, until, day))
                .orElseGet(() -> freshness.cameBetween(from, until, day));
    }

    private static DataAge age(List<FeedState> feeds, Set<FactKind> kinds) {
        List<FeedState> bringing = Freshness.bringing(feeds, kinds);
        Map<FactKind, LocalDate> known = new HashMap<>();
        for (FeedState feed : bringing) {
            LocalDate day = feed.last() == null ? null : feed.last().dataAsOf();
            if (day != null) {
                feed.feed().kinds().stream().filter(kinds::contains).forEach(kind -> known.merge(kind, day, (one, other) -> one.isAfter(other) ? one : other));
            }
        }
        return new DataAge(known.values().stream().min(Comparator.naturalOrder()).orElse(null),
                bringing.stream().filter(feed -> feed.trouble().leavesFactsMissing()).map(FeedState::words).toList());
    }
}
