package plumbline.assurance;

import java.time.Instant;
import java.util.List;
import plumbline.evaluation.DataAge;

/**
 * What is open, how old, at which tier and where. Every line adds up to {@code open} within its list.
 *
 * @param at                     the moment it was read
 * @param open                   how many escalations are open
 * @param systemic               how many of them carry all breaches of a standard in a unit
 * @param casesInBreach          how many breaches they carry that are not put right yet
 * @param pastLimit              how many have passed their limit at the top tier, where nobody is above
 * @param overdueActions         how many agreed actions are past their due date and not done
 * @param withOverdueActions     in how many escalations those are
 * @param data                   how old the oldest facts are that the figures rest on
 */
public record BoardView(Instant at, int open, int systemic, int casesInBreach, int pastLimit, int overdueActions, int withOverdueActions,
                        List<Line> byTier, List<Line> byAge, List<Line> byServiceArea, List<Line> byStandard,
                        DataAge data) {

    /**
     * One line of a list.
     *
     * @param key            what stands for it in the address of the list behind the number
     * @param words          what people read
     * @param escalations    how many are open
     * @param critical       how many of them are of the gravest severity
     * @param overdueActions how many of their actions are overdue
     */
    public record Line(String key, String words, int escalations, int critical, int overdueActions) {
    }
}
