package plumbline.standards.rulefile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which words the sentences of a rule say to the judge, so that nothing needed is left out and nothing is said twice. */
final class SaidToJudge {

    private static final Pattern WORD = Pattern.compile("([a-z]+\\.\\w+)\\(");
    private static final Set<String> MANY_TIMES = Set.of("severity.after", "severity.whenLate", "severity.when", "clock.pauses",
            "clock.pausesBetween", "clock.pausesDuring", "clock.dutyEnds", "clock.dutyEndsWhen", "clock.dutyEndsMonthsAfter", "clock.dutyEndsDaysAfter", "rate.metBy",
            "clock.stops", "clock.stopsAt", "clock.stopsWhen", "clock.stopsAtTheMinute", "clock.stopsWith", "clock.stopsWithStartDate",
            "clock.stopsWithFirstBegunSince", "clock.stopsWithLastBefore", "clock.stopsWithFirstAfter", "regular.leftOutDuring", "count.metIf", "count.metIfBy", "check.mustBe", "check.mustNotBe", "check.mustBeBy", "check.mustBeWithin", "check.atLeast", "check.atMost", "check.exactly");

    private final Set<String> words = new HashSet<>();

    /** Notes what a sentence says; {@code false} when it was said before and may be said only once. */
    boolean addOnce(Sentence sentence) {
        Matcher matcher = WORD.matcher(sentence.expansion());
        boolean once = true;
        while (matcher.find()) {
            String word = List.of("clock.dueSoon", "colour.green", "colour.amber", "measure.green", "measure.amber").stream().filter(matcher.group(1)::startsWith).findFirst()
                    .orElse(matcher.group(1));
            once &= words.add(word) || MANY_TIMES.contains(word);
        }
        return once;
    }

    /** What a rule that says this lacks, or {@code null}. */
    @Nullable String refuseIncomplete() {
        String alone = NeededSentences.refuse(words);
        if (alone != null) {
            return alone;
        }
        if (saidAny("clock.starts") || saidAny("clock.deadlineIs")) {
            return refuseClock();
        }
        if (saidAny("colour.of") || said("measure.of", "measure.ofGroup")) {
            if (said("measure.of") && !said("measure.share", "measure.ratio", "measure.forEvery", "measure.asMeasured", "measure.asMeasuredInPercent",
                    "measure.distanceInPercent")) {
                return "the rule does not say what the value is, expected a sentence that begins 'the value is'";
            }
            return saidAny("colour.green", "measure.green") && said("colour.redIs") ? null
                    : "the rule lacks a colour, expected sentences that begin 'green is' and 'a red rate is' or 'red is'";
        }
        if (saidAny("regular.")) {
            return said("regular.beginsWhen") && saidAny("regular.every") && said("severity.always") ? null
                    : "the rule lacks something, expected 'the duty begins when', a sentence that begins 'in every' or 'in each', and 'a breach is {severity}'";
        }
        if (saidAny("check.")) {
            return said("severity.always") || !saidAny("check.must", "check.at", "check.exactly", "check.accredited") ? null
                    : "the rule does not say how grave a breach is, expected 'a breach is {severity}'";
        }
        if (saidAny("count.")) {
            return refuseCount();
        }
        if (said("rating.by", "rating.onTheDay")) {
            return said("rating.mustBeGoodOrBetter") && said("severity.always") ? null
                    : "the rule does not judge the rating, expected 'the rating must be Good or better' and 'a breach is {severity}'";
        }
        return said("rate.countsAfterMonthsOfSupport") && said("rate.metWithinMonths") || said("rate.countsRecord") ? null
                : "the rule judges nothing, expected a sentence that starts a clock, judges a rating or counts in a rate";
    }

    private @Nullable String refuseCount() {
        boolean counts = saidAny("count.inSpan") || said("count.personWith", "count.metByGoodRating", "count.impossible", "count.duplicate");
        if (!counts) {
            return "the rule does not say when it counts, expected a sentence that begins 'it counts in the'";
        }
        return saidAny("count.met") || said("count.valueInDays", "count.impossible", "count.duplicate") ? null
                : "the rule does not say what counts as met, expected a sentence that begins 'it is met'";
    }

    private @Nullable String refuseClock() {
        if (!saidAny("clock.limit") && !saidAny("clock.deadlineIs")) {
            return "the clock has no limit, expected a sentence that begins 'the limit is'";
        }
        if (!said("severity.always")) {
            return "the rule does not say how grave a breach is, expected 'a breach is {severity}'";
        }
        return saidAny("clock.stops") || saidAny("clock.startsAgain") ? null
                : "nothing stops the clock, expected a sentence that begins 'the clock stops' or 'the clock starts again'";
    }

    private boolean saidAny(String... beginnings) {
        return words.stream().anyMatch(word -> Arrays.stream(beginnings).anyMatch(word::startsWith));
    }

    private boolean said(String... any) {
        for (String word : any) {
            if (words.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
