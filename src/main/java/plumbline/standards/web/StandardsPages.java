package plumbline.standards.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.standards.LatestReviews;
import plumbline.standards.Outcome;
import plumbline.standards.Standard;
import plumbline.standards.StandardFigures;
import plumbline.standards.StoredVersion;
import plumbline.standards.examples.WorkedExample;
import plumbline.standards.versions.StandardVersions;

/** The standards in force as pages: a list, and each of them in plain English. */
@Controller
class StandardsPages {

    private static final int HASH_SHOWN = 12;

    private final StandardCatalogue catalogue;

    StandardsPages(StandardCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/standards")
    String list(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String owner, Model model) {
        Map<StandardId, StandardFigures.Figures> figures = catalogue.figures();
        model.addAttribute("version", catalogue.inForce().version().number());
        model.addAttribute("evaluated", !figures.isEmpty());
        List<Standard> shown = catalogue.inForce().standards().stream().filter(standard -> kind.isBlank() || standard.kind().name().equals(kind))
                .filter(standard -> owner.isBlank() || standard.ownerTier().equals(owner)).toList();
        model.addAttribute("kind", kind);
        model.addAttribute("owner", owner);
        model.addAttribute("kinds", choices("Every kind", Stream.of(Standard.Kind.values()).collect(Collectors.toMap(Enum::name, StandardsPages::words,
                (one, other) -> one, LinkedHashMap::new))));
        model.addAttribute("owners", choices("Every owner", catalogue.inForce().standards().stream().map(Standard::ownerTier).distinct().sorted()
                .collect(Collectors.toMap(tier -> tier, tier -> tier, (one, other) -> one, LinkedHashMap::new))));
        model.addAttribute("count", shown.size());
        model.addAttribute("topics", topics(shown, figures));
        return "standards/list";
    }

    @GetMapping("/standards/{id}")
    String standard(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, Model model) {
        Standard standard = catalogue.standard(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Map<StandardId, StandardFigures.Figures> all = catalogue.figures();
        StandardFigures.Figures figures = all.get(standard.id());
        model.addAttribute("evaluated", !all.isEmpty());
        model.addAttribute("standard", standard);
        model.addAttribute("row", Row.of(standard, figures));
        model.addAttribute("inForceFrom", BusinessTime.write(standard.inForceFrom()));
        model.addAttribute("nextReview", BusinessTime.write(standard.nextReview()));
        model.addAttribute("quadrant", standard.quadrant() == null ? "" : Character.toUpperCase(standard.quadrant().charAt(0)) + standard.quadrant().substring(1));
        model.addAttribute("rules", RuleText.of(standard.sentences()));
        model.addAttribute("figures", figures == null ? List.of() : counts(figures));
        model.addAttribute("asAt", figures == null ? "" : BusinessTime.write(BusinessTime.dayOf(figures.asAt())));
        model.addAttribute("age", figures == null ? null : figures.age());
        model.addAttribute("examples", catalogue.examples(standard).stream().map(ExampleRow::of).toList());
        model.addAttribute("versions", catalogue.versions(standard).stream().map(VersionRow::of).toList());
        model.addAttribute("reviewed", reviewed(catalogue.reviews().get(standard.id())));
        model.addAttribute("changes", catalogue.underWay(standard));
        model.addAttribute("mayChange", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("ruleSet", catalogue.inForce().version().number());
        model.addAttribute("ruleSetHash", shortened(catalogue.inForce().version().contentHash()));
        model.addAttribute("fileHash", shortened(standard.contentHash()));
        return "standards/standard";
    }

    /** The standards by the folder their files lie in, which is their topic. */
    private static List<Topic> topics(List<Standard> standards, Map<StandardId, StandardFigures.Figures> figures) {
        Map<String, List<Row>> topics = new TreeMap<>();
        standards.forEach(standard -> topics.computeIfAbsent(topic(standard), unknown -> new ArrayList<>())
                .add(Row.of(standard, figures.get(standard.id()))));
        return topics.entrySet().stream().map(topic -> new Topic(topic.getKey(), topic.getValue())).toList();
    }

    private static String topic(Standard standard) {
        String[] folders = standard.file().split("/");
        String words = folders.length < 2 ? "other" : folders[folders.length - 2].replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Map<String, String> choices(String all, Map<String, String> words) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", all);
        choices.putAll(words);
        return choices;
    }

    private static List<Count> counts(StandardFigures.Figures figures) {
        List<Count> counts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            int count = figures.findings().getOrDefault(outcome, 0);
            if (count > 0) {
                counts.add(new Count(outcome.name(), outcome.word(), count));
            }
        }
        return counts;
    }

    private static String reviewed(LatestReviews.@Nullable Review review) {
        return review == null ? "Not yet" : BusinessTime.write(BusinessTime.dayOf(review.at())) + ", by " + review.by() + ": " + review.decision();
    }

    private static String shortened(String hash) {
        return hash.substring(0, HASH_SHOWN);
    }

    private static String words(Enum<?> value) {
        String words = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** How many findings there are of one outcome. */
    record Count(String outcome, String word, int count) {
    }

    /** The standards of one topic. */
    record Topic(String name, List<Row> rows) {
    }

    /** A standard in the list. {@code openBreaches} is {@code null} before the first evaluation. */
    record Row(String id, String title, String owner, String kind, String sourceStatus, @Nullable Integer openBreaches) {

        static Row of(Standard standard, StandardFigures.@Nullable Figures figures) {
            return new Row(standard.id().value(), standard.title(), standard.ownerTier(), words(standard.kind()),
                    words(standard.sourceStatus()), figures == null ? null : figures.openBreaches());
        }
    }

    /** A worked example for reading. */
    record ExampleRow(String name, String asAt, List<String> expected) {

        static ExampleRow of(WorkedExample example) {
            return new ExampleRow(example.name(), BusinessTime.write(example.asAt().day()), example.expected());
        }
    }

    /** A version in which the standard changed, for reading. */
    record VersionRow(int number, @Nullable Integer before, String createdAt, String createdBy, String reason, @Nullable String changeRequest) {

        static VersionRow of(StandardVersions.Changed changed) {
            StoredVersion version = changed.version();
            String reason = version.restores() != null ? "Brings back version " + version.restores() + ". " + version.reason()
                    : version.reason().isEmpty() ? "Came with the service." : version.reason();
            return new VersionRow(version.number(), changed.before(), BusinessTime.write(version.createdAt()), version.createdBy(), reason, version.changeRequest());
        }
    }
}
