package plumbline.intake.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import plumbline.core.Attempt;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.intake.Batch;
import plumbline.intake.Fault;
import plumbline.intake.FaultPage;
import plumbline.intake.Format;
import plumbline.intake.Imports;

/** Imports over the API: send a file, read what became of it. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportsApi {

    private static final int MOST_BATCHES = 500;

    private final Imports imports;

    ImportsApi(Imports imports) {
        this.imports = imports;
    }

    /** One page of faults; {@code page} counts from 1. */
    record FaultsView(List<Fault> faults, int page, int pages, int kept) {
    }

    /** The batches, newest first, and how fresh each format's data is. */
    record ImportsView(List<BatchView> imports, List<FeedView> feeds) {
    }

    /**
     * Takes one file. Answers 201 with the batch, 200 when the same content was imported before (nothing changes), 400 when
     * file or format is missing or unknown, 413 when it is too large and 422 when it cannot be imported, with the reason.
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> post(@RequestParam("file") MultipartFile file, @RequestParam Optional<String> format,
                                @AuthenticationPrincipal SignedInUser user) throws IOException {
        if (file.getSize() > Imports.LARGEST_FILE) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, ImportWords.TOO_LARGE);
        }
        Optional<String> named = format.map(String::strip).filter(text -> !text.isEmpty());
        Optional<Format> known = named.flatMap(Format::coded);
        if (named.isPresent() && known.isEmpty()) {
            return problem(HttpStatus.BAD_REQUEST, "There is no format \"" + named.get() + "\". " + ImportWords.formats());
        }
        try (InputStream content = file.getInputStream()) {
            return answer(imports.importFile(Objects.requireNonNullElse(file.getOriginalFilename(), ""), known, content, user.actor()));
        }
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
    ResponseEntity<Object> one(@PathVariable String id) {
        return found(id).<ResponseEntity<Object>>map(batch -> ResponseEntity.ok(BatchView.of(batch))).orElseGet(() -> unknown(id));
    }

    @GetMapping("/{id}/faults")
    ResponseEntity<Object> faults(@PathVariable String id, @RequestParam(defaultValue = "1") int page) {
        return found(id).<ResponseEntity<Object>>map(batch -> {
            FaultPage faults = imports.faults(batch.id(), page);
            return ResponseEntity.ok(new FaultsView(faults.faults(), faults.page(), faults.pages(), faults.kept()));
        }).orElseGet(() -> unknown(id));
    }

    private Optional<Batch> found(String id) {
        return ImportWords.id(id).flatMap(imports::batch);
    }

    private static ResponseEntity<Object> unknown(String id) {
        return Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_FOUND, "There is no import " + id + "."));
    }

    private static ResponseEntity<Object> problem(HttpStatus status, @Nullable String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail)).build();
    }
}
