package plumbline.studio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.StandardId;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.Finding;
import plumbline.evaluation.FindingFilter;
import plumbline.evaluation.Findings;
import plumbline.facts.Fact;
import plumbline.facts.FactStore;
import plumbline.facts.Location;
import plumbline.facts.QualityVisit;
import plumbline.facts.Rating;
import plumbline.standards.AsAt;
import plumbline.standards.CaseExamples;
import plumbline.standards.Outcome;
import plumbline.standards.Subject;

/** Puts real cases among the worked examples of a draft, without anything that tells whose they are. */
@Component
public class ExamplesFromCases {

    private static final Pattern ITEM = Pattern.compile("(?m)^( *)- name:");
    private static final String USUAL_INDENT = "  ";

    private final Findings findings;
    private final EvaluationRuns runs;
    private final FactStore facts;
    private final CaseExamples examples;
    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final ChangeStory story;

    ExamplesFromCases(Findings findings, EvaluationRuns runs, FactStore facts, CaseExamples examples, ChangeRequestTable requests, HeldRequests held, ChangeStory story) {
        this.findings = findings;
        this.runs = runs;
        this.facts = facts;
        this.examples = examples;
        this.requests = requests;
        this.held = held;
        this.story = story;
    }

    /** What the latest run found by a standard, to choose from. */
    public Page<Finding> cases(StandardId standard, @Nullable Outcome outcome, int page) {
        return findings.find(new FindingFilter(Optional.empty(), Optional.of(standard), Optional.empty(), Optional.ofNullable(outcome), Optional.empty()), page);
    }

    /**
     * Adds a case to the worked examples of a draft.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     * @param subject the reference of the case, the person or the location
     * @param period  which duty of the subject
     */
    @Transactional
    public Attempt<ChangeRequest> add(Actor actor, String reference, int version, StandardId standard, String subject, String period) {
        return held.open(reference, version).then(request -> Drafting.texts(request, standard.value()).then(files -> example(standard, subject, period).then(example -> {
            ChangedFile file = files.stream().filter(each -> !each.rules()).findFirst().orElse(null);
            if (file == null) {
                return Attempt.notNow("This change has no worked examples for " + standard + ". Save its text first.");
            }
            requests.put(request.id(), new ChangedFile(file.path(), with(Objects.requireNonNullElse(file.content(), ""), example), file.baseHash()));
            requests.touched(request, request.heading(), request.reason(), request.inForceOn(), request.baseVersion(), actor);
            story.tell(request, actor, "Made an example from a real case", standard + ", without anything that tells whose it is");
            return Attempt.done(requests.find(request.id()).orElseThrow());
        })));
    }

    private Attempt<String> example(StandardId standard, String subject, String period) {
        Optional<Finding> finding = findings.find(new FindingFilter(Optional.empty(), Optional.of(standard), Optional.of(subject), Optional.empty(), Optional.empty()), 1)
                .items().stream().filter(found -> found.subject().ref().equals(subject) && found.period().equals(period)).findFirst();
        if (finding.isEmpty()) {
            return Attempt.notFound("The latest run found nothing by " + standard + " of this case.");
        }
        AsAt asAt = runs.run(finding.get().run()).or(runs::lastCompleted).orElseThrow().asAt();
        return examples.example(standard, subject, period, asAt, known(finding.get().subject())).map(Attempt::done).orElseGet(() -> Attempt.notNow(
                "This case cannot be made an example: what is known of it has changed since the latest run, or is more than an example can hold. Choose another one."));
    }

    private List<Fact> known(Subject subject) {
        return subject.personRef() != null ? facts.person(subject.personRef()).facts() : subject.kind() == Subject.Kind.PERSON ? facts.person(subject.ref()).facts()
                : facts.providers().facts().stream().filter(fact -> about(fact, subject.ref())).toList();
    }

    private static boolean about(Fact fact, String location) {
        return fact instanceof Location place ? place.ref().equals(location)
                : fact instanceof Rating rating ? rating.ref().equals(location)
                : fact instanceof QualityVisit visit && visit.locationId().equals(location);
    }

    /** The same file with another example at its end, indented as the others are. */
    static String with(String file, String example) {
        Matcher item = ITEM.matcher(file);
        String indent = item.find() ? item.group(1) : USUAL_INDENT;
        StringBuilder text = new StringBuilder(file.isBlank() ? "examples:\n" : StandardFiles.plain(file) + "\n");
        example.lines().forEach(line -> text.append(indent).append(line).append('\n'));
        return text.toString();
    }
}
