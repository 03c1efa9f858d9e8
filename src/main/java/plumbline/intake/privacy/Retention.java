package plumbline.intake.privacy;

import java.util.List;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/**
 * How long facts about people are kept, and what goes. The facts of a person go together, when every one of them is older than its kind
 * is kept and nothing of it is going on: a part of them would be judged as if the rest had never happened.
 */
public interface Retention {

    /** The longest that can be stated, in months. */
    int LONGEST = 1200;

    /** Every kind with how long it is kept. */
    List<RetentionRule> rules();

    /** States how long a kind is kept; no months, and it is kept until somebody states it again. */
    Attempt<RetentionRule> state(String kind, String months, Actor actor);

    /** What a purge would do now; it reads every fact. */
    RetentionPreview preview();

    /** Purges now, at most two thousand people at once, all or nothing. */
    Attempt<RetentionPurge> purge(Actor actor);

    /** The latest purges in which something went, newest first. */
    List<RetentionPurge> purges();

    /** Legal holds in force, newest first. */
    List<RetentionHold> holds();

    /** Holds everything of a person. */
    Attempt<RetentionHold> hold(String reference, String reason, Actor actor);

    /** Ends a hold. */
    Attempt<Long> release(long hold, Actor actor);
}
