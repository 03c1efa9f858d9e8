package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
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
import plumbline.identity.SignedInUser;
import plumbline.standards.StandardForm;
import plumbline.studio.FormDrafting;

/** The form of a draft's standard over the API. */
@RestController
@RequestMapping("/api/v1/change-requests/{reference}/standards/{id}/form")
class FormApi {

    /** What was typed, by the names of the fields, and the version of the draft that the sender saw. */
    record Typed(@Nullable Integer version, @Nullable Map<String, String> fields) {
    }

    private final FormDrafting drafting;
    private final ChangeAnswers answers;

    FormApi(FormDrafting drafting, ChangeAnswers answers) {
        this.drafting = drafting;
        this.answers = answers;
    }

    @GetMapping
    @ApiResponse(responseCode = "200", content = @Content(array = @ArraySchema(schema = @Schema(implementation = StandardForm.Line.class))))
    ResponseEntity<Object> form(@PathVariable String reference, @PathVariable String id) {
        return ChangeAnswers.any(answers.find(reference).then(request -> drafting.lines(request, id)));
    }

    @PostMapping
    ResponseEntity<Object> write(@PathVariable String reference, @PathVariable String id, @RequestBody Typed typed, @AuthenticationPrincipal SignedInUser user) {
        return answers.of(drafting.write(user.actor(), reference, Objects.requireNonNullElse(typed.version(), 0), id,
                Objects.requireNonNullElse(typed.fields(), Map.of())));
    }
}
