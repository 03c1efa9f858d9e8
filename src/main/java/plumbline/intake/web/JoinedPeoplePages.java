package plumbline.intake.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.identity.SignedInUser;
import plumbline.intake.JoinedPeople;

/** The page of people who are recorded twice and read as one, where somebody who has looked parts them. */
@Controller
@RequestMapping("/imports/joined-people")
class JoinedPeoplePages {

    private final JoinedPeople people;

    JoinedPeoplePages(JoinedPeople people) {
        this.people = people;
    }

    /** Two people who were parted, in words. */
    record ApartRow(String record, String person, String reason, String parted) {

        static ApartRow of(JoinedPeople.Apart apart) {
            return new ApartRow(apart.record(), apart.person(), apart.reason(), apart.partedBy() + ", " + BusinessTime.write(apart.partedAt()));
        }
    }

    /**
     * @param list   {@code apart} when the page asked for is one of those who were parted
     * @param record the second record that somebody is about to part
     */
    @GetMapping
    String show(@RequestParam(defaultValue = "") String list, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "") String record,
                @AuthenticationPrincipal SignedInUser user, Model model) {
        boolean ofApart = list.equals("apart");
        model.addAttribute("joined", people.joined(ofApart ? 1 : page));
        model.addAttribute("apart", people.apart(ofApart ? page : 1).map(ApartRow::of));
        model.addAttribute("mayPart", MappingPages.mayChange(user));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Map.of("record", record));
            model.addAttribute("problems", Map.of());
            model.addAttribute("errors", List.of());
        }
        return "imports/joined-people";
    }

    @PostMapping("/part")
    String part(@RequestParam(defaultValue = "") String record, @RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal SignedInUser user,
                RedirectAttributes next) {
        Attempt<JoinedPeople.Apart> attempt = people.part(record.strip(), reason, user.actor());
        if (attempt instanceof Attempt.Refused<JoinedPeople.Apart> refused) {
            String field = refused.kind() == Attempt.Kind.NOT_FOUND ? "record" : refused.field();
            next.addFlashAttribute("form", Map.of("record", record, "reason", reason));
            next.addFlashAttribute("problems", Map.of(field, refused.reason()));
            next.addFlashAttribute("errors", List.of(new FieldProblem(field, refused.reason())));
        } else {
            JoinedPeople.Apart apart = ((Attempt.Done<JoinedPeople.Apart>) attempt).value();
            next.addFlashAttribute("done", apart.record() + " and " + apart.person() + " are two people from now on. The next evaluation judges both.");
        }
        return "redirect:/imports/joined-people";
    }

    @PostMapping("/join")
    String join(@RequestParam(defaultValue = "") String record, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Attempt<JoinedPeople.Joined> attempt = people.join(record, user.actor());
        if (attempt instanceof Attempt.Refused<JoinedPeople.Joined> refused) {
            if (refused.kind() == Attempt.Kind.NOT_FOUND) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            next.addFlashAttribute("form", Map.of());
            next.addFlashAttribute("problems", Map.of());
            next.addFlashAttribute("errors", List.of(new FieldProblem(null, refused.reason())));
        } else {
            JoinedPeople.Joined joined = ((Attempt.Done<JoinedPeople.Joined>) attempt).value();
            next.addFlashAttribute("done", joined.record() + " is read as " + joined.person() + " again. The next evaluation judges them as one person.");
        }
        return "redirect:/imports/joined-people";
    }
}
