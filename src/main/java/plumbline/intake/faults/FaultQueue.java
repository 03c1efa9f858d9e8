package plumbline.intake.faults;

import java.util.List;
import java.util.function.Consumer;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.Page;

/** The faults of all imported files that were not withdrawn. */
public interface FaultQueue {

    /** How many a page holds. */
    int PAGE_SIZE = 50;

    /** One page of the faults that fit, the latest file first, in the order of its rows. */
    Page<QueuedFault> find(FaultFilter filter, int page);

    /** Gives each fault that fits, as {@link #find} orders them. */
    void each(FaultFilter filter, Consumer<QueuedFault> reader);

    /**
     * Moves all faults that fit to a state; whoever does so sees to them from then on.
     *
     * @param note what to say of them; needed when they are accepted as they are
     * @return how many were moved
     */
    Attempt<Integer> move(FaultFilter filter, FaultState state, String note, Actor actor);

    /** How many faults of each team came in each of the last six months, this one included. */
    List<FaultCount> trend();

    /** How often each column was wrong in the latest file of its format, the most frequent first. */
    List<ColumnShare> shares();

    /** The columns and formats that have faults, to choose from. */
    List<String> columns();
}
