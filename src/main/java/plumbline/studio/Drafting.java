package plumbline.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.core.StandardId;
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
    private static final int MOST_STANDARDS = 40;

    private final ChangeRequestTable requests;
    private final RuleSets ruleSets;
    private final RuleSetHistory history;
    private final HeldRequests held;
    private final ChangeStory story;
    private final Clock clock;

    Drafting(ChangeRequestTable requests, RuleSets ruleSets, RuleSetHistory history, HeldRequests held, ChangeStory story, Clock clock) {
        this.requests = requests;
        this.ruleSets = ruleSets;
        this.history = history;
        this.held = held;
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
        return held.open(reference, version).then(request -> inForce(standard).then(known -> {
            if (request.files().stream().anyMatch(file -> file.path().equals(StandardFiles.own(known)))) {
                return Attempt.invalid("standard", known.id() + " is part of this change already.");
            }
            if (DraftRules.standards(request.files()).size() >= MOST_STANDARDS) {
                return tooMany();
            }
            put(request.id(), known, newestFiles());
            return touched(request, request.heading(), request.reason(), request.inForceOn(), actor);
        }));
    }

    /** Adds the texts of standards in force to a draft that the caller holds. */
    Attempt<ChangeRequest> takeIn(ChangeRequest request, Collection<String> standards) {
        if (DraftRules.standards(request.files()).size() + standards.size() > MOST_STANDARDS) {
            return tooMany();
        }
        Attempt<ChangeRequest> whole = Attempt.done(request);
        for (String standard : standards) {
            whole = whole.then(before -> inForce(standard)).map(known -> {
                put(request.id(), known, newestFiles());
                return request;
            });
        }
        return whole.map(this::read);
    }

    private static Attempt<ChangeRequest> tooMany() {
        return Attempt.invalid("standard", "A change request has " + MOST_STANDARDS + " standards at most. Begin another one.");
    }

    /** Takes a standard out of the change again. */
    @Transactional
    public Attempt<ChangeRequest> leaveOut(Actor actor, String reference, @Nullable Integer version, String standard) {
        return held.open(reference, version).then(request -> {
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
        return held.open(reference, version).then(request -> texts(request, standard).then(files -> {
            for (ChangedFile file : files) {
                requests.put(request.id(), new ChangedFile(file.path(), StandardFiles.plain(file.rules() ? rules : examples), file.baseHash()));
            }
            return touched(request, request.heading(), request.reason(), request.inForceOn(), actor);
        }));
    }

    /** Says what the change is, why it is wanted and from when. */
    @Transactional
    public Attempt<ChangeRequest> describe(Actor actor, String reference, @Nullable Integer version, String heading, String reason, @Nullable LocalDate inForceOn) {
        if (heading.isBlank() || heading.length() > LONGEST_HEADING) {
            return Attempt.invalid("heading", "Say what changes in a few words, at most " + LONGEST_HEADING + " characters.");
        }
        if (reason.length() > FreeText.LONGEST) {
            return Attempt.invalid("reason", "Keep the reason to " + FreeText.LONGEST + " characters.");
        }
        if (inForceOn == null || inForceOn.isBefore(today()) || inForceOn.isAfter(today().plusYears(2))) {
            return Attempt.invalid("inForceOn", "Enter the day from which the change holds: today or a day within two years, for example 14 4 2027.");
        }
        return held.open(reference, version).then(request -> touched(request, heading.strip(), reason.strip(), inForceOn, actor));
    }

    /** The standard with an id that is in force. */
    Attempt<Standard> inForce(String standard) {
        return ruleSets.inForce().standards().stream().filter(known -> known.id().value().equals(standard)).findFirst().map(Attempt::done)
                .orElseGet(() -> Attempt.notFound("There is no standard with this id in force."));
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

    private ChangeRequest read(ChangeRequest request) {
        return requests.find(request.id()).orElseThrow();
    }

    /** The files of a standard that a draft writes; refused when it takes the standard out. */
    static Attempt<List<ChangedFile>> texts(ChangeRequest request, String standard) {
        List<ChangedFile> files = written(filesOf(request, standard));
        if (files.isEmpty()) {
            return Attempt.notFound("This change request does not change " + standard + ".");
        }
        return files.stream().anyMatch(file -> file.content() == null)
                ? Attempt.notNow("This change takes " + standard + " out. To write it instead, leave it as it is and change it again.") : Attempt.done(files);
    }

    /** With a file of a pack and the council's own in one draft, the council's own is the one people write: it is what holds. */
    private static List<ChangedFile> written(List<ChangedFile> files) {
        List<ChangedFile> own = files.stream().filter(file -> file.path().startsWith(StandardFiles.LOCAL)).toList();
        return own.isEmpty() || own.stream().allMatch(file -> file.content() == null) && own.size() < files.size()
                ? files.stream().filter(file -> !file.path().startsWith(StandardFiles.LOCAL)).toList() : own;
    }

    /** Every file of a standard that a draft changes. */
    static List<ChangedFile> filesOf(ChangeRequest request, String standard) {
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
