package plumbline.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.core.TimeLimit;
import plumbline.core.WorkingCalendar;
import plumbline.facts.Assessment;
import plumbline.facts.BrokerageRequest;
import plumbline.facts.CaseRecord;
import plumbline.facts.Concern;
import plumbline.facts.DolsApplication;
import plumbline.facts.FactPartition;
import plumbline.facts.LongTermSupport;
import plumbline.facts.PackageStart;
import plumbline.facts.Person;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.facts.SupportPlan;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;

/** The standards of {@link ComparedStandards} written by hand, one method each: no rule engine, no words. */
public final class PlainLoop {

    private static final List<Outcome> GRAVEST_FIRST = List.of(Outcome.BREACH, Outcome.UNKNOWN, Outcome.DUE_SOON, Outcome.COMPLIANT,
            Outcome.EXCLUDED);

    private final LocalDate today;
    private final Instant now;
    private final WorkingCalendar calendar;

    public PlainLoop(AsAt asAt, WorkingCalendar calendar) {
        this.today = asAt.day();
        this.now = asAt.instant();
        this.calendar = calendar;
    }

    public List<Found> judge(FactPartition partition) {
        List<Found> all = new ArrayList<>();
        for (PlainPerson one : PlainPerson.of(partition)) {
            Person person = Objects.requireNonNull(one.person);
            List<Found> found = new ArrayList<>();
            one.requests.forEach(request -> needsAssessment(request, one, person, found));
            one.packages.forEach(start -> entryToService(start, one, person, found));
            one.packages.forEach(start -> firstReview(start, one, person, found));
            one.supports.forEach(support -> yearlyReview(support, one, person, found));
            one.concerns.forEach(concern -> allocation(concern, person, found));
            one.concerns.forEach(concern -> decision(concern, person, found));
            one.applications.forEach(application -> authorisation(application, person, found));
            one.brokerage.forEach(request -> sourcing(request, person, found));
            one.records.forEach(record -> record(record, person, found));
            all.addAll(found);
        }
        return all;
    }

    private void needsAssessment(Request request, PlainPerson one, Person person, List<Found> found) {
        LocalDate start = request.acceptedOn();
        if (!request.needsAssessment() || ahead(start)) {
            return;
        }
        if (start == null) {
            found.add(Found.withoutStart("ASC-ASM-01", request.ref()));
            return;
        }
        PlainStop stop = PlainStop.assessmentBegunSince(start, one.assessments, today);
        PlainPauses pauses = PlainPauses.of(one.pauses, start, stop.on(), today);
        LocalDate deadline = pauses.moved(start.plusDays(28));
        LocalDate soon = pauses.moved(start.plusDays(21));
        found.add(Found.ofDays("ASC-ASM-01", request.ref(), start, outcome(stop, ended(person, request.withdrawnOn()), deadline, soon), deadline));
    }

    private void entryToService(PackageStart entry, PlainPerson one, Person person, List<Found> found) {
        LocalDate start = entry.beganOn();
        if (!entry.entry() || ahead(start)) {
            return;
        }
        if (start == null) {
            found.add(Found.withoutStart("ASC-ASM-02", entry.ref()));
            return;
        }
        List<Assessment> assessments = one.assessments.stream().filter(assessment -> assessment.kind() == Assessment.Kind.LONG_TERM).toList();
        PlainStop assessed = PlainStop.lastBeforeOrFirstAfter(start, assessments.stream().map(Assessment::signedOffOn).toList(), today);
        if (assessed.on() == null && assessments.stream().anyMatch(assessment -> PlainStop.placed(assessment) == null)) {
            assessed = PlainStop.UNKNOWN;
        }
        PlainStop planned = PlainStop.lastBeforeOrFirstAfter(start, one.plans.stream().map(SupportPlan::signedOffOn).toList(), today);
        LocalDate deadline = start.plusMonths(1);
        found.add(Found.ofDays("ASC-ASM-02", entry.ref(), start, outcome(assessed.and(planned), ended(person, null), deadline, deadline.minusDays(6)), deadline));
    }

    private void firstReview(PackageStart started, PlainPerson one, Person person, List<Found> found) {
        LocalDate start = started.beganOn();
        if (ahead(start)) {
            return;
        }
        if (start == null) {
            addGraver(found, Found.withoutStart("ASC-REV-02", person.ref()));
            return;
        }
        PlainStop stop = PlainStop.firstAfter(start, days(one), today);
        LocalDate deadline = start.plusDays(56);
        addGraver(found, Found.ofDays("ASC-REV-02", person.ref(), start, outcome(stop, ended(person, started.endedOn()), deadline, start.plusDays(42)), deadline));
    }

    private void yearlyReview(LongTermSupport support, PlainPerson one, Person person, List<Found> found) {
        List<@Nullable LocalDate> days = days(one);
        LocalDate from = support.beganOn();
        List<LocalDate> done = days.stream().filter(Objects::nonNull).filter(day -> !day.isAfter(today) && (from == null || !day.isBefore(from)))
                .distinct().sorted().toList();
        LocalDate start = from == null && !done.isEmpty() ? done.get(0) : from;
        if (ahead(start)) {
            return;
        }
        if (start == null) {
            addGraver(found, Found.withoutStart("ASC-REV-01", person.ref()));
            return;
        }
        LocalDate ended = ended(person, support.endedOn());
        LocalDate last = done.isEmpty() ? start : done.get(done.size() - 1);
        LocalDate previous = done.size() > 1 ? done.get(done.size() - 2) : start;
        if (previous.isBefore(last)) {
            addGraver(found, turn(person, previous, PlainStop.happened(last), ended));
        }
        addGraver(found, turn(person, last, days.contains(null) ? PlainStop.UNKNOWN : PlainStop.NOT_YET, ended));
    }

    private Found turn(Person person, LocalDate start, PlainStop stop, @Nullable LocalDate ended) {
        LocalDate deadline = start.plusMonths(12);
        return Found.ofDays("ASC-REV-01", person.ref(), start, outcome(stop, ended, deadline, deadline.minusDays(55)), deadline);
    }

    private void allocation(Concern concern, Person person, List<Found> found) {
        Instant start = concern.receivedAt();
        if (start == null) {
            String period = concern.receivedOn() == null ? "unknown" : concern.receivedOn().toString();
            found.add(new Found("ASC-SAF-01", concern.ref(), period, Outcome.UNKNOWN, null));
        } else if (!start.isAfter(now)) {
            Instant deadline = start.plus(Duration.ofHours(1));
            found.add(new Found("ASC-SAF-01", concern.ref(), BusinessTime.dayOf(start).toString(), allocated(concern, start, deadline, ended(person, null)), deadline));
        }
    }

    private Outcome allocated(Concern concern, Instant start, Instant deadline, @Nullable LocalDate ended) {
        Instant at = concern.allocatedAt();
        boolean unknown = at == null ? concern.allocated() : at.isBefore(start);
        boolean happened = at != null && !unknown && !at.isAfter(now);
        if (happened && (ended == null || !BusinessTime.dayOf(at).isAfter(ended))) {
            return at.isAfter(deadline) ? Outcome.BREACH : Outcome.COMPLIANT;
        }
        if (ended != null && ended.isBefore(BusinessTime.dayOf(deadline))) {
            return Outcome.EXCLUDED;
        }
        if (unknown || ended != null) {
            return unknown ? Outcome.UNKNOWN : Outcome.BREACH;
        }
        return now.isAfter(deadline) ? Outcome.BREACH : now.isBefore(start.plus(Duration.ofMinutes(45))) ? Outcome.COMPLIANT : Outcome.DUE_SOON;
    }

    private void decision(Concern concern, Person person, List<Found> found) {
        PlainStop stop = concern.decided() && concern.decidedOn() == null ? PlainStop.UNKNOWN : PlainStop.onDay(concern.receivedOn(), concern.decidedOn(), today);
        workingDays("ASC-SAF-02", concern.ref(), concern.receivedOn(), 1, 1, stop, ended(person, null), found);
    }

    private void sourcing(BrokerageRequest request, Person person, List<Found> found) {
        LocalDate accepted = request.careStartsOn() == null ? null : request.acceptedOn();
        PlainStop stop = PlainStop.onDay(request.sentOn(), accepted, today);
        workingDays("ASC-BRK-01", request.ref(), request.sentOn(), 5, 4, stop, ended(person, request.withdrawnOn()), found);
    }

    private void record(CaseRecord record, Person person, List<Found> found) {
        switch (record.kind()) {
            case "contact" -> workingDays("ASC-CON-01", record, "was received", 1, 1, "was screened", null, found);
            case "safeguarding enquiry" -> workingDays("ASC-SAF-03", record, "had its concern received", 5, 4, "had its planning discussion", null, found);
            case "complaint" -> workingDays("ASC-FBK-01", record, "was received", 3, 2, "was acknowledged", passed(record.day("was withdrawn")), found);
            case "reablement" -> reablement(record, person, found);
            default -> { }
        }
    }

    private void workingDays(String standard, CaseRecord record, String started, int limit, int soonFrom, String done, @Nullable LocalDate ended,
                             List<Found> found) {
        workingDays(standard, record.ref(), record.day(started), limit, soonFrom, PlainStop.of(record, started, done, today), ended, found);
    }

    private void reablement(CaseRecord record, Person person, List<Found> found) {
        LocalDate start = record.day("began");
        if (start == null) {
            found.add(Found.withoutStart("ASC-RBL-02", record.ref()));
        } else if (!ahead(start)) {
            PlainStop stop = PlainStop.of(record, "began", "had its outcome decided", today);
            found.add(Found.ofDays("ASC-RBL-02", record.ref(), start, outcome(stop, ended(person, null), start.plusDays(41), start.plusDays(34)), start.plusDays(41)));
        }
    }

    private void workingDays(String standard, String subject, @Nullable LocalDate start, int limit, int soonFrom, PlainStop stop,
                             @Nullable LocalDate ended, List<Found> found) {
        if (start == null) {
            found.add(Found.withoutStart(standard, subject));
        } else if (!ahead(start)) {
            LocalDate deadline = TimeLimit.workingDays(limit).from(start, calendar).lastDay();
            LocalDate soon = TimeLimit.workingDays(soonFrom).from(start, calendar).lastDay();
            found.add(Found.ofDays(standard, subject, start, outcome(stop, ended, deadline, soon), deadline));
        }
    }

    private void authorisation(DolsApplication application, Person person, List<Found> found) {
        LocalDate start = application.receivedOn();
        if (start == null) {
            found.add(Found.withoutStart("ASC-DOL-03", application.ref()));
        } else if (!ahead(start)) {
            LocalDate urgent = application.urgentEndsOn();
            LocalDate deadline = urgent != null && !urgent.isBefore(start) && urgent.isBefore(start.plusDays(21)) ? urgent : start.plusDays(21);
            PlainStop stop = PlainStop.onDay(start, application.assessmentsCompletedOn(), today);
            found.add(Found.ofDays("ASC-DOL-03", application.ref(), start,
                    outcome(stop, ended(person, application.withdrawnOn()), deadline, start.plusDays(14)), deadline));
        }
    }

    private Outcome outcome(PlainStop stop, @Nullable LocalDate ended, LocalDate deadline, LocalDate soonFrom) {
        if (stop.on() != null && (ended == null || !stop.on().isAfter(ended))) {
            return stop.on().isAfter(deadline) ? Outcome.BREACH : Outcome.COMPLIANT;
        }
        if (ended != null && !ended.isAfter(deadline)) {
            return Outcome.EXCLUDED;
        }
        if (stop.unknown() || ended != null) {
            return stop.unknown() ? Outcome.UNKNOWN : Outcome.BREACH;
        }
        if (today.isAfter(deadline)) {
            return Outcome.BREACH;
        }
        return today.isBefore(soonFrom) && today.isBefore(deadline) ? Outcome.COMPLIANT : Outcome.DUE_SOON;
    }

    private boolean ahead(@Nullable LocalDate start) {
        return start != null && start.isAfter(today);
    }

    /** The first of the days that end the duty and have come. */
    private @Nullable LocalDate ended(Person person, @Nullable LocalDate own) {
        LocalDate first = null;
        for (LocalDate day : new @Nullable LocalDate[] {person.diedOn(), person.leftAreaOn(), own}) {
            if (day != null && !day.isAfter(today) && (first == null || day.isBefore(first))) {
                first = day;
            }
        }
        return first;
    }

    private @Nullable LocalDate passed(@Nullable LocalDate day) {
        return day == null || day.isAfter(today) ? null : day;
    }

    private static List<@Nullable LocalDate> days(PlainPerson one) {
        List<@Nullable LocalDate> days = new ArrayList<>();
        for (Review review : one.reviews) {
            if (review.kind() != Review.Kind.SHORT_TERM) {
                days.add(review.completedOn());
            }
        }
        return days;
    }

    /** Of two findings about one person and period the graver one stands. */
    private static void addGraver(List<Found> found, Found next) {
        for (int i = 0; i < found.size(); i++) {
            Found other = found.get(i);
            if (other.standard().equals(next.standard()) && other.period().equals(next.period())) {
                Comparator<Found> graver = Comparator.comparing(one -> GRAVEST_FIRST.indexOf(one.outcome()));
                found.set(i, graver.compare(next, other) < 0 ? next : other);
                return;
            }
        }
        found.add(next);
    }
}
