package plumbline.breaches;

import plumbline.standards.RateCase;

/** What became of a breach, for the evidence on which its standard is kept, changed or retired. */
public enum BreachFate {

    /** It had cleared, and the next runs found it again. */
    CAME_BACK("Came back after it had cleared", "b.reopened > 0"),

    /**
     * It is over because the facts turned out otherwise: what is known now says that the duty was done in time, or was none. A continuing
     * condition that has been put right was a breach all the same and is not among them.
     */
    OVERTURNED("Overturned by better facts", "b.state = 'CLEARED' and b.period <> '" + RateCase.ROLLING + "' and " + """
            exists (select from finding f where f.subject_ref = b.subject_ref and f.standard = b.standard and f.subject_kind = b.subject_kind and f.period = b.period
                                            and f.before_run = 2147483647 and not f.looks_back and f.outcome in ('COMPLIANT', 'EXCLUDED'))"""),

    /** Somebody granted an exception for it, by itself or together with others, whether it still holds or not. */
    WAIVED("Waived", "exists (select from waiver w where w.breach = b.id and w.state in ('IN_FORCE', 'CLEARED', 'EXPIRED'))");

    private final String words;
    private final String condition;

    BreachFate(String words, String condition) {
        this.words = words;
        this.condition = condition;
    }

    /** The words people read. */
    public String words() {
        return words;
    }

    /** Which breaches it became of, in SQL about a breach {@code b}: numbers and lists ask the same. */
    String condition() {
        return condition;
    }
}
