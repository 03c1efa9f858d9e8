package plumbline.studio;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.WrittenTable;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetHistory;

/** Writing tables in change requests, whatever they are about. All calls join the caller's transaction. */
@Component
class TableDrafts {

    private static final int LONGEST = 200_000;
    private static final int LONGEST_CELL = 200;

    /**
     * A kind of table.
     *
     * @param path   its file below {@code rules}
     * @param header its columns
     * @param name   what people call it, for example {@code escalation policy}
     */
    record Kind(String path, List<String> header, String name) {

        /** What is wrong with a table of this kind, as with any rule file. */
        List<RuleProblem> problems(List<WrittenTable.Problem> problems) {
            return problems.stream().map(problem -> RuleProblem.ofLine(path, problem.line(), "", problem.message())).toList();
        }
    }

    private final Drafting drafting;
    private final ChangeRequestTable requests;
    private final HeldRequests held;
    private final RuleSetHistory history;
    private final ChangeStory story;
    private final Clock clock;

    TableDrafts(Drafting drafting, ChangeRequestTable requests, HeldRequests held, RuleSetHistory history, ChangeStory story, Clock clock) {
        this.drafting = drafting;
        this.requests = requests;
        this.held = held;
        this.history = history;
        this.story = story;
        this.clock = clock;
    }

    /** Begins a change request with the table in force; {@code without} is what stands for it while no version has one. */
    ChangeRequest begin(Actor actor, Kind kind, String without) {
        ChangeRequest begun = drafting.begun(actor, "Change the " + kind.name(), "", BusinessTime.dayOf(clock.instant()));
        String own = StandardFiles.text(history.files(begun.baseVersion()), kind.path());
        requests.put(begun.id(), new ChangedFile(kind.path(), own == null ? without : own, DraftRules.hash(own)));
        story.tell(begun, actor, "Begun", "The " + kind.name());
        return requests.find(begun.id()).orElseThrow();
    }

    /** Saves a row, whatever its cells say; {@code null} as its line for a new one at the end. */
    Attempt<ChangeRequest> writeRow(Actor actor, String reference, @Nullable Integer version, Kind kind, @Nullable Integer line, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            if (cell.length() > LONGEST_CELL || cell.chars().anyMatch(Character::isISOControl)) {
                return Attempt.invalid(kind.header().get(column), "Write at most " + LONGEST_CELL + " letters, digits and signs in one line.");
            }
        }
        return changed(actor, reference, version, kind, line, table -> line == null ? table.with(cells) : table.with(line, cells), true);
    }

    /** Takes a row out of the table. */
    Attempt<ChangeRequest> removeRow(Actor actor, String reference, @Nullable Integer version, Kind kind, int line) {
        return changed(actor, reference, version, kind, line, table -> table.without(line), true);
    }

    /** Saves the whole table, whatever it says. */
    Attempt<ChangeRequest> write(Actor actor, String reference, @Nullable Integer version, Kind kind, String text) {
        if (text.length() > LONGEST || text.indexOf(0) >= 0) {
            return Attempt.invalid("text", "The table has at most " + LONGEST + " characters, all of them ones that a file can hold.");
        }
        return changed(actor, reference, version, kind, null, table -> new WrittenTable(kind.header(), StandardFiles.plain(text)), false);
    }

    /** The change requests that changed or want to change a table, the latest first. */
    List<ChangeRequest> changes(Kind kind) {
        return requests.ofFile(kind.path());
    }

    private Attempt<ChangeRequest> changed(Actor actor, String reference, @Nullable Integer version, Kind kind, @Nullable Integer line,
                                           UnaryOperator<WrittenTable> change, boolean byRow) {
        return held.open(reference, version).then(request -> {
            Optional<WrittenTable> draft = draft(request, kind);
            if (draft.isEmpty() || line != null && draft.get().line(line).isEmpty()) {
                return Attempt.notFound(draft.isEmpty() ? "This change request does not change the " + kind.name() + "." : "The table has no row at line " + line + ".");
            }
            if (byRow && draft.get().unreadable()) {
                return Attempt.notNow("What is saved is no table, so no row of it can be changed. Send the whole table again, or begin another change request.");
            }
            String baseHash = file(request, kind).orElseThrow().baseHash();
            requests.put(request.id(), new ChangedFile(kind.path(), change.apply(draft.get()).text(), baseHash));
            requests.touched(request, request.heading(), request.reason(), request.inForceOn(), request.baseVersion(), actor);
            return Attempt.done(requests.find(request.id()).orElseThrow());
        });
    }

    /** The table as a change request wants it; empty when it changes none of this kind. */
    static Optional<WrittenTable> draft(ChangeRequest request, Kind kind) {
        return file(request, kind).map(file -> new WrittenTable(kind.header(), Objects.requireNonNull(file.content(), "a table is never taken out")));
    }

    private static Optional<ChangedFile> file(ChangeRequest request, Kind kind) {
        return request.files().stream().filter(file -> file.path().equals(kind.path())).findFirst();
    }

    /** Refuses a table that has problems, or says what is in force already. */
    static Attempt<ChangeRequest> refuse(ChangeRequest request, String name, List<RuleProblem> problems, boolean same) {
        if (!problems.isEmpty()) {
            return Attempt.notNow(name + " has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems") + ". The first: " + problems.get(0).words());
        }
        return same ? Attempt.notNow(name + " says what is in force already. Change something first.") : Attempt.done(request);
    }
}
