package plumbline.standards.web;

import java.util.ArrayList;
import java.util.List;

/**
 * One rule of a standard for reading: its name and its sentences.
 *
 * @param when whom it is about and what it looks at
 * @param then what is promised
 */
record RuleText(String name, List<String> when, List<String> then) {

    /** Cuts the lines of a rule file into its rules. */
    static List<RuleText> of(List<String> lines) {
        List<RuleText> rules = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("rule ")) {
                rules.add(new RuleText(text.substring("rule \"".length(), text.length() - 1), new ArrayList<>(), new ArrayList<>()));
            } else if (text.equals("when") && !rules.isEmpty()) {
                part = rules.get(rules.size() - 1).when;
            } else if (text.equals("then") && !rules.isEmpty()) {
                part = rules.get(rules.size() - 1).then;
            } else if (!text.isEmpty() && !text.equals("end")) {
                part.add(text.startsWith("-") ? text.substring(1).strip() : text);
            }
        }
        return rules;
    }
}
