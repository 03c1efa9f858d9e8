package plumbline.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Page;
import plumbline.core.UnitId;

/**
 * The references by which lists name workers, and which of them cannot be reconciled: those written differently, those in no list of who works here, and
 * those of workers of whom no other list knows. Nothing is joined by itself: somebody who has looked says that two references are one worker, or two, with
 * a reason, and takes it back. No record is changed by it, and none of a worker's breaches changes its name, because a worker is read by the reference that
 * a list of who works here holds.
 */
public interface WorkerReferences {

    /**
     * A reference, and what came under it.
     *
     * @param lists the lists that hold it, by the kind of their records
     * @param teams the units that its records name
     */
    record Known(String reference, List<InList> lists, List<UnitId> teams, boolean worksHere) {

        public Known {
            lists = List.copyOf(lists);
            teams = List.copyOf(teams);
        }
    }

    /**
     * How often a reference is in one list.
     *
     * @param list what many of its records are called: {@code supervision sessions}
     */
    record InList(String list, int records) {
    }

    /** Two references that differ only in capitals, blanks, punctuation and zeros in front of a number. */
    record Alike(Known reference, Known worker) {
    }

    /**
     * What somebody decided about two references.
     *
     * @param reference the one that is read as the other, if they are one
     * @param worker    the one the worker is judged by
     * @param same      whether they are one worker
     * @param rests     whether they are one and are read as two all the same, because a list of who works here holds both by now
     */
    record Decision(String reference, String worker, boolean same, String reason, String decidedBy, Instant decidedAt, boolean rests) {
    }

    /** A page of references that may be one worker's, about which nobody has decided. */
    Page<Alike> alike(int page);

    /** A page of references that are in no list of who works here, although such lists have come; without those that may be, or are, somebody's other reference. */
    Page<Known> inNoListOfStaff(int page);

    /** A page of those who work here by a list and of whom no other list knows, although other lists have come. */
    Page<Known> inNoOtherList(int page);

    /** A page of what was decided, the latest first: of those who are one worker, or of those who are two. */
    Page<Decision> decided(boolean same, int page);

    /** What is known of a reference; empty when no list holds it. */
    Optional<Known> known(String reference);

    /**
     * Decides about two references. As one worker they are judged from the next evaluation on. Refused when a list does not hold one of them, when something
     * was decided already, when one of them is read as a third, and when a list of who works here holds the one that would be read as the other.
     */
    Attempt<Decision> decide(String reference, String worker, boolean same, String reason, Actor actor);

    /** Takes a decision back: each is read by itself again, or may be listed as alike again. */
    Attempt<Decision> takeBack(String reference, String worker, Actor actor);
}
