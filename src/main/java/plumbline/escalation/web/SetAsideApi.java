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
import plumbline.core.StandardId;
import plumbline.escalation.setaside.SetAside;
import plumbline.escalation.setaside.SettingAside;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;

/** What a director sets aside in bulk, over the API. */
@RestController
@RequestMapping("/api/v1/set-asides")
class SetAsideApi {

    /** Which breaches to set aside: those of a standard that began on a day or later; {@code until} is the last day. */
    record SetAsideRequest(@Nullable String standard, @Nullable LocalDate openedFrom, @Nullable String reason, @Nullable LocalDate until) {
    }

    /** Why it ends early. */
    record EndRequest(@Nullable String reason) {
    }

    private final SettingAside settingAside;
    private final Wording wording;

    SetAsideApi(SettingAside settingAside, Wording wording) {
        this.settingAside = settingAside;
        this.wording = wording;
    }

    @GetMapping
    List<SetAsideView> all() {
        Words words = wording.now();
        return settingAside.all().stream().map(made -> SetAsideView.of(made, words)).toList();
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SetAsideView.class)))
    ResponseEntity<Object> one(@PathVariable UUID id) {
        return answer(settingAside.setAside(id).map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no such set-aside.")));
    }

    @PostMapping
    ResponseEntity<Object> setAside(@RequestBody SetAsideRequest request, @AuthenticationPrincipal SignedInUser user) {
        String standard = Words.orEmpty(request.standard());
        return answer(!standard.matches(StandardId.PATTERN) ? Attempt.invalid("standard", "Give the id of the standard, for example ASC-REV-01.")
                : settingAside.setAside(user, new StandardId(standard), request.openedFrom(), Words.orEmpty(request.reason()), request.until()));
    }

    @PostMapping("/{id}/end")
    ResponseEntity<Object> end(@PathVariable UUID id, @RequestBody EndRequest request, @AuthenticationPrincipal SignedInUser user) {
        return answer(settingAside.end(user, id, Words.orEmpty(request.reason())));
    }

    private ResponseEntity<Object> answer(Attempt<SetAside> attempt) {
        return attempt instanceof Attempt.Refused<SetAside> refused ? Problems.of(refused)
                : ResponseEntity.ok(SetAsideView.of(((Attempt.Done<SetAside>) attempt).value(), wording.now()));
    }
}
