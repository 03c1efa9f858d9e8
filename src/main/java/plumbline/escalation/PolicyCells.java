package plumbline.escalation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.CountingConvention;
import plumbline.core.TimeLimit;
import plumbline.escalation.PolicyRow.AtTheLatest;
import plumbline.organisation.TierLadder;
import plumbline.standards.RuleProblem;

/** Reads what a row decides, cell by cell, each of one type; what is not of its type is a problem with what to write. */
final class PolicyCells {

    static final String NEXT_BOARD_MEETING = "next board meeting";
    static final Map<String, Step> STEPS = Map.of("acknowledge", Step.ACKNOWLEDGE, "plan", Step.PLAN, "agree", Step.AGREE,
            "act", Step.ACT, "re_test", Step.RE_TEST, "sign_off", Step.SIGN_OFF);

    private static final String NEVER = "never";
    private static final String NONE = "none";
    private static final Pattern LIMIT = Pattern.compile("([1-9]\\d{0,2}) (hour|working day)s?");
    private static final Pattern COUNT = Pattern.compile("[2-9]|[1-9]\\d");
    private static final Pattern LATEST = Pattern.compile("(.+) after (.+)");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z][A-Za-z0-9 ,.'-]{1,79}");
    /** Stands in a row that is refused anyway. */
    private static final TimeLimit UNREADABLE = TimeLimit.workingDays(1);

    private final String file;
    private final NamedCsvRecord line;
    private final int number;
    private final TierLadder ladder;
    private final List<RuleProblem> problems;

    PolicyCells(String file, NamedCsvRecord line, TierLadder ladder, List<RuleProblem> problems) {
        this.file = file;
        this.line = line;
        this.number = (int) line.getStartingLineNumber();
        this.ladder = ladder;
        this.problems = problems;
    }

    PolicyRow row() {
        String escalates = line.getField("escalates");
        if (!escalates.equals("single") && !escalates.equals("group")) {
            refuse("escalates", "single or group");
        }
        return new PolicyRow(number, escalates.equals("single"), systemicAt(), tier("first_tier", PolicyRow.OWNER), tiers("informed_at_once"),
                path(), limits(), atTheLatest(), outerLimit(), tier("sign_off_tier", PolicyRow.ABOVE), words("duty"),
                list("also_told").stream().filter(this::plain).toList(), line.getField("support").equals(NONE) ? "" : words("support"));
    }

    private @Nullable Integer systemicAt() {
        String cell = line.getField("systemic_at");
        if (cell.equals(NEVER)) {
            return null;
        }
        if (!COUNT.matcher(cell).matches()) {
            refuse("systemic_at", "a number of breaches from 2 to 99, or never");
            return null;
        }
        if (line.getField("severity").equals("S1")) {
            refuse("systemic_at", "never for S1, which is followed one by one");
        }
        return Integer.valueOf(cell);
    }

    private String tier(String column, String otherwise) {
        String cell = line.getField(column);
        if (!cell.equals(otherwise) && ladder.named(cell).isEmpty()) {
            refuse(column, otherwise + " or the name of a tier");
        }
        return cell;
    }

    private List<String> tiers(String column) {
        List<String> names = list(column);
        if (names.stream().anyMatch(name -> ladder.named(name).isEmpty())) {
            refuse(column, "none, or the names of tiers with '; ' between them");
        }
        return names;
    }

    private ClimbingPath path() {
        return ClimbingPath.named(line.getField("path")).orElseGet(() -> {
            refuse("path", "climb, straight up or when systemic");
            return ClimbingPath.CLIMB;
        });
    }

    private Map<Step, TimeLimit> limits() {
        Map<Step, TimeLimit> limits = new EnumMap<>(Step.class);
        STEPS.forEach((column, step) -> {
            TimeLimit limit = limit(line.getField(column));
            if (limit == null) {
                refuse(column, "a limit such as '4 hours' or '5 working days'");
            }
            limits.put(step, limit == null ? UNREADABLE : limit);
        });
        return limits;
    }

    private List<AtTheLatest> atTheLatest() {
        List<AtTheLatest> marks = new ArrayList<>();
        for (String cell : list("at_the_latest")) {
            Matcher matcher = LATEST.matcher(cell);
            TimeLimit after = matcher.matches() ? limit(matcher.group(2)) : null;
            if (after == null || ladder.named(matcher.group(1)).isEmpty()) {
                refuse("at_the_latest", "none, or tiers such as 'Director after 10 working days' with '; ' between them");
            } else {
                marks.add(new AtTheLatest(matcher.group(1), after));
            }
        }
        return marks;
    }

    private @Nullable TimeLimit outerLimit() {
        String cell = line.getField("outer_limit");
        if (cell.equals(NEXT_BOARD_MEETING)) {
            return null;
        }
        TimeLimit limit = limit(cell);
        if (limit == null) {
            refuse("outer_limit", "a limit such as '40 working days', or " + NEXT_BOARD_MEETING);
        }
        return limit == null ? UNREADABLE : limit;
    }

    private String words(String column) {
        String cell = line.getField(column);
        if (!WORDS.matcher(cell).matches()) {
            refuse(column, "a name of at most 80 plain letters and digits");
        }
        return cell;
    }

    private boolean plain(String name) {
        if (WORDS.matcher(name).matches()) {
            return true;
        }
        refuse("also_told", "none, or names of at most 80 plain letters and digits with '; ' between them");
        return false;
    }

    private List<String> list(String column) {
        String cell = line.getField(column);
        return cell.equals(NONE) ? List.of() : Arrays.asList(cell.split("; ", -1));
    }

    private static @Nullable TimeLimit limit(String words) {
        Matcher matcher = LIMIT.matcher(words);
        if (!matcher.matches()) {
            return null;
        }
        int amount = Integer.parseInt(matcher.group(1));
        return matcher.group(2).equals("hour") ? TimeLimit.of(amount, CountingConvention.HOUR) : TimeLimit.workingDays(amount);
    }

    private void refuse(String column, String expected) {
        problems.add(RuleProblem.ofLine(file, number, line.getField(column),
                column + " is " + expected + ", not '" + line.getField(column) + "'"));
    }
}
