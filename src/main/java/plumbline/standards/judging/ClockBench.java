package plumbline.standards.judging;

import plumbline.facts.Fact;

/** What the sentences about a clock speak of. */
interface ClockBench {

    /** Where the case is that is being judged. */
    Bench bench();

    /** The case. */
    default CaseDraft draft() {
        return bench().draft();
    }

    /** The fact that it is about. */
    default Fact fact() {
        return draft().fact;
    }
}
