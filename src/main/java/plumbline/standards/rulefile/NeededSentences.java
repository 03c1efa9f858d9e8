package plumbline.standards.rulefile;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sentences that mean nothing without another one, or beside one of another kind. */
final class NeededSentences {

    private static final List<String> OF_RATES = List.of("colour.of", "measure.of");
    private static final List<String> OF_SUBJECTS = List.of("clock.", "severity.", "check.", "rating.", "regular.", "count.", "rate.");

    private static final List<String> OF_JUDGING = List.of("clock.", "severity.", "check.", "regular.");

    private static final List<Need> NEEDS = List.of(
            new Need(List.of("colour."), OF_RATES, "the rule gives colours to nothing, expected a sentence such as 'the rate of each team' or 'a value measured for this standard'"),
            new Need(List.of("measure."), List.of("measure.of"), "the rule speaks of a value that it does not name, expected 'a value measured for this standard'"),
            new Need(List.of("check.soonBeforeExpiry"), List.of("check.accreditedWhen"),
                    "the rule speaks of an accreditation that it does not ask for, expected 'it must be that an accreditation of its provider was in force on the day it {event}'"),
            new Need(List.of("rating.mustBeGoodOrBetter", "rating.severityIfInadequate"), List.of("rating.by", "rating.onTheDay"),
                    "the rule speaks of a rating that it does not look up, expected 'the latest rating of the location' or 'the rating of the location on the day it {event}'"),
            new Need(List.of("regular.leftOutDuring", "regular.severityOfStateAlone"), List.of("regular.every"),
                    "the rule names no month or week in which something is due, expected a sentence that begins 'in every' or 'in each'"),
            new Need(List.of("count.metByDifferent"), List.of("count.personWith"),
                    "the rule does not say of what there must be different ones, expected a sentence that begins 'the person counts when'"),
            new Need(List.of("clock.leapBirthday"), List.of("clock.deadlineIsMonthsBeforeBirthday"),
                    "the rule speaks of a birthday that no deadline depends on, expected a sentence that begins 'the deadline is'"));

    /** Words that stand only beside others. */
    private record Need(List<String> words, List<String> others, String refusal) {
    }

    private NeededSentences() {
    }

    /** What is wrong with these words together, or {@code null}. */
    static @Nullable String refuse(Collection<String> said) {
        for (Need need : NEEDS) {
            if (any(said, need.words()) && !any(said, need.others())) {
                return need.refusal();
            }
        }
        if (any(said, OF_RATES) && any(said, OF_SUBJECTS)) {
            return "the rule judges a number and yet speaks of one case, expected only sentences about the number, its lines and its colours";
        }
        boolean counts = any(said, List.of("rate.", "count."));
        if (counts && said.stream().anyMatch(word -> !word.startsWith("clock.dutyEnds") && any(List.of(word), OF_JUDGING))) {
            return "the rule counts and yet judges, expected only sentences about what counts and what is met; what is judged stands in a rule of its own";
        }
        if (any(said, List.of("rate.")) && any(said, List.of("count.")) || any(said, List.of("count.personWith")) && any(said, List.of("count.inSpan", "count.metIf", "count.value"))) {
            return "the rule counts in two ways, expected sentences of one way to count";
        }
        return null;
    }

    private static boolean any(Collection<String> said, List<String> beginnings) {
        return said.stream().anyMatch(word -> beginnings.stream().anyMatch(word::startsWith));
    }
}
