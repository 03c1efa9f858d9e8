package plumbline.escalation.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
import plumbline.escalation.EscalationId;
import plumbline.escalation.theme.Theme;
import plumbline.escalation.theme.ThemeDraft;
import plumbline.escalation.theme.Themes;
import plumbline.escalation.web.ThemeRows.ThemeView;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** Improvement themes over the API. */
@RestController
@RequestMapping("/api/v1/themes")
class ThemeApi {

    /** A theme to begin. */
    record ThemeAnswer(@Nullable String title, @Nullable String change, @Nullable String director, @Nullable LocalDate starts, @Nullable LocalDate ends) {
    }

    /** The reference of the escalation whose plan is added, for example {@code E-12}. */
    record Gathering(@Nullable String reference) {
    }

    /** Why a plan is taken out. */
    record TakingOut(@Nullable String reason) {
    }

    private final Themes themes;
    private final ThemeRows rows;
    private final Wording wording;

    ThemeApi(Themes themes, ThemeRows rows, Wording wording) {
        this.themes = themes;
        this.rows = rows;
        this.wording = wording;
    }

    @GetMapping
    List<ThemeView> all() {
        Words words = wording.now();
        return themes.all().stream().map(theme -> rows.of(theme, words)).toList();
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ThemeView.class)))
    ResponseEntity<Object> theme(@PathVariable UUID id) {
        return answer(themes.theme(id).map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no such improvement theme.")));
    }

    @PostMapping
    ResponseEntity<Object> propose(@RequestBody ThemeAnswer answer, @AuthenticationPrincipal SignedInUser user) {
        return answer(themes.propose(user.actor(), new ThemeDraft(Words.orEmpty(answer.title()), Words.orEmpty(answer.change()),
                Words.orEmpty(answer.director()), answer.starts(), answer.ends())));
    }

    @PostMapping("/{id}/plans")
    ResponseEntity<Object> add(@PathVariable UUID id, @RequestBody Gathering gathering, @AuthenticationPrincipal SignedInUser user) {
        return answer(themes.add(user.actor(), id, Words.orEmpty(gathering.reference())));
    }

    @PostMapping("/{id}/plans/{escalation}/remove")
    ResponseEntity<Object> remove(@PathVariable UUID id, @PathVariable UUID escalation, @RequestBody TakingOut takingOut,
                                  @AuthenticationPrincipal SignedInUser user) {
        return answer(themes.remove(user.actor(), id, new EscalationId(escalation), Words.orEmpty(takingOut.reason())));
    }

    private ResponseEntity<Object> answer(Attempt<Theme> attempt) {
        return attempt instanceof Attempt.Refused<Theme> refused ? Problems.of(refused)
                : ResponseEntity.ok(rows.of(((Attempt.Done<Theme>) attempt).value(), wording.now()));
    }
}
