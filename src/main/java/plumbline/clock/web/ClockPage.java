package plumbline.clock.web;

import java.time.Instant;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.clock.MovableClock;
import plumbline.core.Attempt;
import plumbline.core.Attempt.Done;
import plumbline.core.Attempt.Refused;
import plumbline.core.BusinessTime;
import plumbline.identity.SignedInUser;

/** The page on which an administrator moves the demonstration forward and watches escalations climb. */
@Controller
@RequestMapping("/clock")
class ClockPage {

    private final MovableClock clock;

    ClockPage(MovableClock clock) {
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("now", BusinessTime.write(clock.now()));
        model.addAttribute("movable", clock.movable());
        return "clock/clock";
    }

    /** Takes the number as typed: a word instead of a number is the person's mistake, not the program's. */
    @PostMapping
    String move(@RequestParam(defaultValue = "") String workingDays, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Attempt<Instant> moved = clock.moveForward(number(workingDays), user.actor());
        if (moved instanceof Done<Instant> done) {
            next.addFlashAttribute("done", "It is now " + BusinessTime.write(done.value()) + ".");
        } else {
            next.addFlashAttribute("problem", ((Refused<Instant>) moved).reason());
            next.addFlashAttribute("workingDays", workingDays);
        }
        return "redirect:/clock";
    }

    private static int number(String typed) {
        String digits = typed.strip();
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    }
}
