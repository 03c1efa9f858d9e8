package plumbline.escalation.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import plumbline.escalation.PolicyText;

/** The escalation policy in force: which breach goes to whom, how it goes up and how long each step may take. */
@Controller
class PolicyPages {

    /** How many columns at the left are conditions. */
    private static final int CONDITIONS = 4;

    /** The policy as the API gives it; {@code hash} is SHA-256 of the file. */
    record PolicyView(String file, String hash, List<String> columns, List<PolicyText.Line> rows) {
    }

    /** One row on the page: whom it is about, in a sentence, and what it decides. */
    record RowView(int line, String about, List<Decided> decided) {
    }

    /** What one column decides. */
    record Decided(String what, String how) {
    }

    private final PolicyText policy;

    PolicyPages(PolicyText policy) {
        this.policy = policy;
    }

    @GetMapping("/standards/escalation-policy")
    String policy(Model model) {
        model.addAttribute("file", policy.file());
        model.addAttribute("hash", policy.hash());
        model.addAttribute("rows", policy.lines().stream().map(this::row).toList());
        return "escalation/policy";
    }

    @GetMapping("/api/v1/escalation-policy")
    @ResponseBody
    PolicyView policy() {
        return new PolicyView(policy.file(), policy.hash(), policy.columns(), policy.lines());
    }

    private RowView row(PolicyText.Line line) {
        List<String> cells = line.cells();
        List<Decided> decided = java.util.stream.IntStream.range(CONDITIONS, cells.size())
                .mapToObj(column -> new Decided(words(policy.columns().get(column)), cells.get(column))).toList();
        return new RowView(line.line(), about(cells.get(0), cells.get(1), cells.get(2), cells.get(3)), decided);
    }

    private static String about(String kind, String standard, String severity, String unit) {
        String which = !standard.equals("*") ? standard : !kind.equals("*") ? "every standard of the kind " + kind : "every other standard";
        return severity + ", " + which + (unit.equals("*") ? "" : ", in " + unit);
    }

    private static String words(String column) {
        String words = column.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
