package plumbline.studio.web;

import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.BusinessTime;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.words.WordEffect;
import plumbline.intake.words.WordImpact;
import plumbline.studio.ChangeRequest;
import plumbline.studio.TypedTable;
import plumbline.studio.VocabularyDrafting;

/** What the council's own words are read as: the table in force with its history, and the rows of files behind what a change would do. */
@Controller
class VocabularyMappingPages {

    private final VocabularyDrafting drafting;
    private final ChangeAnswer answer;

    VocabularyMappingPages(VocabularyDrafting drafting, ChangeAnswer answer) {
        this.drafting = drafting;
        this.answer = answer;
    }

    @GetMapping("/standards/vocabulary-mapping")
    String inForce(@AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("rows", VocabularyDraftView.of(drafting.inForce(), drafting.inForce(), List.of(), null).rows());
        model.addAttribute("unread", drafting.unread(null));
        model.addAttribute("writes", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("changes", drafting.changes().stream().map(request -> new CalendarPages.Change(request.reference(), request.heading(), request.state().word(),
                ChangePage.colour(request.state()), BusinessTime.write(request.inForceOn()))).toList());
        return "studio/vocabulary";
    }

    /** The rows of imported files behind one count of what a change would do. */
    @GetMapping(VocabularyDraftPages.DRAFT + "/rows")
    String rows(@PathVariable String reference, @RequestParam WordEffect effect, @RequestParam String field, @RequestParam String word, @RequestParam String feed,
                @RequestParam(defaultValue = "") String unit, @RequestParam(name = "page", defaultValue = "1") int number, Model model) {
        ChangeRequest request = answer.find(reference);
        // Nobody looks for other words in files that way.
        WordImpact.Line line = drafting.impact(request).map(WordImpact::lines).orElse(List.of()).stream().filter(one -> one.effect() == effect && one.field().equals(field)
                && one.word().equals(word) && one.feed().equals(feed) && Objects.requireNonNullElse(one.unit(), "").equals(unit)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("change", request);
        model.addAttribute("line", line);
        model.addAttribute("page", drafting.rows(line, number));
        model.addAttribute("address", UriComponentsBuilder.fromPath(TypedRowAnswer.address(request, TypedTable.VOCABULARY) + "/rows").queryParam("effect", effect).queryParam("field", "{field}").queryParam("word", "{word}")
                .queryParam("feed", "{feed}").queryParam("unit", "{unit}").encode().buildAndExpand(field, word, feed, unit).toUriString());
        return "studio/vocabulary-rows";
    }
}
