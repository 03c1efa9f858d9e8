package plumbline.standards.rulefile;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.facts.Assessment;
import plumbline.facts.BrokerageRequest;
import plumbline.facts.CaseRecord;
import plumbline.facts.Concern;
import plumbline.facts.DolsApplication;
import plumbline.facts.Fact;
import plumbline.facts.Location;
import plumbline.facts.LongTermSupport;
import plumbline.facts.MeasureValue;
import plumbline.facts.PackageStart;
import plumbline.facts.Pause;
import plumbline.facts.Person;
import plumbline.facts.QualityVisit;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.facts.SupportPlan;

/** The fact list: the only types rules may speak of, besides what the service itself adds between its stages. */
public final class FactTypes {

    /** All facts, by their simple name. */
    public static final List<Class<? extends Fact>> ALL = List.of(Assessment.class, BrokerageRequest.class, CaseRecord.class, Concern.class,
            DolsApplication.class, Location.class, LongTermSupport.class, MeasureValue.class, PackageStart.class, Pause.class, Person.class,
            QualityVisit.class, Rating.class, RatingPublication.class, Request.class, Review.class, SupportPlan.class);

    private FactTypes() {
    }

    /** The names of a fact's components; empty for a type that is no fact. */
    static Set<String> properties(String simpleName) {
        return ALL.stream().filter(type -> type.getSimpleName().equals(simpleName)).findFirst()
                .map(type -> Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
