package plumbline.intake.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import plumbline.core.Attempt;
import plumbline.identity.Caller;
import plumbline.identity.Problems;
import plumbline.identity.ServiceAccount;
import plumbline.identity.SignedInUser;
import plumbline.intake.Batch;
import plumbline.intake.BatchDecisions;
import plumbline.intake.BatchId;
import plumbline.intake.Fault;
import plumbline.intake.FaultPage;
import plumbline.intake.Format;
import plumbline.intake.Imports;
import plumbline.intake.ReadWord;

/** Imports over the API: send a file, read what became of it. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportsApi {

    private static final int MOST_BATCHES = 500;

    private final Imports imports;
    private final BatchDecisions decisions;

    ImportsApi(Imports imports, BatchDecisions decisions) {
        this.imports = imports;
        this.decisions = decisions;
    }

    /** The council's own words that were read in a file, those of most rows first. */
    record WordsView(List<ReadWord> words) {
    }

    /** One page of faults; {@code page} counts from 1. */
    record FaultsView(List<Fault> faults, int page, int pages, int kept) {
    }

    /** The batches, newest first, and how fresh each format's data is. */
    record ImportsView(List<BatchView> imports, List<FeedView> feeds) {
    }

    /**
     * Takes one file, or only looks at it. Answers 201 with the batch, 200 when the same content was imported before (nothing changes), 400 when
     * file or format is missing or unknown, 413 when it is too large and 422 when it cannot be imported, with the reason.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> post(@RequestParam("file") MultipartFile file, @RequestParam Optional<String> format,
                                @RequestParam(defaultValue = "false") boolean preview,
                                @AuthenticationPrincipal Caller caller) throws IOException {
        if (file.getSize() > Imports.LARGEST_UPLOAD) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, ImportWords.TOO_LARGE);
        }
        Optional<String> named = format.map(String::strip).filter(text -> !text.isEmpty());
        Optional<Format> known = named.flatMap(Format::coded);
        if (named.isPresent() && known.isEmpty()) {
            return problem(HttpStatus.BAD_REQUEST, "There is no format \"" + named.get() + "\". " + ImportWords.formats());
        }
        try (InputStream content = file.getInputStream()) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return answer(preview ? decisions.preview(name, known, content, caller.actor()) : imports.importFile(name, known, content, caller.actor()));
        }
    }

    /** Why an import is withdrawn. */
    record WithdrawalForm(@Nullable String reason) {
    }

    /** What a file that waits to be accepted would bring. */
    @GetMapping("/{id}/preview")
    ResponseEntity<Object> preview(@PathVariable String id) {
        return found(id).<ResponseEntity<Object>>map(batch -> ResponseEntity.ok(PreviewView.of(decisions.preview(batch.id())))).orElseGet(() -> unknown(id));
    }

    /** How far a file is that is being read. */
    @GetMapping("/{id}/progress")
    ResponseEntity<Object> progress(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return found(id, caller).<ResponseEntity<Object>>map(batch -> ResponseEntity.ok(ProgressView.of(batch, imports.progress(batch.id()).orElse(null))))
                .orElseGet(() -> unknown(id));
    }

    /** Stops a file that is being read. */
    @PostMapping("/{id}/cancel")
    ResponseEntity<Object> cancel(@PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
        return decided(id, batch -> decisions.cancel(batch, user.actor()));
    }

    @PostMapping("/{id}/accept")
    ResponseEntity<Object> accept(@PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
        return decided(id, batch -> decisions.accept(batch, user.actor()));
    }

    @PostMapping("/{id}/discard")
    ResponseEntity<Object> discard(@PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
        return decided(id, batch -> decisions.discard(batch, user.actor()));
    }

    @PostMapping("/{id}/withdraw")
    ResponseEntity<Object> withdraw(@PathVariable String id, @RequestBody WithdrawalForm form, @AuthenticationPrincipal SignedInUser user) {
        return decided(id, batch -> decisions.withdraw(batch, form.reason() == null ? "" : form.reason(), user.actor()));
    }

    private static ResponseEntity<Object> decided(String id, Function<BatchId, Attempt<Batch>> decision) {
        return ImportWords.id(id).map(decision).<ResponseEntity<Object>>map(attempt -> attempt instanceof Attempt.Refused<Batch> refused ? Problems.of(refused)
                : ResponseEntity.ok(BatchView.of(((Attempt.Done<Batch>) attempt).value()))).orElseGet(() -> unknown(id));
    }

    private static ResponseEntity<Object> answer(Attempt<Batch> attempt) {
        if (attempt instanceof Attempt.Refused<Batch> refused) {
            return Problems.of(refused);
        }
        Batch batch = ((Attempt.Done<Batch>) attempt).value();
        URI address = URI.create("/api/v1/imports/" + batch.id());
        return batch.repeated() ? ResponseEntity.ok().location(address).body(BatchView.of(batch))
                : ResponseEntity.created(address).body(BatchView.of(batch));
    }

    @GetMapping
    ImportsView list(@RequestParam(defaultValue = "50") int limit) {
        return new ImportsView(imports.batches(Math.max(1, Math.min(limit, MOST_BATCHES))).stream().map(BatchView::of).toList(),
                imports.feeds().stream().map(FeedView::of).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> one(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return found(id, caller).<ResponseEntity<Object>>map(batch -> ResponseEntity.ok(BatchView.of(batch))).orElseGet(() -> unknown(id));
    }

    /** Which words of the council were read in a file, as what and in how many rows. */
    @GetMapping("/{id}/words")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WordsView.class)))
    ResponseEntity<Object> words(@PathVariable String id) {
        return found(id).<ResponseEntity<Object>>map(batch -> ResponseEntity.ok(new WordsView(imports.words(batch.id())))).orElseGet(() -> unknown(id));
    }

    @GetMapping("/{id}/faults")
    ResponseEntity<Object> faults(@PathVariable String id, @RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal Caller caller) {
        return found(id, caller).<ResponseEntity<Object>>map(batch -> {
            FaultPage faults = imports.faults(batch.id(), page);
            return ResponseEntity.ok(new FaultsView(faults.faults().stream().map(FaultValues.ofImport(caller)).toList(), faults.page(), faults.pages(), faults.kept()));
        }).orElseGet(() -> unknown(id));
    }

    private Optional<Batch> found(String id) {
        return ImportWords.id(id).flatMap(imports::batch);
    }

    /** Another system may know of its own files only. */
    private Optional<Batch> found(String id, Caller caller) {
        return found(id).filter(batch -> !(caller instanceof ServiceAccount account) || batch.startedBy().equals(account.actor().words()));
    }

    private static ResponseEntity<Object> unknown(String id) {
        return Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no import " + id + "."));
    }

    private static ResponseEntity<Object> problem(HttpStatus status, @Nullable String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail)).build();
    }
}
