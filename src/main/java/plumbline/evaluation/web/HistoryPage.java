package plumbline.evaluation.web;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.BusinessTime;
import plumbline.core.Page;
import plumbline.evaluation.Findings;
import plumbline.organisation.Organisation;

/** Everything ever found about one person, case, location or unit, with the rules that said so. */
@Controller
class HistoryPage {

    private final Findings findings;
    private final Organisation organisation;

    HistoryPage(Findings findings, Organisation organisation) {
        this.findings = findings;
        this.organisation = organisation;
    }

    /** A finding with when it held, as the page shows it. */
    record Row(String held, FindingRow finding, int rules, String run) {

        static Row of(Findings.Decision decision, Organisation organisation) {
            return new Row(held(decision.from(), decision.until()), FindingRow.of(decision.finding(), organisation), decision.rules().number(),
                    decision.finding().run().toString());
        }

        private static String held(Instant from, Optional<Instant> until) {
            String since = BusinessTime.write(BusinessTime.dayOf(from));
            return until.map(end -> "from " + since + " until " + BusinessTime.write(BusinessTime.dayOf(end))).orElse("since " + since);
        }
    }

    @GetMapping("/findings/history")
    String history(@RequestParam(defaultValue = "") String subject, @RequestParam(defaultValue = "1") int page, Model model) {
        String reference = subject.strip();
        Page<Findings.Decision> history = findings.history(reference, page);
        model.addAttribute("subject", reference);
        model.addAttribute("history", history);
        model.addAttribute("rows", history.items().stream().map(decision -> Row.of(decision, organisation)).toList());
        model.addAttribute("address", UriComponentsBuilder.fromPath("/findings/history").queryParam("subject", reference).build().encode().toUriString());
        return "evaluation/history";
    }
}
