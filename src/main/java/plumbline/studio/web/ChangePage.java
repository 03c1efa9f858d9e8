package plumbline.studio.web;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.standards.RuleSets;
import plumbline.standards.TriedRules;
import plumbline.studio.ChangeRequest;
import plumbline.studio.ChangeRequests;
import plumbline.studio.ChangeState;
import plumbline.studio.ChangedFile;
import plumbline.studio.ChoosingIncoming;
import plumbline.studio.IncomingChange;
import plumbline.studio.LeftBehind;
import plumbline.studio.NewAndRetired;
import plumbline.studio.Reviewing;
import plumbline.studio.StoryEntry;
import plumbline.studio.TakingOverExamples;
import plumbline.studio.TryingOnLiveFacts;
import plumbline.studio.TryingWordsOnFiles;
import plumbline.studio.TypedRows;

/** Draws the page of a change request. */
@Component
class ChangePage {

    private final ChangeRequests requests;
    private final Reviewing reviewing;
    private final RuleSets ruleSets;
    private final TryingOnLiveFacts liveFacts;
    private final TakingOverExamples takingOver;
    private final PolicyDraftReading policies;
    private final ClosureDraftReading closures;
    private final TargetDraftReading targets;
    private final VocabularyDraftReading words;
    private final TryingWordsOnFiles wordsOnFiles;
    private final ChoosingIncoming choosing;
    private final TypedRows typedRows;

    ChangePage(ChangeRequests requests, Reviewing reviewing, RuleSets ruleSets, TryingOnLiveFacts liveFacts, TakingOverExamples takingOver,
               PolicyDraftReading policies, ClosureDraftReading closures, TargetDraftReading targets, VocabularyDraftReading words, TryingWordsOnFiles wordsOnFiles,
               ChoosingIncoming choosing, TypedRows typedRows) {
        this.requests = requests;
        this.reviewing = reviewing;
        this.ruleSets = ruleSets;
        this.liveFacts = liveFacts;
        this.takingOver = takingOver;
        this.policies = policies;
        this.closures = closures;
        this.targets = targets;
        this.words = words;
        this.wordsOnFiles = wordsOnFiles;
        this.choosing = choosing;
        this.typedRows = typedRows;
    }

    static final String RULES = ".dslr";
    /** Nobody's draft may make its page dear to draw. What is submitted is shown to its last line, because that is what is approved. */
    private static final int SHOWN_OF_A_DRAFT = 400;
    static final Set<Role> TRIES = EnumSet.of(Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.BOARD);

    /** Where the latest what-if of the change is. */
    record WhatIfLink(String id, String state, String startedAt) {
    }

    /** A line of its story, for reading. */
    record Entry(String at, String actor, String what, String words) {

        static Entry of(StoryEntry entry) {
            return new Entry(BusinessTime.write(entry.at()), entry.actor(), entry.what(), entry.words());
        }
    }

    /** What was typed into the forms of the page; what was not typed is as it is stored. */
    String draw(ChangeRequest request, Map<String, String> typed, List<FieldProblem> problems, SignedInUser user, Model model) {
        model.addAttribute("change", request);
        model.addAttribute("state", request.state());
        model.addAttribute("colour", colour(request.state()));
        model.addAttribute("writes", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("decides", reviewing.mayDecide(user, request));
        model.addAttribute("mayNot", request.state() == ChangeState.SUBMITTED && request.writers().contains(user.username()));
        model.addAttribute("inForceOn", BusinessTime.write(request.inForceOn()));
        model.addAttribute("begun", BusinessTime.write(request.createdAt()));
        model.addAttribute("approved", request.approvedAt() == null ? "" : request.approvedBy() + " on " + BusinessTime.write(request.approvedAt()));
        // First, because it waits its turn: what is dear to draw is then drawn by few at a time as well.
        trial(request, model);
        model.addAttribute("overtaken", requests.overtaken(request));
        model.addAttribute("comparisons", requests.replacements(request).stream()
                .map(file -> Comparison.of(file.path(), file.before(), file.after()).shortened(request.state().open() ? SHOWN_OF_A_DRAFT : Integer.MAX_VALUE)).toList());
        model.addAttribute("standards", request.files().stream().filter(ChangedFile::rules).map(file -> EditPage.standard(file.path())).toList());
        model.addAttribute("takenOut", NewAndRetired.takenOut(request));
        model.addAttribute("others", Choices.anyOr("Choose a standard", ruleSets.inForce().standards(), standard -> standard.id().value(),
                standard -> standard.id() + " " + standard.title()));
        model.addAttribute("policy", policies.of(request).orElse(null));
        model.addAttribute("closures", closures.of(request).orElse(null));
        model.addAttribute("drafted", targets.of(request).orElse(null));
        model.addAttribute("words", words.of(request).orElse(null));
        model.addAttribute("wordsTried", wordsOnFiles.latest(request).map(FileTrialView.Latest::of).orElse(null));
        List<IncomingChange> incoming = choosing.of(request);
        model.addAttribute("incoming", incoming.size());
        model.addAttribute("undecided", incoming.stream().filter(IncomingChange::undecided).count());
        model.addAttribute("unsaved", TypedRowView.of(request, typedRows.of(request, user.username())));
        model.addAttribute("story", requests.story(request).stream().map(Entry::of).toList());
        model.addAttribute("taken", takingOver.taken(request));
        model.addAttribute("tries", TRIES.contains(user.role()) && !request.state().over() && request.files().stream().anyMatch(ChangedFile::judges));
        model.addAttribute("whatIf", liveFacts.latest(request).map(impact -> new WhatIfLink(impact.id().value().toString(), impact.state().word(),
                BusinessTime.write(impact.startedAt()))).orElse(null));
        model.addAttribute("unseen", request.state() == ChangeState.SUBMITTED ? liveFacts.unseen(request).orElse(null) : null);
        LocalDate day = request.inForceOn();
        model.addAttribute("form", Map.of("heading", typed.getOrDefault("heading", request.heading()), "reason", typed.getOrDefault("reason", request.reason()),
                "day", typed.getOrDefault("inForceOn-day", String.valueOf(day.getDayOfMonth())),
                "month", typed.getOrDefault("inForceOn-month", String.valueOf(day.getMonthValue())),
                "year", typed.getOrDefault("inForceOn-year", String.valueOf(day.getYear())), "why", typed.getOrDefault("why", "")));
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() || problems.get(0).field() == null ? Map.of()
                : Map.of(problems.get(0).field(), problems.get(0).words()));
        return "studio/change";
    }

    /** What came of trying it; nothing for what is over. */
    void trial(ChangeRequest request, Model model) {
        if (request.state().over() || request.files().isEmpty()) {
            return;
        }
        List<ChangeRequests.Replacement> texts = requests.replacements(request);
        model.addAttribute("unchanged", texts.stream().allMatch(text -> text.before().equals(text.after())));
        model.addAttribute("leftBehind", texts.stream().filter(text -> text.path().endsWith(RULES)).flatMap(text -> LeftBehind.of(text.before(), text.after()).stream()).toList());
        Attempt<TriedRules> tried = requests.tryOut(request);
        if (tried instanceof Attempt.Refused<TriedRules> refused) {
            model.addAttribute("notTried", refused.reason());
        } else {
            model.addAttribute("trial", TrialView.of(((Attempt.Done<TriedRules>) tried).value()));
        }
    }

    static @Nullable String colour(ChangeState state) {
        return switch (state) {
            case DRAFT -> "grey";
            case SUBMITTED, APPROVED -> "blue";
            case CHANGES_REQUESTED -> "yellow";
            case IN_FORCE -> "green";
            case REJECTED, WITHDRAWN, ROLLED_BACK -> "red";
        };
    }
}
