package plumbline.intake.published;

import java.util.List;
import java.util.Optional;
import plumbline.core.Actor;
import plumbline.core.Attempt;

/** Reads the published measures of the Adult Social Care Outcomes Framework in the edition from 2023-24. */
public interface PublishedFigures {

    /** Every council that figures are known of, by name. */
    List<Council> councils();

    /** The council this service is for; empty until somebody has said which it is. */
    Optional<Council> own();

    /** Says which council this service is for. Standards on published measures are judged on its figures from then on. */
    Attempt<Council> state(String area, Actor actor);

    /** How a council stands, measure by measure. */
    List<ComparedMeasure> compared(String area);

    /** The latest year of a measure, of every area. */
    Optional<MeasureTable> measure(String code);
}
