package plumbline.studio;

import java.util.List;
import java.util.Optional;
import plumbline.core.Attempt;
import plumbline.standards.RuleProblem;

/** A table of the rule set that is no standard. Change requests write it row by row, and it is approved and put in force with them. */
interface DraftedTable {

    /** Everything that is wrong with the table of a change request, line by line; nothing when it changes none. */
    List<RuleProblem> problems(ChangeRequest request);

    /** What makes it impossible to put the table in force on its day, though it was approved. */
    List<RuleProblem> unusable(ChangeRequest request);

    /** What is said of a change request whose table cannot be put in force on its day. */
    String unfit();

    /** Refuses a table that could not be put in force, or that is in force already. */
    Attempt<ChangeRequest> refuseUnfit(ChangeRequest request);

    /** What came of trying it on the work there is, for the story; empty when the change request changes no such table. */
    Optional<String> tried(ChangeRequest request);
}
