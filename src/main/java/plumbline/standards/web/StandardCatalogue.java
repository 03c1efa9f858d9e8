package plumbline.standards.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.LatestReviews;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;
import plumbline.standards.StandardChanges;
import plumbline.standards.StandardFigures;
import plumbline.standards.examples.ExampleReader;
import plumbline.standards.examples.WorkedExample;
import plumbline.standards.versions.RuleSetStore;
import plumbline.standards.versions.StandardVersions;

/** What the pages and the API show of the standards in force. */
@Component
class StandardCatalogue {

    private final RuleSets ruleSets;
    private final RuleSetStore store;
    private final ObjectProvider<StandardFigures> figures;
    private final ObjectProvider<StandardChanges> changes;
    private final ObjectProvider<LatestReviews> reviews;
    private final StandardVersions versions;

    StandardCatalogue(RuleSets ruleSets, RuleSetStore store, ObjectProvider<StandardFigures> figures, ObjectProvider<StandardChanges> changes,
                      ObjectProvider<LatestReviews> reviews, StandardVersions versions) {
        this.ruleSets = ruleSets;
        this.store = store;
        this.figures = figures;
        this.changes = changes;
        this.reviews = reviews;
        this.versions = versions;
    }

    CompiledRuleSet inForce() {
        return ruleSets.inForce();
    }

    Optional<Standard> standard(String id) {
        return inForce().standards().stream().filter(standard -> standard.id().value().equals(id)).findFirst();
    }

    /** The current figures by standard; empty when nothing has been evaluated yet. */
    Map<StandardId, StandardFigures.Figures> figures() {
        StandardFigures provided = figures.getIfAvailable();
        return provided == null ? Map.of() : provided.latest();
    }

    /** The worked examples beside a standard's rule file. */
    List<WorkedExample> examples(Standard standard) {
        String path = standard.file().replaceFirst("\\.dslr$", ExampleReader.SUFFIX);
        return store.file(inForce().version().number(), path).map(ExampleReader::read).map(ExampleReader.Reading::examples).orElse(List.of());
    }

    /** The changes to a standard that somebody works on. */
    List<StandardChanges.Change> underWay(Standard standard) {
        StandardChanges provided = changes.getIfAvailable();
        return provided == null ? List.of() : provided.underWay(standard.id());
    }

    /** The versions in which a standard came to say something else. */
    List<StandardVersions.Changed> versions(Standard standard) {
        return versions.of(standard);
    }

    /** What was last decided about each standard at its review. */
    Map<StandardId, LatestReviews.Review> reviews() {
        LatestReviews provided = reviews.getIfAvailable();
        return provided == null ? Map.of() : provided.latestReviews();
    }
}
