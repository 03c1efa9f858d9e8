package plumbline.escalation.web;

import java.time.Instant;
import plumbline.core.BusinessTime;
import plumbline.escalation.retired.StandardClosing;

/**
 * What was closed with a standard, for pages and the API.
 *
 * @param ruleSet the number of the rule set version that was in force then
 */
record RetiredView(String standard, String reason, String director, int ruleSet, Instant at, int breaches, int escalations) {

    static RetiredView of(StandardClosing made, Words words) {
        return new RetiredView(made.standard().value(), made.reason(), words.person(made.director()), made.ruleSet(), made.at(), made.breaches(),
                made.escalations());
    }

    /** When it was closed, in words. */
    public String day() {
        return BusinessTime.write(at);
    }
}
