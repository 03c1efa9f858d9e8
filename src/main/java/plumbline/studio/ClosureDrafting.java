package plumbline.studio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.escalation.calendar.CalendarTrial;
import plumbline.escalation.calendar.MovedDeadlines;
import plumbline.organisation.ClosureFile;
import plumbline.organisation.CouncilCalendar;
import plumbline.standards.RuleProblem;

/** Writing the days on which the council is closed: a file of a change request like any other, a table to whoever writes it. */
@Component
public class ClosureDrafting extends TableDrafting {

    private static final TableDrafts.Kind KIND = new TableDrafts.Kind(ClosureFile.PATH, ClosureFile.HEADER, "council's closure days");
    private static final String NAME = "The table of closure days";

    private final CouncilCalendar calendar;
    private final CalendarTrial trial;
    private final Clock clock;

    ClosureDrafting(TableDrafts tables, CouncilCalendar calendar, CalendarTrial trial, Clock clock) {
        super(KIND, tables);
        this.calendar = calendar;
        this.trial = trial;
        this.clock = clock;
    }

    @Override
    String unwritten() {
        return ClosureFile.of(calendar.closureDays()).text();
    }

    /**
     * Adds a day, whatever it is.
     *
     * @param version the version of the draft the person saw; refused when somebody has saved since
     * @param where   one of {@link ClosureFile#places()}
     */
    @Transactional
    public Attempt<ChangeRequest> add(Actor actor, String reference, @Nullable Integer version, @Nullable LocalDate day, String where, String words) {
        if (day == null || day.getYear() < 2000 || day.getYear() > 2999) {
            return Attempt.invalid("day", "Enter the day on which the council is closed, for example 24 12 2026.");
        }
        if (!ClosureFile.places().contains(where)) {
            return Attempt.invalid("where", "Choose where the council is closed.");
        }
        if (words.isBlank()) {
            return Attempt.invalid("words", "Say why the council is closed, for example: Closed between Christmas and New Year.");
        }
        return put(actor, reference, version, null, List.of(day.toString(), where, words.strip()));
    }

    /** The closure days as a change request wants them; empty when it changes none. */
    public static Optional<ClosureFile> draft(ChangeRequest request) {
        return TableDrafts.draft(request, KIND).map(table -> new ClosureFile(table.text()));
    }

    @Override
    public List<RuleProblem> problems(ChangeRequest request) {
        return draft(request).map(file -> KIND.problems(file.problems(calendar.closureDays(), calendar.bankHolidays(), BusinessTime.dayOf(clock.instant()))))
                .orElse(List.of());
    }

    @Override
    public List<RuleProblem> unusable(ChangeRequest request) {
        return draft(request).map(file -> KIND.problems(file.unusable())).orElse(List.of());
    }

    @Override
    public String unfit() {
        return "The closure days cannot be read.";
    }

    /** Which deadlines of open escalations would move, and how far; empty when the table has problems or there is none. */
    public Optional<MovedDeadlines> impact(ChangeRequest request) {
        return draft(request).filter(file -> problems(request).isEmpty())
                .map(file -> trial.with(calendar.with(Jurisdiction.ENGLAND, file.days()).local()));
    }

    @Override
    public Attempt<ChangeRequest> refuseUnfit(ChangeRequest request) {
        boolean same = draft(request).filter(file -> ClosureFile.of(file.days()).equals(ClosureFile.of(calendar.closureDays()))).isPresent();
        return TableDrafts.refuse(request, NAME, problems(request), same);
    }

    @Override
    public Optional<String> tried(ChangeRequest request) {
        return impact(request).map(impact -> impact.moved() + " deadlines of " + impact.escalations() + " open escalations would move.");
    }
}
