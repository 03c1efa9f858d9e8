package plumbline.assurance;

import java.util.List;

/** What the board reads. The figures and the lists behind them are one reading of the same escalations. */
public interface Board {

    /** The figures. */
    BoardView view();

    /** The escalations behind a figure, the gravest first, then those whose limit passes soonest. */
    List<Listed> list(EscalationQuery query);

    /** The service areas the board counts by, by name. */
    List<Choice> areas();

    /** The tiers, lowest first. */
    List<Choice> tiers();

    /** The standards in force and those that open escalations are of, by id. */
    List<Choice> standards();

    /**
     * One of a list to choose from.
     *
     * @param key what stands for it in an address
     */
    record Choice(String key, String words) {
    }
}
