package plumbline.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.StandardId;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.RuleTrial;
import plumbline.standards.TriedRules;
import plumbline.standards.TriedRules.ExampleOutcome;
import plumbline.standards.TriedRules.Place;

/**
 * Taking over what came out of worked examples. A changed limit makes many of them come out otherwise, also those of rates that
 * count its cases; an author reads why and has the expectations written, and whoever reviews the change reads which they were.
 */
@Component
public class TakingOverExamples {

    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final ChangeRequests trials;
    private final Drafting drafting;
    private final TakenOverTable taken;
    private final RuleSetHistory history;
    private final RuleTrial trial;
    private final ChangeStory story;

    TakingOverExamples(ChangeRequestTable requests, HeldRequests held, ChangeRequests trials, Drafting drafting, TakenOverTable taken, RuleSetHistory history,
                       RuleTrial trial, ChangeStory story) {
        this.requests = requests;
        this.held = held;
        this.trials = trials;
        this.drafting = drafting;
        this.taken = taken;
        this.history = history;
        this.trial = trial;
        this.story = story;
    }

    /**
     * An expectation that came out otherwise.
     *
     * @param file the path of the example file
     * @param at   where it is written in the file, in characters from 0
     */
    public record Chosen(String file, int at) {

        static Chosen of(ExampleOutcome outcome) {
            return new Chosen(outcome.file(), outcome.place() == null ? -1 : outcome.place().at());
        }
    }

    /**
     * What the examples of one file would lack if everything that came out of them were taken over: a limit halved makes a miss of the
     * only example of somebody who meets the standard. Nothing when the file lacks the same already.
     *
     * @param differing what came out otherwise, of this and other files
     */
    public List<String> lackingAfterAll(ChangeRequest request, List<ExampleOutcome> differing, String file) {
        String before = Objects.requireNonNullElse(examplesAt(request, file).content(), "");
        String after = replaced(before, differing.stream().filter(outcome -> outcome.file().equals(file)).filter(ExampleOutcome::canBeTakenOver).toList());
        StandardId standard = StandardFiles.standard(file).orElseThrow();
        List<String> lacking = new ArrayList<>(trial.lacking(standard, new RuleSource(file, after)));
        lacking.removeAll(trial.lacking(standard, new RuleSource(file, before)));
        return lacking;
    }

    /** What the standards of a draft lack as it is, in words. */
    public List<String> lacking(ChangeRequest request) {
        return trials.tryOut(request) instanceof Attempt.Done<TriedRules> done ? done.value().lacking() : List.of();
    }

    /** What a draft's examples come out with, as far as that is not what they expect. Takes a second or two, unless it was tried before. */
    public Attempt<List<ExampleOutcome>> differing(ChangeRequest request) {
        return trials.tryOut(request).then(tried -> tried.problems().isEmpty()
                ? Attempt.done(tried.examples().stream().filter(outcome -> !outcome.holds()).toList())
                : Attempt.notNow("The draft has a problem, so its worked examples did not run. " + tried.problems().get(0).words()));
    }

    /**
     * Writes expectations as they came out. Standards whose examples are among them become part of the change.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     * @param chosen  the expectations; those that hold or cannot be written by the service are left as they are
     */
    public Attempt<ChangeRequest> takeOver(Actor actor, String reference, int version, Set<Chosen> chosen) {
        return held.find(reference).then(request -> request.version() == version ? Attempt.done(request) : HeldRequests.overtaken(request))
                .then(request -> differing(request).then(differing -> {
                    List<ExampleOutcome> outcomes = differing.stream().filter(ExampleOutcome::canBeTakenOver)
                            .filter(outcome -> chosen.contains(Chosen.of(outcome))).toList();
                    return outcomes.isEmpty() ? Attempt.invalid("take", "Choose at least one expectation that came out otherwise.")
                            : held.changed(reference, now -> written(actor, now, version, outcomes));
                }));
    }

    private Attempt<ChangeRequest> written(Actor actor, ChangeRequest request, int version, List<ExampleOutcome> outcomes) {
        Set<String> standards = outcomes.stream().map(outcome -> StandardFiles.standard(outcome.file()).orElseThrow().value()).collect(Collectors.toSet());
        Set<String> missing = new HashSet<>(standards);
        DraftRules.standards(request.files()).forEach(standard -> missing.remove(standard.value()));
        return held.open(request.reference(), version).then(open -> drafting.takeIn(open, missing)).then(whole -> {
            for (String standard : standards) {
                write(actor, whole, missing.contains(standard), outcomes.stream().filter(outcome -> StandardFiles.standard(outcome.file()).orElseThrow().value().equals(standard)).toList());
            }
            requests.touched(whole, whole.heading(), whole.reason(), whole.inForceOn(), whole.baseVersion(), actor);
            story.tell(whole, actor, "Took over what came out", count(outcomes.size()) + " of " + String.join(", ", standards.stream().sorted().toList()));
            return Attempt.done(whole);
        });
    }

    private void write(Actor actor, ChangeRequest request, boolean takenIn, List<ExampleOutcome> outcomes) {
        String tried = outcomes.get(0).file();
        ChangedFile file = takenIn ? examples(request, StandardFiles.standard(tried).orElseThrow().value()) : examplesAt(request, tried);
        String text = replaced(Objects.requireNonNullElse(file.content(), ""), outcomes);
        outcomes.forEach(outcome -> taken.write(request.id(), new TakenOver(file.path(), outcome.standard().value(), outcome.example(), outcome.expected(),
                outcome.found(), outcome.why(), place(outcome).text(), outcome.instead(), actor.words(), request.changedAt())));
        requests.put(request.id(), new ChangedFile(file.path(), text, file.baseHash()));
    }

    /** From the end of the text to its beginning, so that what is still to be written stays where it was found. */
    private static String replaced(String text, List<ExampleOutcome> outcomes) {
        StringBuilder replaced = new StringBuilder(text);
        List<ExampleOutcome> backwards = new ArrayList<>(outcomes);
        backwards.sort(Comparator.comparingInt((ExampleOutcome outcome) -> place(outcome).at()).reversed());
        for (ExampleOutcome outcome : backwards) {
            Place place = place(outcome);
            int end = place.at() + place.text().length();
            if (end > text.length() || !replaced.substring(place.at(), end).equals(place.text())) {
                throw new IllegalStateException(outcome.file() + " is not what was tried");
            }
            replaced.replace(place.at(), end, outcome.instead());
        }
        return replaced.toString();
    }

    /** The examples of a standard that has just become part of the change: a copy of those that were tried. */
    private static ChangedFile examples(ChangeRequest request, String standard) {
        return Drafting.filesOf(request, standard).stream().filter(each -> !each.rules()).findFirst().orElseThrow();
    }

    /** The examples at a path; those in force when the change has only the rules of the standard, as one from a folder may. */
    private ChangedFile examplesAt(ChangeRequest request, String path) {
        return request.files().stream().filter(file -> file.path().equals(path)).findFirst().orElseGet(() -> {
            String now = StandardFiles.text(history.files(history.versions().get(0).number()), path);
            return new ChangedFile(path, now, DraftRules.hash(now));
        });
    }

    /** Those that were taken over and are still written so. */
    public List<TakenOver> taken(ChangeRequest request) {
        return taken.of(request.id()).stream().filter(each -> text(request, each.path()).contains(each.after())).toList();
    }

    private static String text(ChangeRequest request, String path) {
        return request.files().stream().filter(file -> file.path().equals(path)).findFirst().flatMap(file -> Optional.ofNullable(file.content())).orElse("");
    }

    private static Place place(ExampleOutcome outcome) {
        return Objects.requireNonNull(outcome.place());
    }

    private static String count(int expectations) {
        return expectations == 1 ? "One expectation" : expectations + " expectations";
    }
}
