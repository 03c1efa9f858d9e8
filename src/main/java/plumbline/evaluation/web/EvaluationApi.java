package plumbline.evaluation.web;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.evaluation.CountedCases;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.Finding;
import plumbline.evaluation.FindingFilter;
import plumbline.evaluation.Findings;
import plumbline.evaluation.RunId;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.standards.AsAt;
import plumbline.standards.Outcome;
import plumbline.standards.RateCase;
import plumbline.standards.RuleSetVersion;

/** Runs and findings over the API. */
@RestController
@RequestMapping("/api/v1")
class EvaluationApi {

    private static final int RUNS_LISTED = 50;

    /**
     * What starts a run.
     *
     * @param asAt      the day to judge the facts as at; today when left out
     * @param everybody whether to judge everybody even if only some can have changed
     */
    record StartRequest(@Nullable LocalDate asAt, @Nullable Boolean everybody) {
    }

    /** One page of findings; {@code page} counts from 1. */
    record FindingPage(List<FindingView> findings, int page, int pages, int total) {
    }

    /** One page of everything ever found about a subject; {@code page} counts from 1. */
    record HistoryPage(List<DecisionView> decisions, int page, int pages, int total) {
    }

    /** A finding with the rules that said so and when it held. */
    record DecisionView(FindingView finding, int ruleSetVersion, String ruleSetHash, Instant from, @Nullable Instant until) {

        static DecisionView of(Findings.Decision decision) {
            return new DecisionView(FindingView.of(decision.finding(), decision.rules()), decision.rules().number(), decision.rules().contentHash(), decision.from(),
                    decision.until().orElse(null));
        }
    }

    /** One page of the cases behind the number of a rate, and how many count how; {@code page} counts from 1. */
    record CasePage(List<CountedCases.CountedCase> cases, Map<RateCase.Part, Integer> parts, int page, int pages, int total) {
    }

    private final EvaluationRuns runs;
    private final Findings findings;
    private final CountedCases cases;
    private final Clock clock;

    EvaluationApi(EvaluationRuns runs, Findings findings, CountedCases cases, Clock clock) {
        this.runs = runs;
        this.findings = findings;
        this.cases = cases;
        this.clock = clock;
    }

    @PostMapping("/evaluations")
    ResponseEntity<Object> start(@RequestBody(required = false) @Nullable StartRequest request, @AuthenticationPrincipal SignedInUser user) {
        LocalDate day = request == null ? null : request.asAt();
        Attempt<RunId> attempt = runs.start(moment(day, clock), request != null && Boolean.TRUE.equals(request.everybody()), user.actor());
        return started(attempt);
    }

    @PostMapping("/evaluations/{id}/replay")
    ResponseEntity<Object> replay(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        return started(runs.replay(new RunId(id), user.actor()));
    }

    private ResponseEntity<Object> started(Attempt<RunId> attempt) {
        if (attempt instanceof Attempt.Refused<RunId> refused) {
            return Problems.of(refused);
        }
        RunId id = ((Attempt.Done<RunId>) attempt).value();
        return ResponseEntity.accepted().location(URI.create("/api/v1/evaluations/" + id))
                .body(view(runs.run(id).orElseThrow()));
    }

    @GetMapping("/evaluations")
    List<RunView> latest() {
        List<EvaluationRun> latest = runs.latest(RUNS_LISTED);
        Map<RunId, List<Long>> batches = runs.batches(latest.stream().map(EvaluationRun::id).toList());
        return latest.stream().map(run -> RunView.of(run, batches.getOrDefault(run.id(), List.of()), clock)).toList();
    }

    @GetMapping("/evaluations/{id}")
    ResponseEntity<Object> run(@PathVariable UUID id) {
        return runs.run(new RunId(id)).<ResponseEntity<Object>>map(run -> ResponseEntity.ok(view(run)))
                .orElseGet(() -> Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no evaluation run " + id + ".")));
    }

    @GetMapping("/findings")
    FindingPage findings(@RequestParam Optional<UUID> run, @RequestParam Optional<StandardId> standard,
                         @RequestParam Optional<String> subject, @RequestParam Optional<Outcome> outcome,
                         @RequestParam Optional<UnitId> unit, @RequestParam(defaultValue = "1") int page) {
        FindingFilter filter = new FindingFilter(run.map(RunId::new), standard, subject, outcome, unit);
        Page<Finding> found = findings.find(filter, page);
        Map<RunId, RuleSetVersion> rules = runs.ruleSets(found.items().stream().map(Finding::run).toList());
        return new FindingPage(found.items().stream().map(finding -> FindingView.of(finding, rules.get(finding.run()))).toList(), found.number(), found.pages(), found.total());
    }

    @GetMapping("/findings/history")
    HistoryPage history(@RequestParam String subject, @RequestParam(defaultValue = "1") int page) {
        Page<Findings.Decision> found = findings.history(subject, page);
        return new HistoryPage(found.items().stream().map(DecisionView::of).toList(), found.number(), found.pages(), found.total());
    }

    @GetMapping("/findings/cases")
    CasePage cases(@RequestParam StandardId standard, @RequestParam Optional<UnitId> unit, @RequestParam(defaultValue = RateCase.ROLLING) String period,
                   @RequestParam Optional<String> provider, @RequestParam Optional<RateCase.Part> part, @RequestParam(defaultValue = "1") int page) {
        CountedCases.Behind found = cases.behind(new CountedCases.Filter(standard, unit, period, provider, part), page);
        return new CasePage(found.cases().items(), found.parts(), found.cases().number(), found.cases().pages(), found.cases().total());
    }

    private RunView view(EvaluationRun run) {
        return RunView.of(run, runs.batches(List.of(run.id())).getOrDefault(run.id(), List.of()), clock);
    }

    /** Today is judged as at this moment, an earlier day as at its end. */
    static AsAt moment(@Nullable LocalDate day, Clock clock) {
        AsAt now = new AsAt(clock.instant());
        return day == null || day.equals(BusinessTime.dayOf(now.instant())) ? now : AsAt.endOf(day);
    }
}
