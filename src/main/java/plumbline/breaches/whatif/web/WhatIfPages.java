package plumbline.breaches.whatif.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.breaches.whatif.Impact;
import plumbline.breaches.whatif.Impact.Effect;
import plumbline.breaches.whatif.ImpactCase;
import plumbline.breaches.whatif.ImpactFilter;
import plumbline.breaches.whatif.ImpactId;
import plumbline.breaches.whatif.MonthCase;
import plumbline.breaches.whatif.WhatIf;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.identity.Choices;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.standards.Outcome;

/** What a what-if reckoned: numbers first, each of which opens its list. */
@Controller
class WhatIfPages {

    private static final List<Role> MAY_CANCEL = List.of(Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.ADMINISTRATOR);

    /** The reference of the change request that a person came from, to go back to. */
    private static final String CHANGE_REQUEST = "RC-\\d{1,9}";

    /** How many breaches of one unit have each effect. */
    record UnitRow(String code, String name, String above, Map<Effect, Integer> breaches) {
    }

    /** A number before and after. */
    record OutcomeRow(String standard, String outcome, int before, int after, String change) {
    }

    /** A rate before and after. */
    record RateRow(String standard, String about, String period, String before, String after) {
    }

    /** Duties that would be due on another day. */
    record DeadlineRow(String standard, String before, String after, int duties) {
    }

    /** One breach. */
    record CaseRow(String effect, String standard, String subject, String unit, String before, String after, String deadline, String explanation) {
    }

    /** A breach that was open at a month end, and by which rules. */
    record MonthRow(String standard, String subject, String unit, String severity, String deadline, String by) {
    }

    private final WhatIf whatIf;
    private final Organisation organisation;
    private final Clock clock;

    WhatIfPages(WhatIf whatIf, Organisation organisation, Clock clock) {
        this.whatIf = whatIf;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping("/standards/what-ifs/{id}")
    String whatIf(@PathVariable UUID id, @RequestParam(defaultValue = "") String change, @AuthenticationPrincipal SignedInUser user, Model model) {
        Impact impact = impact(id);
        model.addAttribute("change", change.matches(CHANGE_REQUEST) ? change : "");
        List<Impact.Count> counts = whatIf.counts(impact.id());
        model.addAttribute("impact", impact);
        model.addAttribute("working", impact.state() == Impact.State.RUNNING);
        model.addAttribute("complete", impact.state() == Impact.State.COMPLETED);
        model.addAttribute("mayCancel", MAY_CANCEL.contains(user.role()));
        model.addAttribute("asAt", BusinessTime.write(impact.asAt().instant()));
        model.addAttribute("started", BusinessTime.write(impact.startedAt()));
        model.addAttribute("left", impact.left(clock.instant()).map(left -> "About " + Math.max(1, left.toSeconds()) + " seconds left").orElse(""));
        model.addAttribute("effects", Effect.values());
        model.addAttribute("totals", Impact.totals(counts));
        model.addAttribute("staysOpen", Effect.STAYS_OPEN);
        model.addAttribute("units", units(counts));
        model.addAttribute("providers", providers(whatIf.providers(impact.id())));
        model.addAttribute("work", whatIf.newWork(impact.id()));
        model.addAttribute("outcomes", whatIf.outcomes(impact.id()).stream().filter(count -> count.before() != count.after()).map(WhatIfPages::row).toList());
        model.addAttribute("deadlines", whatIf.movedDeadlines(impact.id()).stream().map(WhatIfPages::row).toList());
        model.addAttribute("rates", rates(impact.id()));
        model.addAttribute("months", whatIf.monthsToLookBack());
        model.addAttribute("chart", MonthChart.of(whatIf.monthEnds(impact.id())));
        return "what-if/what-if";
    }

    @GetMapping("/standards/what-ifs/{id}/cases")
    String cases(@PathVariable UUID id, @RequestParam Optional<Effect> effect, @RequestParam Optional<StandardId> standard,
                 @RequestParam Optional<UnitId> unit, @RequestParam Optional<String> provider, @RequestParam(defaultValue = "1") int page, Model model) {
        Impact impact = impact(id);
        ImpactFilter filter = new ImpactFilter(effect, standard, unit, WhatIfAddress.given(provider));
        Page<ImpactCase> found = whatIf.cases(impact.id(), filter, page);
        Map<UnitId, OrgUnit> units = known();
        model.addAttribute("impact", impact);
        model.addAttribute("page", found);
        model.addAttribute("rows", found.items().stream().map(one -> row(one, units)).toList());
        model.addAttribute("address", WhatIfAddress.cases(impact.id(), filter));
        model.addAttribute("effects", Choices.anyOr("Every effect", List.of(Effect.values()), Effect::name, Effect::word));
        model.addAttribute("standards", Choices.anyOr("Every standard", impact.standards(), StandardId::value, StandardId::value));
        model.addAttribute("units", Choices.anyOr("The whole council", organisation.units(), one -> one.id().value(), OrgUnit::name));
        model.addAttribute("effect", effect.map(Effect::name).orElse(""));
        model.addAttribute("standard", standard.map(StandardId::value).orElse(""));
        model.addAttribute("unit", unit.map(UnitId::value).orElse(""));
        model.addAttribute("provider", filter.provider().orElse(""));
        model.addAttribute("providers", Choices.anyOr("Every provider, and what is about none", providers(whatIf.providers(impact.id())), UnitRow::code, UnitRow::name));
        return "what-if/cases";
    }

    @GetMapping("/standards/what-ifs/{id}/month-ends")
    String monthEnd(@PathVariable UUID id, @RequestParam Optional<LocalDate> end, @RequestParam(defaultValue = "IN_FORCE") MonthCase.Rules rules,
                    @RequestParam(defaultValue = "1") int page, Model model) {
        Impact impact = impact(id);
        LocalDate day = end.orElseGet(() -> WhatIfAddress.latestEnd(impact, whatIf));
        Page<MonthCase> found = whatIf.monthCases(impact.id(), day, rules, page);
        Map<UnitId, OrgUnit> units = known();
        model.addAttribute("impact", impact);
        model.addAttribute("end", BusinessTime.write(day));
        model.addAttribute("rules", rules.word());
        model.addAttribute("page", found);
        model.addAttribute("rows", found.items().stream().map(one -> row(one, units)).toList());
        model.addAttribute("address", WhatIfAddress.monthEnd(impact.id(), day, rules));
        return "what-if/month-end";
    }

    @PostMapping("/standards/what-ifs/{id}/cancel")
    String cancel(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes redirect) {
        Attempt<ImpactId> cancelled = whatIf.cancel(new ImpactId(id), user.actor());
        if (cancelled instanceof Attempt.Refused<ImpactId> refused) {
            redirect.addFlashAttribute("refused", refused.reason());
        }
        return "redirect:/standards/what-ifs/" + id;
    }

    private Impact impact(UUID id) {
        return whatIf.impact(new ImpactId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Map<UnitId, OrgUnit> known() {
        return organisation.units().stream().collect(Collectors.toMap(OrgUnit::id, Function.identity()));
    }

    private List<UnitRow> units(List<Impact.Count> counts) {
        Map<UnitId, List<Impact.Count>> byUnit = counts.stream().collect(Collectors.groupingBy(Impact.Count::unit));
        Map<UnitId, OrgUnit> units = known();
        return byUnit.entrySet().stream().map(unit -> new UnitRow(unit.getKey().value(), name(units, unit.getKey()),
                        Optional.ofNullable(units.get(unit.getKey())).flatMap(OrgUnit::parent).map(parent -> name(units, parent)).orElse(""),
                        Impact.totals(unit.getValue())))
                .sorted(Comparator.comparing(UnitRow::above).thenComparing(UnitRow::name)).toList();
    }

    private static List<UnitRow> providers(List<Impact.AtProvider> counts) {
        Map<String, UnitRow> rows = new LinkedHashMap<>();
        counts.forEach(count -> rows.computeIfAbsent(count.provider(), provider -> new UnitRow(provider, count.name(), "", new EnumMap<>(Effect.class)))
                .breaches().put(count.effect(), count.breaches()));
        return List.copyOf(rows.values());
    }

    private static DeadlineRow row(Impact.MovedDeadline moved) {
        return new DeadlineRow(moved.standard().value(), lastMoment(moved.before()), lastMoment(moved.after()), moved.duties());
    }

    private static String lastMoment(Instant deadline) {
        LocalDate day = BusinessTime.dayOf(deadline);
        return deadline.equals(BusinessTime.endOf(day)) ? BusinessTime.write(day) : BusinessTime.write(deadline);
    }

    private List<RateRow> rates(ImpactId id) {
        Map<UnitId, OrgUnit> units = known();
        return whatIf.changedRates(id).stream().map(rate -> new RateRow(rate.standard().value(), name(units, new UnitId(rate.ref())), rate.period(),
                words(rate.outcomeBefore(), rate.before()), words(rate.outcomeAfter(), rate.after()))).toList();
    }

    private static OutcomeRow row(Impact.OutcomeCount count) {
        return new OutcomeRow(count.standard().value(), count.outcome().word(), count.before(), count.after(), "%+d".formatted(count.after() - count.before()));
    }

    private static CaseRow row(ImpactCase one, Map<UnitId, OrgUnit> units) {
        return new CaseRow(one.effect().word(), one.breach().standard().value(), one.breach().subject().ref(), name(units, one.unit()),
                word(one.before(), "Not open"), word(one.after(), "Not found"),
                one.deadline() == null ? "None" : BusinessTime.write(BusinessTime.dayOf(one.deadline())), one.explanation());
    }

    private static MonthRow row(MonthCase one, Map<UnitId, OrgUnit> units) {
        return new MonthRow(one.breach().standard().value(), one.breach().subject().ref(), name(units, one.unit()), word(one.severity(), "None"),
                one.deadline() == null ? "None" : BusinessTime.write(BusinessTime.dayOf(one.deadline())),
                one.before() && one.after() ? "Both" : one.before() ? "Only those in force" : "Only the changed rules");
    }

    private static String word(@Nullable Severity severity, String none) {
        return severity == null ? none : severity.word();
    }

    private static String words(@Nullable Outcome outcome, @Nullable String rate) {
        return outcome == null ? "None" : rate == null ? outcome.word() : rate + ", " + outcome.word();
    }

    private static String name(Map<UnitId, OrgUnit> units, UnitId unit) {
        OrgUnit known = units.get(unit);
        return known == null ? unit.value() : known.name();
    }
}
