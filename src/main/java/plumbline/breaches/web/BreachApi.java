package plumbline.breaches.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachFate;
import plumbline.breaches.BreachFilter;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.identity.Problems;

/** Breaches over the API. */
@RestController
@RequestMapping("/api/v1/breaches")
class BreachApi {

    /** A breach as the API gives it. */
    record BreachView(String id, String standard, String subjectKind, String subject, @Nullable String person, String period,
                      String unit, String severity, @Nullable Instant deadline, String state, Instant openedAt,
                      Instant lastSeenAt, int timesSeen, @Nullable Instant clearedAt, @Nullable String lastRun, @Nullable Integer ruleSetVersion, String explanation) {

        static BreachView of(Breach breach) {
            return new BreachView(breach.id().toString(), breach.fingerprint().standard().value(),
                    breach.fingerprint().subject().kind().name(), breach.fingerprint().subject().ref(),
                    breach.fingerprint().subject().personRef(), breach.fingerprint().period(), breach.unit().value(),
                    breach.severity().name(), breach.deadline(), breach.state().name(), breach.openedAt(), breach.lastSeenAt(),
                    breach.timesSeen(), breach.clearedAt(), breach.lastRun() == null ? null : breach.lastRun().toString(), breach.ruleSet(),
                    breach.explanation());
        }
    }

    /** One page of breaches; {@code page} counts from 1. */
    record BreachPage(List<BreachView> breaches, int page, int pages, int total) {
    }

    private final Breaches breaches;

    BreachApi(Breaches breaches) {
        this.breaches = breaches;
    }

    @GetMapping
    BreachPage list(@RequestParam Optional<Breach.State> state, @RequestParam Optional<StandardId> standard,
                    @RequestParam Optional<UnitId> unit, @RequestParam Optional<Severity> severity,
                    @RequestParam Optional<String> subject, @RequestParam Optional<LocalDate> since, @RequestParam Optional<BreachFate> fate,
                    @RequestParam(defaultValue = "1") int page) {
        Page<Breach> found = breaches.find(new BreachFilter(state, standard, unit, severity, subject, since, fate), page);
        return new BreachPage(found.items().stream().map(BreachView::of).toList(), found.number(), found.pages(), found.total());
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> breach(@PathVariable UUID id) {
        return breaches.breach(new BreachId(id)).<ResponseEntity<Object>>map(breach -> ResponseEntity.ok(BreachView.of(breach)))
                .orElseGet(() -> Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no breach " + id + ".")));
    }
}
