package plumbline.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;

/** How sentences speak of the events of facts that have a type of their own, as {@link RecordKind} does for case records. */
public final class FactWords {

    private static final Map<Class<? extends Fact>, Map<String, Event>> EVENTS = new LinkedHashMap<>();

    static {
        day(Request.class, "was accepted", Request::acceptedOn);
        day(Request.class, "was withdrawn", Request::withdrawnOn);
        day(PackageStart.class, "began", PackageStart::beganOn);
        day(PackageStart.class, "ended", PackageStart::endedOn);
        day(LongTermSupport.class, "began", LongTermSupport::beganOn);
        day(LongTermSupport.class, "ended", LongTermSupport::endedOn);
        add(Concern.class, "was received", Concern::receivedOn, Concern::receivedAt, concern -> concern.receivedOn() != null);
        add(Concern.class, "was allocated to a named social worker",
                FactWords::allocatedOn, Concern::allocatedAt, Concern::allocated);
        add(Concern.class, "was decided under section 42", Concern::decidedOn, concern -> null, Concern::decided);
        day(DolsApplication.class, "was received", DolsApplication::receivedOn);
        day(DolsApplication.class, "was withdrawn", DolsApplication::withdrawnOn);
        day(DolsApplication.class, "had all its assessments completed", DolsApplication::assessmentsCompletedOn);
        day(BrokerageRequest.class, "was sent to brokerage", BrokerageRequest::sentOn);
        day(BrokerageRequest.class, "was accepted by a provider", BrokerageRequest::acceptedOn);
        day(BrokerageRequest.class, "was withdrawn", BrokerageRequest::withdrawnOn);
        day(Location.class, "lost its registration", Location::deactivatedOn);
        day(Rating.class, "was published", Rating::publishedOn);
        day(QualityVisit.class, "was completed", QualityVisit::completedOn);
        add(Review.class, "was completed", Review::completedOn, review -> null, Review::completed);
        day(SupportPlan.class, "was signed off", SupportPlan::signedOffOn);
        day(Assessment.class, "began", Assessment::beganOn);
        add(Assessment.class, "was signed off", Assessment::signedOffOn, assessment -> null, Assessment::completed);
        day(Person.class, "was born", Person::bornOn);
    }

    private FactWords() {
    }

    private record Event(Function<Fact, @Nullable LocalDate> day, Function<Fact, @Nullable Instant> moment, Predicate<Fact> happened) {
    }

    private interface Reader<T extends Fact, V> {
        @Nullable V read(T fact);
    }

    private interface Test<T extends Fact> {
        boolean holds(T fact);
    }

    /** The events a sentence may speak of for facts of a type. */
    public static Set<String> events(Class<?> type) {
        return EVENTS.getOrDefault(type, Map.of()).keySet();
    }

    /** Whether events of a type may lie ahead: a service may be arranged to begin or end on a later day. */
    public static boolean mayLieAhead(Class<?> type) {
        return type == LongTermSupport.class || type == PackageStart.class;
    }

    /** Whether an event of a fact may lie ahead. */
    public static boolean mayLieAhead(Fact fact, String says) {
        return fact instanceof CaseRecord record ? RecordKinds.named(record.kind()).flatMap(kind -> kind.saying(says))
                .filter(RecordKind.Field::mayLieAhead).isPresent() : mayLieAhead(fact.getClass());
    }

    static @Nullable LocalDate day(Fact fact, String says) {
        return event(fact, says).day().apply(fact);
    }

    static @Nullable Instant moment(Fact fact, String says) {
        return event(fact, says).moment().apply(fact);
    }

    static boolean happened(Fact fact, String says) {
        return event(fact, says).happened().test(fact);
    }

    private static Event event(Fact fact, String says) {
        Event event = EVENTS.getOrDefault(fact.getClass(), Map.of()).get(says);
        if (event == null) {
            throw new IllegalStateException("a " + fact.getClass().getSimpleName() + " has no event '" + says + "'");
        }
        return event;
    }

    private static @Nullable LocalDate allocatedOn(Concern concern) {
        return concern.allocatedAt() == null ? null : BusinessTime.dayOf(concern.allocatedAt());
    }

    private static <T extends Fact> void day(Class<T> type, String says, Reader<T, LocalDate> day) {
        add(type, says, day, fact -> null, fact -> day.read(fact) != null);
    }

    private static <T extends Fact> void add(Class<T> type, String says, Reader<T, LocalDate> day, Reader<T, Instant> moment, Test<T> happened) {
        EVENTS.computeIfAbsent(type, unknown -> new LinkedHashMap<>()).put(says, new Event(fact -> day.read(type.cast(fact)),
                fact -> moment.read(type.cast(fact)), fact -> happened.holds(type.cast(fact))));
    }
}
