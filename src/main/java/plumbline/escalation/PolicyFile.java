package plumbline.escalation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.CountingConvention;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.TimeLimit;
import plumbline.organisation.TierLadder;

/** Reads the decision table {@code rules/england/escalation-policy.csv}; every problem names its line. */
final class PolicyFile {

    /** A policy that cannot be used, with everything that is wrong with it. */
    static final class Unusable extends RuntimeException {
        Unusable(List<String> problems) {
            super("the escalation policy cannot be used: " + String.join("; ", problems));
        }
    }

    private static final List<String> HEADER = List.of("standard", "severity", "escalates", "first_tier", "acknowledge", "plan",
            "agree", "act", "re_test", "sign_off");
    private static final Map<String, Step> LIMITS = Map.of("acknowledge", Step.ACKNOWLEDGE, "plan", Step.PLAN, "agree", Step.AGREE,
            "act", Step.ACT, "re_test", Step.RE_TEST, "sign_off", Step.SIGN_OFF);
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,3}) (hour|working day)s?");

    private final TierLadder ladder;
    private final List<String> problems = new ArrayList<>();

    private PolicyFile(TierLadder ladder) {
        this.ladder = ladder;
    }

    /**
     * Reads a policy.
     *
     * @throws Unusable naming every line that is wrong, every gap and every overlap
     */
    static EscalationPolicy read(String text, TierLadder ladder) {
        return new PolicyFile(ladder).read(text);
    }

    private EscalationPolicy read(String text) {
        List<PolicyRow> rows = new ArrayList<>();
        for (NamedCsvRecord line : CsvReader.builder().ofNamedCsvRecord(text)) {
            if (!line.getHeader().equals(HEADER)) {
                throw new Unusable(List.of("line 1 must be " + String.join(",", HEADER)));
            }
            int before = problems.size();
            PolicyRow row = row(line);
            if (problems.size() == before && row != null) {
                rows.add(row);
            }
        }
        EscalationPolicy policy = new EscalationPolicy(rows);
        problems.addAll(policy.problems());
        if (!problems.isEmpty()) {
            throw new Unusable(problems);
        }
        return policy;
    }

    private PolicyRow row(NamedCsvRecord line) {
        int number = (int) line.getStartingLineNumber();
        String standard = line.getField("standard");
        if (!standard.equals("*") && !standard.matches(StandardId.PATTERN)) {
            problems.add("line " + number + ": standard is * or an id such as ASC-REV-01, not '" + standard + "'");
        }
        String severity = line.getField("severity");
        if (!severity.matches("S[1-4]")) {
            problems.add("line " + number + ": severity is S1, S2, S3 or S4, not '" + severity + "'");
        }
        String escalates = line.getField("escalates");
        if (!escalates.equals("single") && !escalates.equals("group")) {
            problems.add("line " + number + ": escalates is single or group, not '" + escalates + "'");
        }
        String firstTier = line.getField("first_tier");
        if (!firstTier.equals(PolicyRow.OWNER) && ladder.named(firstTier).isEmpty()) {
            problems.add("line " + number + ": first_tier is owner or the name of a tier, not '" + firstTier + "'");
        }
        Map<Step, TimeLimit> limits = limits(line, number);
        if (limits.size() < LIMITS.size() || !severity.matches("S[1-4]")
                || !(standard.equals("*") || standard.matches(StandardId.PATTERN))) {
            return null;
        }
        return new PolicyRow(number, standard.equals("*") ? null : new StandardId(standard), Severity.valueOf(severity),
                escalates.equals("single"), firstTier, limits);
    }

    private Map<Step, TimeLimit> limits(NamedCsvRecord line, int number) {
        Map<Step, TimeLimit> limits = new EnumMap<>(Step.class);
        LIMITS.forEach((column, step) -> {
            Matcher matcher = LIMIT.matcher(line.getField(column));
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
                problems.add("line " + number + ": " + column + " is a limit such as '4 hours' or '5 working days', not '"
                        + line.getField(column) + "'");
                return;
            }
            int amount = Integer.parseInt(matcher.group(1));
            limits.put(step, matcher.group(2).equals("hour") ? TimeLimit.of(amount, CountingConvention.HOUR)
                    : TimeLimit.workingDays(amount));
        });
        return limits;
    }
}
