package plumbline.facts;

import java.util.Map;
import plumbline.core.StandardId;

/**
 * A kind of facts, by the word that lists of facts use for one of them: {@code review}, {@code safeguarding concern},
 * {@code complaint}. Standards ask for kinds of facts and feeds bring them, so that it can be told which standard a feed that
 * stays away leaves in the dark.
 *
 * @param name the word; for values measured for one standard {@code measure} and its id
 */
public record FactKind(String name) implements Comparable<FactKind> {

    private static final String DOLS = "dols application";
    private static final Map<Class<? extends Fact>, String> NAMES = Map.ofEntries(
            Map.entry(Request.class, "request"), Map.entry(Assessment.class, "assessment"), Map.entry(Review.class, "review"),
            Map.entry(LongTermSupport.class, "service"), Map.entry(PackageStart.class, "service"),
            Map.entry(SupportPlan.class, "support plan"), Map.entry(Pause.class, "pause"),
            Map.entry(Concern.class, "safeguarding concern"), Map.entry(DolsApplication.class, DOLS),
            Map.entry(BrokerageRequest.class, "brokerage request"), Map.entry(QualityVisit.class, "quality visit"),
            Map.entry(Location.class, "location"), Map.entry(Rating.class, "rating"), Map.entry(RatingPublication.class, "rating"),
            Map.entry(Person.class, "person"));

    /** The kind of facts of a type that is neither a case record nor a measured value. */
    public static FactKind of(Class<? extends Fact> type) {
        String name = NAMES.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " holds facts of several kinds");
        }
        return new FactKind(name);
    }

    /** The values measured for one standard. */
    public static FactKind measuredFor(StandardId standard) {
        return new FactKind("measure " + standard);
    }

    /** What one of them is called where a line begins: {@code Safeguarding concern}. */
    public String title() {
        // Deprivation of liberty safeguards, as everybody writes them.
        return name.equals(DOLS) ? "DoLS application" : name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @Override
    public int compareTo(FactKind other) {
        return name.compareTo(other.name);
    }
}
