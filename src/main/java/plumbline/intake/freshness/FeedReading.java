package plumbline.intake.freshness;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FreeText;
import plumbline.core.UnitId;
import plumbline.facts.FactKind;
import plumbline.intake.freshness.FeedState.Trouble;
import plumbline.organisation.Organisation;

/** Reckons how fresh the facts are each time it is asked: what is due needs no clock of its own. */
@Component
class FeedReading implements Freshness {

    private final FeedTable table;
    private final Organisation organisation;
    private final AuditTrail audit;
    private final Clock clock;

    FeedReading(FeedTable table, Organisation organisation, AuditTrail audit, Clock clock) {
        this.table = table;
        this.organisation = organisation;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<FeedState> feeds(Instant at) {
        Map<FeedName, List<Arrival>> arrivals = table.arrivals(at, FeedState.LOOKED_AT);
        Map<FeedName, Expectation> expectations = table.expectations();
        Set<FeedName> all = new TreeSet<>(arrivals.keySet());
        all.addAll(expectations.keySet());
        LocalDate day = BusinessTime.dayOf(at);
        return all.stream().map(feed -> FeedState.at(day, feed, expectations.get(feed), arrivals.getOrDefault(feed, List.of())))
                .sorted(Comparator.comparing(state -> !state.trouble().leavesFactsMissing())).toList();
    }

    @Override
    public Optional<FeedState> feed(FeedName feed, Instant at) {
        return feeds(at).stream().filter(state -> state.feed().equals(feed)).findFirst();
    }

    @Override
    public boolean cameBetween(Set<FactKind> kinds, Instant from, Instant until, LocalDate day) {
        return table.cameBetween(from, until, day).stream().anyMatch(feed -> FeedTable.brings(feed, kinds));
    }

    @Override
    public boolean cameBetween(Instant from, Instant until, LocalDate day) {
        return !table.cameBetween(from, until, day).isEmpty();
    }

    @Override
    @Transactional
    public Attempt<FeedState> expect(FeedName feed, int everyDays, int graceDays, int smallestPercent, Optional<UnitId> answers, Actor actor) {
        if (feed(feed, clock.instant()).isEmpty()) {
            return new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no feed \"" + feed.code() + "\". It is there once its first file has come.");
        }
        if (everyDays < 1 || everyDays > Expectation.LONGEST) {
            return Attempt.invalid("everyDays", "Enter how many days lie between two files, a number from 1 to " + Expectation.LONGEST + ".");
        }
        if (graceDays < 0 || graceDays > Expectation.MOST_GRACE) {
            return Attempt.invalid("graceDays", "Enter the days of grace, a number from 0 to " + Expectation.MOST_GRACE + ".");
        }
        if (smallestPercent < 0 || smallestPercent > 100) {
            return Attempt.invalid("smallestPercent", "Enter the least part of the usual rows in percent, a number from 0 to 100.");
        }
        if (answers.isPresent() && organisation.unit(answers.get()).isEmpty()) {
            return Attempt.invalid("answers", "Choose one of the council's units, or leave it to the council as a whole.");
        }
        table.put(feed, new Expectation(everyDays, graceDays, smallestPercent, answers, actor.words(), clock.instant()));
        audit.record(actor, "feed expected", "feed", feed.code(), "every " + everyDays + " days, " + graceDays + " days of grace, at least "
                + smallestPercent + " percent of the usual rows; answers: " + answers.map(UnitId::value).orElse("the council"));
        return Attempt.done(feed(feed, clock.instant()).orElseThrow());
    }

    @Override
    @Transactional
    public Attempt<FeedState> confirm(FeedName feed, String reason, Actor actor) {
        Optional<FeedState> state = feed(feed, clock.instant());
        Arrival last = state.map(FeedState::last).orElse(null);
        if (state.isEmpty() || last == null) {
            return new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no feed \"" + feed.code() + "\" that has come.");
        }
        if (state.get().trouble() != Trouble.EMPTY && state.get().trouble() != Trouble.SMALL) {
            return Attempt.notNow("The feed is neither empty nor suddenly small, so there is nothing to confirm.");
        }
        String why = reason.strip();
        if (FreeText.emptyOrTooLong(why)) {
            return Attempt.invalid("reason", "Enter why the file is right as it is, in at most " + FreeText.LONGEST + " characters.");
        }
        table.confirm(feed, last.batch(), why, actor.words(), clock.instant());
        audit.record(actor, "feed confirmed", "feed", feed.code(), "import " + last.batch() + ": " + why);
        return Attempt.done(feed(feed, clock.instant()).orElseThrow());
    }
}
