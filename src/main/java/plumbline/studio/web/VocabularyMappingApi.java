package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.identity.SignedInUser;
import plumbline.intake.BatchId;
import plumbline.intake.words.ListedField;
import plumbline.studio.TryingWordsOnFiles;
import plumbline.studio.VocabularyDrafting;

/** The vocabulary mapping in force and in change requests over the API. */
@RestController
@RequestMapping("/api/v1")
class VocabularyMappingApi {

    /** The whole table, comma-separated with the columns field, word, means and reason, and the version of the draft that the sender saw. */
    record WrittenWords(@Nullable Integer version, @Nullable String text) {
    }

    /** The number of an import that waits to be accepted. */
    record WaitingImport(long waiting) {
    }

    /** A field with a list of values. */
    record ListedFieldView(String name, List<String> values) {
    }

    /** The mapping in force, and what it can speak of. */
    record VocabularyMappingView(List<VocabularyDraftView.Row> rows, List<ListedFieldView> fields) {
    }

    private final VocabularyDrafting drafting;
    private final VocabularyDraftReading reading;
    private final TryingWordsOnFiles trying;
    private final ChangeAnswers answers;

    VocabularyMappingApi(VocabularyDrafting drafting, VocabularyDraftReading reading, TryingWordsOnFiles trying, ChangeAnswers answers) {
        this.drafting = drafting;
        this.reading = reading;
        this.trying = trying;
        this.answers = answers;
    }

    @GetMapping("/vocabulary-mapping")
    VocabularyMappingView inForce() {
        return new VocabularyMappingView(VocabularyDraftView.of(drafting.inForce(), drafting.inForce(), List.of(), null).rows(),
                drafting.fields().stream().map((ListedField field) -> new ListedFieldView(field.name(), field.values())).toList());
    }

    @PostMapping("/change-requests/vocabulary-mapping")
    ResponseEntity<Object> begin(@AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.begin(user.actor()));
    }

    @GetMapping("/change-requests/{reference}/vocabulary-mapping")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VocabularyDraftView.class)))
    ResponseEntity<Object> drafted(@PathVariable String reference) {
        return ChangeAnswers.any(answers.find(reference).then(request -> reading.of(request).map(Attempt::done)
                .orElseGet(() -> Attempt.notFound("This change request does not change the vocabulary mapping."))));
    }

    /** Goes on in the background. */
    @PostMapping("/change-requests/{reference}/vocabulary-mapping/trials")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChangeApi.Started.class)))
    ResponseEntity<Object> tryOn(@PathVariable String reference, @RequestBody WaitingImport file, @AuthenticationPrincipal SignedInUser user) {
        return ChangeAnswers.any(answers.find(reference).then(request -> trying.start(request, new BatchId(file.waiting()), user.actor()))
                .map(id -> new ChangeApi.Started(id.value())));
    }

    @PostMapping("/change-requests/{reference}/vocabulary-mapping")
    ResponseEntity<Object> write(@PathVariable String reference, @RequestBody WrittenWords written, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.write(user.actor(), reference, Objects.requireNonNullElse(written.version(), 0), Objects.requireNonNullElse(written.text(), "")));
    }
}
