package plumbline.escalation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import plumbline.escalation.policy.PolicyDrafts;
import plumbline.escalation.policy.PolicyText;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;

/** The escalation policy in force: which breach goes to whom, how it goes up and how long each step may take. */
@Controller
class PolicyPages {

    private static final List<String> STEPS = List.of("acknowledge", "plan", "agree", "act", "re_test", "sign_off");

    /** The policy as the API gives it; {@code hash} is SHA-256 of the file. */
    record PolicyView(String file, String hash, List<String> columns, List<PolicyText.Line> rows) {
    }

    /** One row on the page: whom it is about, in a sentence, and what it decides. */
    record RowView(int line, String about, List<Decided> decided) {
    }

    /** What one column decides. */
    record Decided(String what, String how) {
    }

    private final PolicyDrafts policies;

    PolicyPages(PolicyDrafts policies) {
        this.policies = policies;
    }

    @GetMapping("/standards/escalation-policy")
    String policy(@AuthenticationPrincipal SignedInUser user, Model model) {
        PolicyText policy = policies.inForce();
        model.addAttribute("writes", user.role() == Role.POLICY_AUTHOR);
        model.addAttribute("file", policy.file());
        model.addAttribute("hash", policy.hash());
        model.addAttribute("rows", policy.lines().stream().map(PolicyPages::row).toList());
        return "escalation/policy";
    }

    @GetMapping("/api/v1/escalation-policy")
    @ResponseBody
    PolicyView policy() {
        PolicyText policy = policies.inForce();
        return new PolicyView(policy.file(), policy.hash(), PolicyText.HEADER, policy.lines());
    }

    private static RowView row(PolicyText.Line line) {
        Map<String, String> cells = new LinkedHashMap<>();
        PolicyText.HEADER.forEach(column -> cells.put(column, line.cell(column)));
        return new RowView(line.line(), line.about(), decided(cells));
    }

    /** What belongs together in one column, so that the page shows all of it at once. */
    private static List<Decided> decided(Map<String, String> cells) {
        return List.of(
                new Decided("Escalates", cells.get("escalates") + (cells.get("systemic_at").equals("never") ? "" : ", systemic at " + cells.get("systemic_at"))),
                new Decided("Held first by", cells.get("first_tier")),
                new Decided("Told at once", cells.get("informed_at_once")),
                new Decided("Path", cells.get("path")),
                new Decided("Limits of the steps", STEPS.stream().map(step -> step.replace('_', ' ') + " " + cells.get(step)).collect(Collectors.joining("; "))),
                new Decided("At the latest", cells.get("at_the_latest")),
                new Decided("Outer limit", cells.get("outer_limit")),
                new Decided("Beyond the ladder", "signed off by " + (cells.get("sign_off_tier").equals("above") ? "the tier above" : cells.get("sign_off_tier")) + "; duty of the " + cells.get("duty")
                        + unlessNone("; also told: ", cells.get("also_told")) + unlessNone("; support: ", cells.get("support"))));
    }

    private static String unlessNone(String words, String cell) {
        return cell.equals("none") ? "" : words + cell;
    }
}
