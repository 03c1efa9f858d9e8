package plumbline.organisation;

import java.time.LocalDate;
import java.util.Map;

/**
 * Dated calendar data, in the shape of the gov.uk bank-holiday file.
 */
public interface BankHolidays {

    /**
     * Merges bank holidays of one division by date: dates within the years the file covers are replaced, others stay.
     *
     * @param division for example {@code england-and-wales}
     * @param titles   the title by date
     * @return how many dates changed
     */
    int replace(String division, Map<LocalDate, String> titles);
}
