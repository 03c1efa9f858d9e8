package plumbline.intake.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.intake.WorkerReferences;
import plumbline.intake.WorkerReferences.Alike;
import plumbline.intake.WorkerReferences.Decision;
import plumbline.intake.WorkerReferences.Known;

/** References of workers that cannot be reconciled, over the API. */
@RestController
@RequestMapping("/api/v1/imports/workers")
class WorkerReferencesApi {

    private final WorkerReferences workers;

    WorkerReferencesApi(WorkerReferences workers) {
        this.workers = workers;
    }

    /** Which references are listed: those that cannot be reconciled, for three reasons, and those about which somebody decided. */
    enum Listed { ALIKE, NO_STAFF_LIST, NO_OTHER_LIST, ONE, TWO }

    /** One list of references; {@code page} counts from 1. */
    record WorkersPage(List<ReferencesView> references, int page, int pages, int total) {

        static WorkersPage of(Page<ReferencesView> page) {
            return new WorkersPage(page.items(), page.number(), page.pages(), page.total());
        }
    }

    /** One reference, and the one it may be or is read as; what was decided, if anything was. */
    record ReferencesView(String reference, @Nullable String worker, @Nullable DecisionView decision) {

        static ReferencesView of(Known known) {
            return new ReferencesView(known.reference(), null, null);
        }

        static ReferencesView of(Alike alike) {
            return new ReferencesView(alike.reference().reference(), alike.worker().reference(), null);
        }

        static ReferencesView of(Decision decision) {
            return new ReferencesView(decision.reference(), decision.worker(), DecisionView.of(decision));
        }
    }

    /** What somebody decided; {@code rests} while a list of who works here holds both, so that each is judged by itself. */
    record DecisionView(boolean same, String reason, String decidedBy, Instant decidedAt, boolean rests) {

        static DecisionView of(Decision decision) {
            return new DecisionView(decision.same(), decision.reason(), decision.decidedBy(), decision.decidedAt(), decision.rests());
        }
    }

    /** Two references, whether they are one worker, and how somebody knows. */
    record DecisionForm(@Nullable String reference, @Nullable String worker, @Nullable Boolean same, @Nullable String reason) {
    }

    @GetMapping
    WorkersPage list(@RequestParam(defaultValue = "ALIKE") Listed list, @RequestParam(defaultValue = "1") int page) {
        return WorkersPage.of(switch (list) {
            case ALIKE -> workers.alike(page).map(ReferencesView::of);
            case NO_STAFF_LIST -> workers.inNoListOfStaff(page).map(ReferencesView::of);
            case NO_OTHER_LIST -> workers.inNoOtherList(page).map(ReferencesView::of);
            case ONE -> workers.decided(true, page).map(ReferencesView::of);
            case TWO -> workers.decided(false, page).map(ReferencesView::of);
        });
    }

    @PostMapping("/decide")
    ResponseEntity<Object> decide(@RequestBody DecisionForm form, @AuthenticationPrincipal SignedInUser user) {
        if (form.same() == null) {
            return Problems.of(new Attempt.Refused<>(Attempt.Kind.INVALID, "Say whether they are one worker or two.", "same"));
        }
        return answer(workers.decide(words(form.reference()), words(form.worker()), form.same(), words(form.reason()), user.actor()));
    }

    @PostMapping("/take-back")
    ResponseEntity<Object> takeBack(@RequestBody DecisionForm form, @AuthenticationPrincipal SignedInUser user) {
        return answer(workers.takeBack(words(form.reference()), words(form.worker()), user.actor()));
    }

    private static ResponseEntity<Object> answer(Attempt<Decision> attempt) {
        return attempt instanceof Attempt.Refused<Decision> refused ? Problems.of(refused)
                : ResponseEntity.ok(ReferencesView.of(((Attempt.Done<Decision>) attempt).value()));
    }

    private static String words(@Nullable String words) {
        return words == null ? "" : words;
    }
}
