package plumbline.intake;

import java.util.List;

/**
 * One page of a batch's faults.
 *
 * @param page  counted from 1
 * @param pages how many there are, at least 1
 * @param kept  how many faults are kept; a file full of faults keeps the first ten thousand
 */
public record FaultPage(List<Fault> faults, int page, int pages, int kept) {

    /** How many faults a page shows. */
    public static final int SIZE = 50;
}
