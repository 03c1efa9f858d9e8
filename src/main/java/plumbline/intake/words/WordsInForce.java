package plumbline.intake.words;

/** Tells which table of words is in force. Intake asks; the rule set, of which the table is a file, answers. */
public interface WordsInForce {

    /** The table in force; one without rows while no version has any. */
    WordFile table();
}
