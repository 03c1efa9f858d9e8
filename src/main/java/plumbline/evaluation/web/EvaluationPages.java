package plumbline.evaluation.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.Findings;
import plumbline.evaluation.RunId;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.standards.Outcome;

/** Runs as pages. */
@Controller
class EvaluationPages {

    private static final int RUNS_LISTED = 30;

    /** Who sees the button; the routes enforce the same. */
    private static final Set<Role> MAY_EVALUATE = EnumSet.of(Role.DATA_STEWARD, Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.ADMINISTRATOR);

    private final EvaluationRuns runs;
    private final Findings findings;
    private final Clock clock;

    EvaluationPages(EvaluationRuns runs, Findings findings, Clock clock) {
        this.runs = runs;
        this.findings = findings;
        this.clock = clock;
    }

    @GetMapping("/evaluations")
    String list(@AuthenticationPrincipal SignedInUser user, Model model) {
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", DayForm.EMPTY);
        }
        model.addAttribute("mayEvaluate", MAY_EVALUATE.contains(user.role()));
        model.addAttribute("runs", runs.latest(RUNS_LISTED).stream().map(run -> RunRow.of(run, clock.instant())).toList());
        return "evaluation/list";
    }

    @PostMapping("/evaluations")
    String start(@RequestParam(name = "as-at-day", defaultValue = "") String day,
                 @RequestParam(name = "as-at-month", defaultValue = "") String month,
                 @RequestParam(name = "as-at-year", defaultValue = "") String year,
                 @RequestParam(defaultValue = "false") boolean everybody,
                 @AuthenticationPrincipal SignedInUser user, RedirectAttributes redirect) {
        DayForm typed = new DayForm(day, month, year);
        Optional<LocalDate> date = typed.date();
        if (!typed.isEmpty() && date.isEmpty()) {
            return refused(redirect, typed, "Enter a real day, for example 31 3 2026, or leave day, month and year empty for now");
        }
        Attempt<RunId> attempt = runs.start(EvaluationApi.moment(date.orElse(null), clock), everybody, user.actor());
        return attempt instanceof Attempt.Done<RunId> done
                ? "redirect:/evaluations/" + done.value()
                : refused(redirect, typed, ((Attempt.Refused<RunId>) attempt).reason());
    }

    private static String refused(RedirectAttributes redirect, DayForm typed, String reason) {
        redirect.addFlashAttribute("error", reason);
        redirect.addFlashAttribute("typed", typed);
        return "redirect:/evaluations";
    }

    @GetMapping("/evaluations/{id}")
    String run(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, Model model) {
        EvaluationRun run = runs.run(new RunId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("run", RunRow.of(run, clock.instant()));
        model.addAttribute("batches", runs.batches(List.of(run.id())).getOrDefault(run.id(), List.of()));
        model.addAttribute("differences", runs.differences(run));
        model.addAttribute("mayReplay", MAY_EVALUATE.contains(user.role()) && run.state() == EvaluationRun.State.COMPLETED);
        model.addAttribute("standards", findings.counts(run.id()));
        model.addAttribute("outcomes", Outcome.values());
        return "evaluation/run";
    }

    @PostMapping("/evaluations/{id}/replay")
    String replay(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes redirect) {
        Attempt<RunId> attempt = runs.replay(new RunId(id), user.actor());
        return attempt instanceof Attempt.Done<RunId> done
                ? "redirect:/evaluations/" + done.value()
                : refused(redirect, DayForm.EMPTY, ((Attempt.Refused<RunId>) attempt).reason());
    }

    /** A run as a page shows it. */
    record RunRow(String id, String state, boolean working, boolean failed, String asAt, String startedBy, String startedAt,
                  String finishedAt, int progress, String pace, String scope, String replays, int ruleSetVersion, String ruleSetHash, int total,
                  String problem) {

        static RunRow of(EvaluationRun run, Instant now) {
            return new RunRow(run.id().toString(), run.state().word(), run.state() == EvaluationRun.State.RUNNING,
                    run.state() == EvaluationRun.State.FAILED, BusinessTime.write(run.asAt().day()), byWhom(run),
                    BusinessTime.write(run.startedAt()),
                    run.finishedAt() == null ? "" : BusinessTime.write(run.finishedAt()), run.percentDone(), pace(run, now),
                    (run.scope().everybody() ? "Everybody. " : "Who can have changed. ") + run.scope().reason() + ".",
                    run.replays() == null ? "" : run.replays().toString(), run.ruleSet().number(),
                    run.ruleSet().contentHash().substring(0, Math.min(12, run.ruleSet().contentHash().length())),
                    run.counts().values().stream().mapToInt(Integer::intValue).sum(), run.problem() == null ? "" : run.problem());
        }

        private static String pace(EvaluationRun run, Instant now) {
            EvaluationRun.Pace pace = run.pace(now);
            String people = run.people() == 1 ? "1 person" : run.people() + " people";
            return people + ", " + pace.peopleASecond() + " a second, " + run.partitionsDone() + " of " + run.partitions() + " partitions"
                    + pace.left().map(left -> ", about " + Math.max(1, left.toSeconds()) + (left.toSeconds() <= 1 ? " second left" : " seconds left")).orElse("");
        }

        private static String byWhom(EvaluationRun run) {
            return run.startedBy().equals(Actor.SERVICE.username()) ? "Plumbline" : run.startedBy();
        }
    }
}
