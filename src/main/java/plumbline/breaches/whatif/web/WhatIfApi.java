package plumbline.breaches.whatif.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import plumbline.breaches.whatif.Impact;
import plumbline.breaches.whatif.ImpactCase;
import plumbline.breaches.whatif.ImpactFilter;
import plumbline.breaches.whatif.ImpactId;
import plumbline.breaches.whatif.MonthCase;
import plumbline.breaches.whatif.WhatIf;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.standards.ChangedRules;
import plumbline.standards.RuleSource;

/** What-ifs over the API. */
@RestController
@RequestMapping("/api/v1/standards/what-ifs")
class WhatIfApi {

    /** One changed rule file: its path below {@code rules}, and all it says. */
    record ChangedFile(String path, String text) {
    }

    /**
     * What is tried.
     *
     * @param files    rule files that are new or say something else than those in force
     * @param takenOut the paths of rule files that would be taken out
     */
    record WhatIfRequest(@Nullable List<ChangedFile> files, @Nullable Set<String> takenOut) {

        /** A file of which something is left out says nothing. */
        Attempt<ChangedRules> change() {
            List<ChangedFile> all = files == null ? List.of() : files;
            if (all.stream().anyMatch(file -> file == null || file.path() == null || file.text() == null)) {
                return Attempt.invalid("files", "Each file has a path and a text.");
            }
            Set<String> gone = takenOut == null ? Set.of() : takenOut;
            if (gone.stream().anyMatch(Objects::isNull) || all.stream().anyMatch(file -> gone.contains(file.path()))) {
                return Attempt.invalid("takenOut", "Each path that is taken out is a text, and not also the path of a changed file.");
            }
            return Attempt.done(new ChangedRules(all.stream().map(file -> new RuleSource(file.path(), file.text())).toList(), gone));
        }
    }

    private final WhatIf whatIf;
    private final Clock clock;

    WhatIfApi(WhatIf whatIf, Clock clock) {
        this.whatIf = whatIf;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Object> start(@RequestBody WhatIfRequest request, @AuthenticationPrincipal SignedInUser user) {
        Attempt<ImpactId> started = request.change().then(change -> whatIf.start(change, user.actor()));
        return started instanceof Attempt.Done<ImpactId> done
                ? ResponseEntity.accepted().location(URI.create("/api/v1/standards/what-ifs/" + done.value())).body(view(done.value()))
                : Problems.of((Attempt.Refused<ImpactId>) started);
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhatIfView.class)))
    ResponseEntity<Object> whatIf(@PathVariable UUID id) {
        return whatIf.impact(new ImpactId(id)).<ResponseEntity<Object>>map(impact -> ResponseEntity.ok(WhatIfView.of(impact, whatIf, clock)))
                .orElseGet(() -> unknown(id));
    }

    @GetMapping("/{id}/cases")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhatIfView.ImpactCasesPage.class)))
    ResponseEntity<Object> cases(@PathVariable UUID id, @RequestParam Optional<Impact.Effect> effect, @RequestParam Optional<StandardId> standard,
                                 @RequestParam Optional<UnitId> unit, @RequestParam Optional<String> provider, @RequestParam(defaultValue = "1") int page) {
        if (whatIf.impact(new ImpactId(id)).isEmpty()) {
            return unknown(id);
        }
        Page<ImpactCase> found = whatIf.cases(new ImpactId(id), new ImpactFilter(effect, standard, unit, WhatIfAddress.given(provider)), page);
        return ResponseEntity.ok(new WhatIfView.ImpactCasesPage(found.items().stream().map(WhatIfView.ImpactCaseView::of).toList(), found.number(), found.pages(),
                found.total()));
    }

    @GetMapping("/{id}/month-ends")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WhatIfView.MonthCasesPage.class)))
    ResponseEntity<Object> monthEnd(@PathVariable UUID id, @RequestParam Optional<LocalDate> end, @RequestParam(defaultValue = "IN_FORCE") MonthCase.Rules rules,
                                    @RequestParam(defaultValue = "1") int page) {
        Optional<Impact> impact = whatIf.impact(new ImpactId(id));
        if (impact.isEmpty()) {
            return unknown(id);
        }
        Page<MonthCase> found = whatIf.monthCases(new ImpactId(id), end.orElseGet(() -> WhatIfAddress.latestEnd(impact.get(), whatIf)), rules, page);
        return ResponseEntity.ok(new WhatIfView.MonthCasesPage(found.items().stream().map(WhatIfView.MonthCaseView::of).toList(), found.number(), found.pages(), found.total()));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<Object> cancel(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user) {
        Attempt<ImpactId> cancelled = whatIf.cancel(new ImpactId(id), user.actor());
        return cancelled instanceof Attempt.Refused<ImpactId> refused ? Problems.of(refused) : ResponseEntity.ok(view(new ImpactId(id)));
    }

    private WhatIfView view(ImpactId id) {
        return WhatIfView.of(whatIf.impact(id).orElseThrow(), whatIf, clock);
    }

    private static ResponseEntity<Object> unknown(UUID id) {
        return Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no what-if " + id + "."));
    }
}
