package plumbline.assurance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.assurance.BoardView.Line;
import plumbline.breaches.ByHand;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationFilter;
import plumbline.escalation.EscalationKind;
import plumbline.escalation.EscalationSummary;
import plumbline.escalation.Escalations;
import plumbline.evaluation.DataAges;
import plumbline.organisation.Organisation;
import plumbline.organisation.UnitKind;
import plumbline.standards.RuleSets;
import plumbline.standards.Standard;

/**
 * Counts the open escalations. A council has some hundreds of them, so all are read and counted here, by the same
 * grouping that narrows the lists: a figure and the list behind it cannot disagree.
 */
@Component
class BoardReading implements Board {

    private final Escalations escalations;
    private final Organisation organisation;
    private final RuleSets ruleSets;
    private final DataAges ages;
    private final Clock clock;

    BoardReading(Escalations escalations, Organisation organisation, RuleSets ruleSets, DataAges ages, Clock clock) {
        this.ages = ages;
        this.escalations = escalations;
        this.organisation = organisation;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    @Override
    public BoardView view() {
        Places places = new Places(organisation);
        List<Listed> open = read(EscalationQuery.OPEN, places);
        return new BoardView(clock.instant(), open.size(),
                (int) open.stream().filter(one -> escalation(one).kind() == EscalationKind.SYSTEMIC).count(),
                open.stream().mapToInt(one -> one.summary().casesInBreach()).sum(),
                (int) open.stream().filter(BoardReading::pastLimit).count(),
                overdueActions(open),
                (int) open.stream().filter(BoardReading::hasOverdueActions).count(),
                Lines.of(places.tiers(), open, one -> escalation(one).turn().tier(), String::valueOf, places::tierName),
                Lines.of(ages(), open, Listed::age, AgeBand::key, AgeBand::words),
                byArea(open, places),
                byStandard(open), ages.ofAll(clock.instant()));
    }

    @Override
    public List<Listed> list(EscalationQuery query) {
        return read(query, new Places(organisation));
    }

    @Override
    public List<Choice> areas() {
        Places places = new Places(organisation);
        return places.units().values().stream().filter(unit -> unit.kind() != UnitKind.TEAM)
                .map(unit -> new Choice(unit.id().value(), unit.name())).sorted(Comparator.comparing(Choice::words)).toList();
    }

    @Override
    public List<Choice> tiers() {
        return organisation.ladder().tiers().stream().map(tier -> new Choice(String.valueOf(tier.position()), tier.name())).toList();
    }

    @Override
    public List<Choice> standards() {
        Map<StandardId, String> titles = titles();
        escalations.all(EscalationFilter.OPEN).forEach(one -> titles.putIfAbsent(one.escalation().standard(), "no longer in force"));
        return titles.entrySet().stream().map(entry -> new Choice(entry.getKey().value(), entry.getKey() + " " + entry.getValue())).toList();
    }

    private List<Listed> read(EscalationQuery query, Places places) {
        EscalationFilter filter = new EscalationFilter(query.state(), query.tier(), query.standard(), Optional.empty(),
                query.severity(), query.step());
        LocalDate today = BusinessTime.dayOf(clock.instant());
        return escalations.all(filter).stream().map(summary -> listed(summary, places, today)).filter(one -> fits(one, query)).toList();
    }

    private static Listed listed(EscalationSummary summary, Places places, LocalDate today) {
        Escalation escalation = summary.escalation();
        Instant closed = escalation.closedAt();
        String actsNext = escalation.turn().actsNext();
        LocalDate until = closed == null ? today : BusinessTime.dayOf(closed);
        return new Listed(summary, ChronoUnit.DAYS.between(BusinessTime.dayOf(escalation.openedAt()), until),
                places.unitName(escalation.unit()), places.area(escalation.unit()).value(), places.tierName(escalation.turn().tier()),
                actsNext == null ? "Nobody" : places.postOf(actsNext));
    }

    private static boolean fits(Listed one, EscalationQuery query) {
        return query.age().map(age -> age == one.age()).orElse(true)
                && query.area().map(area -> area.equals(one.areaKey())).orElse(true)
                && (!query.overdueActions() || hasOverdueActions(one))
                && (!query.pastLimit() || pastLimit(one));
    }

    private static boolean hasOverdueActions(Listed one) {
        return one.summary().overdueActions() > 0;
    }

    private static boolean pastLimit(Listed one) {
        return escalation(one).turn().overdueSince() != null;
    }

    private static int overdueActions(List<Listed> some) {
        return some.stream().mapToInt(one -> one.summary().overdueActions()).sum();
    }

    private static Escalation escalation(Listed one) {
        return one.summary().escalation();
    }

    private static Map<AgeBand, String> ages() {
        Map<AgeBand, String> ages = new TreeMap<>();
        Stream.of(AgeBand.values()).forEach(band -> ages.put(band, band.words()));
        return ages;
    }

    /** Every service area is listed, also one with nothing open; units above the areas only when they have something. */
    private static List<Line> byArea(List<Listed> open, Places places) {
        Map<String, String> names = new TreeMap<>();
        places.units().values().stream().filter(unit -> unit.kind() == UnitKind.SERVICE_AREA)
                .forEach(unit -> names.put(unit.id().value(), unit.name()));
        places.units().values().forEach(unit -> open.stream().filter(one -> one.areaKey().equals(unit.id().value()))
                .findAny().ifPresent(one -> names.putIfAbsent(unit.id().value(), unit.name())));
        return Lines.of(names, open, Listed::areaKey, key -> key, key -> names.getOrDefault(key, key)).stream()
                .sorted(Comparator.comparing(Line::words)).toList();
    }

    /** Only standards with something open: most of those in force have nothing. */
    private List<Line> byStandard(List<Listed> open) {
        Map<StandardId, String> titles = titles();
        return Lines.of(titles, open, one -> escalation(one).standard(), StandardId::value,
                id -> id + " " + titles.getOrDefault(id, "no longer in force")).stream().filter(line -> line.escalations() > 0).toList();
    }

    private Map<StandardId, String> titles() {
        Map<StandardId, String> titles = new TreeMap<>();
        titles.put(ByHand.STANDARD, ByHand.TITLE);
        titles.put(ByHand.ABOUT_A_PROVIDER, ByHand.TITLE_ABOUT_A_PROVIDER);
        for (Standard standard : ruleSets.inForce().standards()) {
            titles.put(standard.id(), standard.title());
        }
        return titles;
    }
}
