package plumbline.identity.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.identity.Users;

/** The sign-in page. In a demonstration it lists who can sign in, because their passwords are no secret. */
@Controller
class SignInController {

    private final Users users;
    private final boolean demonstration;

    SignInController(Users users, @Value("${plumbline.demonstration}") boolean demonstration) {
        this.users = users;
        this.demonstration = demonstration;
    }

    @GetMapping("/sign-in")
    String signIn(@RequestParam(required = false) @Nullable String problem,
                  @RequestParam(required = false) @Nullable String signedOut,
                  @RequestParam(required = false) @Nullable String ended,
                  @AuthenticationPrincipal @Nullable SignedInUser user, Model model) {
        if (user != null) {
            return "redirect:/";
        }
        model.addAttribute("problem", problem == null ? null : words(problem));
        model.addAttribute("notice", signedOut != null ? "You are signed out." : SessionEnd.wordsOf(ended));
        List<SignedInUser> people = demonstration ? users.all() : List.of();
        model.addAttribute("posts", people.stream().filter(person -> person.role() != Role.TEAM_MANAGER).toList());
        model.addAttribute("teamManagers", people.stream().filter(person -> person.role() == Role.TEAM_MANAGER).toList());
        return "identity/sign-in";
    }

    private static String words(String problem) {
        return problem.equals("locked")
                ? "There were too many failed attempts with this sign-in name. Wait 15 minutes and try again"
                : "The sign-in name or the password is not right. Check both and try again";
    }
}
