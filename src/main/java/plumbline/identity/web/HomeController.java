package plumbline.identity.web;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;

/** Takes everybody to the page they come for. */
@Controller
class HomeController {

    @GetMapping("/")
    String home(@AuthenticationPrincipal SignedInUser user) {
        return "redirect:" + homeOf(user.role());
    }

    private static String homeOf(Role role) {
        return switch (role) {
            case BOARD, DIRECTOR, ASSISTANT_DIRECTOR, AUDITOR, ADMINISTRATOR -> "/board";
            case HEAD_OF_SERVICE, TEAM_MANAGER -> "/work";
            case POLICY_AUTHOR, POLICY_APPROVER -> "/standards";
            case DATA_STEWARD -> "/imports";
        };
    }
}
