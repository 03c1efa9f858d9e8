package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSource;
import plumbline.standards.StoredVersion;
import plumbline.studio.ExchangingRules;
import plumbline.studio.RollingBack;

/** Rule set versions over the API. */
@RestController
@RequestMapping("/api/v1/rule-set-versions")
class VersionApi {

    /** A version; its files only when one version was asked for. */
    record VersionView(int number, String contentHash, Instant inForceSince, String putInForceBy, String reason, @Nullable String changeRequest,
                       @Nullable Integer restores, List<VersionFile> files) {

        static VersionView of(StoredVersion version, List<RuleSource> files) {
            return new VersionView(version.number(), version.contentHash(), version.createdAt(), version.createdBy(), version.reason(),
                    version.changeRequest(), version.restores(), files.stream().map(file -> new VersionFile(file.path(), file.text())).toList());
        }
    }

    /** A file of a version. */
    record VersionFile(String path, String content) {
    }

    /** Why an earlier version is brought back. */
    record Restoring(@Nullable String reason) {
    }

    private final RuleSetHistory history;
    private final RollingBack rollingBack;
    private final ExchangingRules exchange;

    VersionApi(RuleSetHistory history, RollingBack rollingBack, ExchangingRules exchange) {
        this.exchange = exchange;
        this.history = history;
        this.rollingBack = rollingBack;
    }

    @GetMapping
    List<VersionView> versions(@RequestParam(required = false) @Nullable LocalDate on) {
        List<StoredVersion> found = on == null ? history.versions() : history.inForceAt(BusinessTime.endOf(on)).stream().toList();
        return found.stream().map(version -> VersionView.of(version, List.of())).toList();
    }

    @GetMapping("/{number}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionView.class)))
    ResponseEntity<Object> version(@PathVariable String number) {
        return answer(find(number));
    }

    @GetMapping("/{number}/rules.zip")
    ResponseEntity<Object> archive(@PathVariable String number) {
        Attempt<byte[]> archive = find(number).then(stored -> exchange.archive(stored.number()).map(Attempt::done).orElseGet(VersionApi::unknown));
        return archive instanceof Attempt.Done<byte[]> done ? VersionPages.download(number, done.value()) : Problems.of((Attempt.Refused<byte[]>) archive);
    }

    @PostMapping("/{number}/restore")
    ResponseEntity<Object> restore(@PathVariable String number, @RequestBody Restoring restoring, @AuthenticationPrincipal SignedInUser user) {
        return answer(find(number).then(stored -> rollingBack.restore(user, stored.number(), Objects.requireNonNullElse(restoring.reason(), "")))
                .then(restored -> find(String.valueOf(restored.number()))));
    }

    private Attempt<StoredVersion> find(String number) {
        Optional<StoredVersion> found = number.matches("\\d{1,9}") ? history.stored(Integer.parseInt(number)) : Optional.empty();
        return found.map(Attempt::done).orElseGet(VersionApi::unknown);
    }

    private static <T> Attempt<T> unknown() {
        return Attempt.notFound("There is no such rule set version.");
    }

    private ResponseEntity<Object> answer(Attempt<StoredVersion> attempt) {
        return attempt instanceof Attempt.Refused<StoredVersion> refused ? Problems.of(refused)
                : ResponseEntity.ok(VersionView.of(((Attempt.Done<StoredVersion>) attempt).value(),
                        history.files(((Attempt.Done<StoredVersion>) attempt).value().number())));
    }
}
