package plumbline.studio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.identity.SignedInUser;
import plumbline.studio.TypedRow;
import plumbline.studio.TypedRows;
import plumbline.studio.TypedTable;

/** Rows of drafted tables while they are typed, over the API. */
@RestController
class TypedRowApi {

    /** What was typed, by the names of the fields; {@code row} among them names the row of the escalation policy. */
    record Typed(@Nullable Map<String, String> fields) {
    }

    private final TypedRows rows;

    TypedRowApi(TypedRows rows) {
        this.rows = rows;
    }

    @PostMapping("/api/v1/change-requests/{reference}/typed-rows/{table}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TypedRow.class)))
    ResponseEntity<Object> keep(@PathVariable String reference, @PathVariable String table, @RequestBody Typed typed, @AuthenticationPrincipal SignedInUser user) {
        return ChangeAnswers.any(TypedTable.at(table).map(each -> rows.keep(user.actor(), reference, each, Objects.requireNonNullElse(typed.fields(), Map.of())))
                .orElseGet(() -> Attempt.notFound("There is no such table.")));
    }
}
