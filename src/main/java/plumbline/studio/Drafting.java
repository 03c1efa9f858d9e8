package plumbline.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.escalation.process.RuleChangeProcesses;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;
import plumbline.standards.StoredVersion;

/** Writing change requests. A draft may say anything; only what is submitted must be right. */
@Component
public class Drafting {

    static final int LONGEST_RULES = 20_000;
    static final int LONGEST_EXAMPLES = 100_000;
    private static final int LONGEST_HEADING = 160;
    private static final int LONGEST_REASON = 4_000;
    private static final int MOST_STANDARDS = 40;

    private final ChangeRequestTable requests;
    private final RuleSets ruleSets;
    private final RuleSetHistory history;
    private final RuleChangeProcesses processes;
    private final ChangeStory story;
    private final Clock clock;

    Drafting(ChangeRequestTable requests, RuleSets ruleSets, RuleSetHistory history, RuleChangeProcesses processes, ChangeStory story, Clock clock) {
        this.requests = requests;
        this.ruleSets = ruleSets;
        this.history = history;
        this.processes = processes;
        this.story = story;
        this.clock = clock;
    }

    /** Begins a change request with the texts of a standard in force, to be changed. */
    @Transactional
    public Attempt<ChangeRequest> begin(Actor actor, String standard) {
        return inForce(standard).then(known -> {
            ChangeRequest begun = begun(actor, "Change " + known.id(), "", today());
            put(begun.id(), known, newestFiles());
            story.tell(begun, actor, "Begun", known.id() + " " + known.title());
            return Attempt.done(read(begun));
        });
    }

    /** An empty change request, for files from elsewhere. */
    ChangeRequest begun(Actor actor, String heading, String reason, LocalDate inForceOn) {
        UUID id = UUID.randomUUID();
        requests.insert(id, heading, reason, newest().number(), inForceOn, actor);
        requests.wrote(id, actor);
        return requests.find(id).orElseThrow();
    }

    /** Adds the texts of another standard, so that both change together. */
    @Transactional
    public Attempt<ChangeRequest> add(Actor actor, String reference, @Nullable Integer version, String standard) {
        return open(reference, version).then(request -> inForce(standard).then(known -> {
            if (request.files().stream().anyMatch(file -> file.path().equals(StandardFiles.own(known)))) {
                return Attempt.invalid("standard", known.id() + " is part of this change already.");
            }
            if (DraftRules.standards(request.files()).size() >= MOST_STANDARDS) {
                return Attempt.invalid("standard", "A change request has " + MOST_STANDARDS + " standards at most. Begin another one.");
            }
            put(request.id(), known, newestFiles());
            return touched(request, request.heading(), request.reason(), request.inForceOn(), actor);
        }));
    }

    /** Takes a standard out of the change again. */
    @Transactional
    public Attempt<ChangeRequest> leaveOut(Actor actor, String reference, @Nullable Integer version, String standard) {
        return open(reference, version).then(request -> {
            List<ChangedFile> files = filesOf(request, standard);
            if (files.isEmpty()) {
                return Attempt.notFound("This change request does not change " + standard + ".");
            }
            files.forEach(file -> requests.take(request.id(), file.path()));
            return touched(request, request.heading(), request.reason(), request.inForceOn(), actor);
        });
    }

    /**
     * Saves the texts of a standard, whatever they say.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     */
    @Transactional
    public Attempt<ChangeRequest> write(Actor actor, String reference, @Nullable Integer version, String standard, String rules, String examples) {
        if (rules.length() > LONGEST_RULES) {
            return Attempt.invalid("rules", "The sentences have " + rules.length() + " characters. Keep them to " + LONGEST_RULES + ".");
        }
        if (examples.length() > LONGEST_EXAMPLES) {
            return Attempt.invalid("examples", "The worked examples have " + examples.length() + " characters. Keep them to " + LONGEST_EXAMPLES + ".");
        }
        if (rules.indexOf(0) >= 0 || examples.indexOf(0) >= 0) {
            return Attempt.invalid(rules.indexOf(0) >= 0 ? "rules" : "examples", "The text contains a character that no file can hold. Type it again.");
        }
        return open(reference, version).then(request -> {
            List<ChangedFile> files = filesOf(request, standard);
            if (files.isEmpty()) {
                return Attempt.notFound("This change request does not change " + standard + ".");
            }
            for (ChangedFile file : files) {
                requests.put(request.id(), new ChangedFile(file.path(), StandardFiles.plain(file.rules() ? rules : examples), file.baseHash()));
            }
            return touched(request, request.heading(), request.reason(), request.inForceOn(), actor);
        });
    }

    /** Says what the change is, why it is wanted and from when. */
    @Transactional
    public Attempt<ChangeRequest> describe(Actor actor, String reference, @Nullable Integer version, String heading, String reason, @Nullable LocalDate inForceOn) {
        if (heading.isBlank() || heading.length() > LONGEST_HEADING) {
            return Attempt.invalid("heading", "Say what changes in a few words, at most " + LONGEST_HEADING + " characters.");
        }
        if (reason.length() > LONGEST_REASON) {
            return Attempt.invalid("reason", "Keep the reason to " + LONGEST_REASON + " characters.");
        }
        if (inForceOn == null || inForceOn.isBefore(today()) || inForceOn.isAfter(today().plusYears(2))) {
            return Attempt.invalid("inForceOn", "Enter the day from which the change holds: today or a day within two years, for example 14 4 2027.");
        }
        return open(reference, version).then(request -> touched(request, heading.strip(), reason.strip(), inForceOn, actor));
    }

    /** Takes over what has come into force since the draft was written; where both changed the same lines, the draft's stay. */
    @Transactional
    public Attempt<ChangeRequest> bringUpToDate(Actor actor, String reference, @Nullable Integer version) {
        return open(reference, version).then(request -> {
            List<RuleSource> now = newestFiles();
            List<RuleSource> before = history.files(request.baseVersion());
            StringBuilder words = new StringBuilder();
            for (String path : DraftRules.overtaken(now, request.files())) {
                ChangedFile file = request.files().stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
                String current = StandardFiles.text(now, path);
                Optional<String> merged = ThreeWay.merge(Objects.requireNonNullElse(BoardMatters.replaced(before, path), ""), Objects.requireNonNullElse(current, ""), Objects.requireNonNullElse(file.content(), ""));
                requests.put(request.id(), new ChangedFile(path, merged.orElse(file.content()), DraftRules.hash(current)));
                words.append(path).append(merged.isPresent() ? ": both changes are in it now. " : ": both change the same lines, so check that nothing is lost. ");
            }
            requests.touched(request, request.heading(), request.reason(), request.inForceOn(), newest().number(), actor);
            story.tell(request, actor, "Brought up to date with version " + newest().number(), words.toString().strip());
            return Attempt.done(read(request));
        });
    }

    /** Takes a submitted or approved change back to change it. It needs a new approval then. */
    @Transactional
    public Attempt<ChangeRequest> takeBack(Actor actor, String reference) {
        return held(reference).then(request -> {
            if (request.state() != ChangeState.SUBMITTED && request.state() != ChangeState.APPROVED) {
                return Attempt.notNow("Only what was submitted can be taken back. This change request is: " + request.state().word().toLowerCase() + ".");
            }
            if (request.state() == ChangeState.SUBMITTED) {
                processes.changesRequested(Objects.requireNonNull(request.process()));
            } else {
                processes.takenBack(Objects.requireNonNull(request.process()));
            }
            requests.unapproved(request, ChangeState.CHANGES_REQUESTED, actor);
            story.tell(request, actor, "Taken back to change it", "");
            return Attempt.done(read(request));
        });
    }

    /** Gives a change up, before it is in force. */
    @Transactional
    public Attempt<ChangeRequest> withdraw(Actor actor, String reference, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Attempt.invalid("reason", "Say why it is withdrawn.");
        }
        return held(reference).then(request -> {
            if (request.state().over()) {
                return Attempt.notNow("This change request cannot be withdrawn any more: " + request.state().word().toLowerCase() + ".");
            }
            requests.unapproved(request, ChangeState.WITHDRAWN, actor);
            if (request.process() != null) {
                requests.process(request, null, false);
                processes.withdraw(request.process());
            }
            story.tell(request, actor, "Withdrawn", reason.strip());
            return Attempt.done(read(request));
        });
    }

    private Attempt<ChangeRequest> touched(ChangeRequest request, String heading, String reason, LocalDate inForceOn, Actor actor) {
        requests.touched(request, heading, reason, inForceOn, request.baseVersion(), actor);
        return Attempt.done(read(request));
    }

    private void put(UUID request, Standard standard, List<RuleSource> files) {
        String own = StandardFiles.own(standard);
        Function<String, ChangedFile> file = path -> new ChangedFile(path, text(files, path.equals(own) ? standard.file()
                : StandardFiles.examplesOf(standard.file())), DraftRules.hash(StandardFiles.text(files, path)));
        requests.put(request, file.apply(own));
        requests.put(request, file.apply(StandardFiles.examplesOf(own)));
    }

    private Attempt<Standard> inForce(String standard) {
        return ruleSets.inForce().standards().stream().filter(known -> known.id().value().equals(standard)).findFirst().map(Attempt::done)
                .orElseGet(() -> Attempt.notFound("There is no standard with this id in force."));
    }

    private Attempt<ChangeRequest> held(String reference) {
        return requests.hold(reference).map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no such change request."));
    }

    private Attempt<ChangeRequest> open(String reference, @Nullable Integer version) {
        return held(reference).then(request -> {
            if (!request.state().open()) {
                return Attempt.notNow("What was submitted cannot be changed. Take it back first.");
            }
            if (version != null && version != request.version()) {
                return Attempt.notNow(request.changedBy() + " has saved this draft since you opened it. Nothing was overwritten: keep a copy of your text,"
                        + " open the draft again and put your change in.");
            }
            return Attempt.done(request);
        });
    }

    private ChangeRequest read(ChangeRequest request) {
        return requests.find(request.id()).orElseThrow();
    }

    private static List<ChangedFile> filesOf(ChangeRequest request, String standard) {
        return request.files().stream().filter(file -> StandardFiles.standard(file.path()).map(StandardId::value).orElse("").equals(standard)).toList();
    }

    private static String text(List<RuleSource> files, String path) {
        return Objects.requireNonNullElse(StandardFiles.text(files, path), "");
    }

    private StoredVersion newest() {
        return history.versions().get(0);
    }

    private List<RuleSource> newestFiles() {
        return history.files(newest().number());
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
