package plumbline.escalation.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import plumbline.core.BusinessTime;
import plumbline.escalation.failure.Failures;
import plumbline.escalation.failure.LateLimits;
import plumbline.escalation.process.GivenUpTimers;

/** Where administrators see what the service could not do and tries again. */
@Controller
class FailurePages {

    /** One line of it. */
    record Line(String what, String about, String address, String since, String detail) {
    }

    private final Failures failures;
    private final GivenUpTimers timers;
    private final LateLimits limits;

    FailurePages(Failures failures, GivenUpTimers timers, LateLimits limits) {
        this.failures = failures;
        this.timers = timers;
        this.limits = limits;
    }

    @GetMapping("/failures")
    String list(Model model) {
        model.addAttribute("failed", failures.all().stream().map(found -> new Line(found.doing(), found.subject(), "", BusinessTime.write(found.firstAt()),
                found.times() + (found.times() == 1 ? " time, " : " times, ") + found.problem())).toList());
        model.addAttribute("timers", timers.all().stream().map(found -> new Line(found.timer(), found.about(), "", BusinessTime.write(found.dueAt()), "")).toList());
        List<Line> late = limits.all().stream().map(found -> new Line("", found.reference(), "/escalations/" + found.escalation(),
                BusinessTime.write(found.dueAt()), "")).toList();
        model.addAttribute("late", late);
        return "escalation/failures";
    }
}
