package plumbline.assurance;

import java.util.Arrays;
import java.util.Optional;

/** How long an escalation has been open, in whole calendar days, in bands that a board compares from month to month. */
public enum AgeBand {
    TO_7("0-7", "0 to 7 days", 7),
    TO_14("8-14", "8 to 14 days", 14),
    TO_28("15-28", "15 to 28 days", 28),
    TO_56("29-56", "29 to 56 days", 56),
    OVER_56("57-", "Over 56 days", Long.MAX_VALUE);

    private final String key;
    private final String words;
    private final long last;

    AgeBand(String key, String words, long last) {
        this.key = key;
        this.words = words;
        this.last = last;
    }

    /** What stands for it in an address. */
    public String key() {
        return key;
    }

    /** The words people read. */
    public String words() {
        return words;
    }

    /** The band of a number of whole days; less than one is the first. */
    public static AgeBand of(long days) {
        return Arrays.stream(values()).filter(band -> days <= band.last).findFirst().orElseThrow();
    }

    /** The band that a text in an address stands for. */
    public static Optional<AgeBand> named(String key) {
        return Arrays.stream(values()).filter(band -> band.key.equals(key)).findFirst();
    }
}
