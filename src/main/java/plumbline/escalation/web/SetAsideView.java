package plumbline.escalation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.escalation.setaside.SetAside;

/**
 * What was set aside together, for pages and the API.
 *
 * @param breaches how many were set aside
 * @param left     how many of them still are
 * @param until    the last day on which it holds, unless the rule's text changes before
 */
record SetAsideView(UUID id, String standard, String standardTitle, LocalDate openedFrom, String reason, LocalDate until, int breaches, int left,
                    String director, Instant at, String state, @Nullable String endedBy, @Nullable Instant endedAt, String endReason) {

    static SetAsideView of(SetAside made, Words words) {
        return new SetAsideView(made.id(), made.standard().value(), words.standard(made.standard()), made.openedFrom(), made.reason(), made.until(),
                made.breaches(), made.left(), words.person(made.director()), made.at(), made.state().name(), made.endedBy(), made.endedAt(),
                made.endReason());
    }

    /** The state in words. */
    public String stateWord() {
        return SetAside.State.valueOf(state).word();
    }

    /** Whether it holds. */
    public boolean inForce() {
        return state.equals(SetAside.State.IN_FORCE.name());
    }

    /** The last day in words. */
    public String lastDay() {
        return BusinessTime.write(until);
    }

    /** The first day of what was set aside, in words. */
    public String from() {
        return BusinessTime.write(openedFrom);
    }

    /** When it was set aside, in words. */
    public String made() {
        return BusinessTime.write(at);
    }

    /** Who ended it, when and why, in words; empty while it is in force. */
    public String ended() {
        return endedAt == null ? "" : BusinessTime.write(endedAt) + ", " + (endReason.isEmpty() ? stateWord().toLowerCase(Locale.ROOT)
                : endedBy + ": " + endReason);
    }
}
