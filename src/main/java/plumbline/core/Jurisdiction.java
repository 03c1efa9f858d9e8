package plumbline.core;

/**
 * The law a standard or a calendar belongs to. England and Wales share their bank holidays today but not their
 * standards, so they are kept apart.
 */
public enum Jurisdiction {

    ENGLAND("England", "england-and-wales"),
    WALES("Wales", "england-and-wales");

    private final String word;
    private final String bankHolidayDivision;

    Jurisdiction(String word, String bankHolidayDivision) {
        this.word = word;
        this.bankHolidayDivision = bankHolidayDivision;
    }

    /** The name people read. */
    public String word() {
        return word;
    }

    /** The division of the gov.uk bank-holiday file that holds for this jurisdiction. */
    public String bankHolidayDivision() {
        return bankHolidayDivision;
    }
}
