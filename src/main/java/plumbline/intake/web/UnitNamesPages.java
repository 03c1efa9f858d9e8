package plumbline.intake.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.identity.SignedInUser;
import plumbline.intake.FileMappings;
import plumbline.intake.mapping.SavedMapping;
import plumbline.intake.mapping.UnitNames;
import plumbline.organisation.Organisation;

/** The page on which somebody says which units the names in a council's own files mean. */
@Controller
@RequestMapping("/imports/mappings/{id}/units")
class UnitNamesPages {

    private final FileMappings mappings;
    private final Organisation organisation;

    UnitNamesPages(FileMappings mappings, Organisation organisation) {
        this.mappings = mappings;
        this.organisation = organisation;
    }

    @GetMapping
    String show(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, Model model) {
        SavedMapping saved = found(mappings.inUse(id(id)));
        UnitNames units = new UnitNames(organisation);
        List<String> names = mappings.unitNames(saved).stream()
                .sorted(Comparator.comparing((String name) -> saved.mapping().unit(name) != null).thenComparing(Comparator.naturalOrder())).toList();
        Map<String, String> said = new HashMap<>();
        names.forEach(name -> {
            String unit = saved.mapping().unit(name);
            if (unit != null) {
                said.put(name, unit);
            }
        });
        List<UnitQuestion> questions = UnitQuestion.about(names, said, units);
        model.addAttribute("id", id);
        model.addAttribute("file", saved.name());
        model.addAttribute("unitQuestions", questions);
        model.addAttribute("unitsNotAsked", names.size() - questions.size());
        model.addAttribute("units", UnitQuestion.choices(units));
        model.addAttribute("mayChange", MappingPages.mayChange(user));
        return "imports/mapping-units";
    }

    @PostMapping
    String save(@PathVariable String id, @RequestParam Map<String, String> values, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        SavedMapping saved = found(mappings.explainUnits(id(id), UnitQuestion.answers(values), user.actor()));
        next.addFlashAttribute("done", "Saved. Send the file again: rows that were left out for the name of their unit go in.");
        return "redirect:/imports/mappings/" + saved.id() + "/units";
    }

    private static SavedMapping found(Attempt<SavedMapping> attempt) {
        if (attempt instanceof Attempt.Refused<SavedMapping> refused) {
            throw new ResponseStatusException(refused.kind() == Attempt.Kind.NOT_FOUND ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST);
        }
        return ((Attempt.Done<SavedMapping>) attempt).value();
    }

    private static long id(String id) {
        return ImportWords.id(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).value();
    }
}
