package plumbline.identity.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The statements that every page's footer links to. */
@Controller
class StatementsController {

    @GetMapping("/accessibility")
    String accessibility() {
        return "identity/accessibility";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "identity/privacy";
    }

    @GetMapping("/cookies")
    String cookies() {
        return "identity/cookies";
    }
}
