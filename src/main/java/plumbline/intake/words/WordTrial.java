package plumbline.intake.words;

import java.util.List;
import plumbline.core.Page;

/** Tries words on the rows of imported files, of which it knows the faults and what was read by the words in force. It writes nothing. */
public interface WordTrial {

    /** The words in open faults that neither the words in force nor others given can read. */
    UnreadWords unread(List<CouncilWord> others);

    /** What would be with other words instead of those in force. */
    WordImpact with(List<CouncilWord> after);

    /** The rows behind a line of an impact. */
    Page<WordRow> rows(WordImpact.Line line, int page);
}
