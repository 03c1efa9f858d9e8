package plumbline.facts;

import java.util.List;

/** Records that the service keeps itself. Whoever keeps some answers for them; they are judged like those of any import. */
public interface KeptRecords {

    /** All that are kept now, those that are over too: what is no more spoken of is never found to be put right. */
    List<CaseRecord> records();
}
