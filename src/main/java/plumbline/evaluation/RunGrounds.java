package plumbline.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What everything judged rests on besides the facts. When any of it is another than in the run before, what was judged then
 * no longer stands, and everybody is judged again.
 *
 * @param rules    the content hash of the rule set
 * @param units    changes with the units of the council
 * @param calendar changes with bank holidays and closure days
 */
record RunGrounds(String rules, @Nullable String units, @Nullable String calendar) {

    /** The scope of a run on these grounds after one on others. */
    RunScope after(RunGrounds before) {
        if (!rules.equals(before.rules)) {
            return RunScope.anew("The rules are other than in the run before");
        }
        if (units == null || !units.equals(before.units)) {
            return RunScope.anew("The units of the council are other than in the run before");
        }
        if (calendar == null || !calendar.equals(before.calendar)) {
            return RunScope.anew("The calendar is another than in the run before");
        }
        return RunScope.changed();
    }
}
