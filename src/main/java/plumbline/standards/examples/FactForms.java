package plumbline.standards.examples;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import plumbline.facts.Assessment;
import plumbline.facts.BrokerageRequest;
import plumbline.facts.Concern;
import plumbline.facts.DolsApplication;
import plumbline.facts.DuplicatePerson;
import plumbline.facts.Location;
import plumbline.facts.LongTermSupport;
import plumbline.facts.PackageStart;
import plumbline.facts.Pause;
import plumbline.facts.Person;
import plumbline.facts.QualityVisit;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;
import plumbline.facts.RecordKinds;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.facts.SupportPlan;

/** The types of facts as worked examples call them. */
final class FactForms {

    private static final Map<String, Form> BY_WORD = new LinkedHashMap<>();

    static {
        add("people", FactForm.of(Person.class));
        add("second records of people", FactForm.of(DuplicatePerson.class));
        add("requests", FactForm.of(Request.class).with("needs assessment", "yes"));
        add("assessments", FactForm.of(Assessment.class).with("kind", "long term").yesWhenKnown("completed", "signed off on"));
        add("support plans", FactForm.of(SupportPlan.class));
        add("long-term support", FactForm.of(LongTermSupport.class));
        add("package starts", FactForm.of(PackageStart.class).with("entry", "no"));
        add("reviews", FactForm.of(Review.class).with("kind", "planned").yesWhenKnown("completed", "completed on"));
        add("pauses", FactForm.of(Pause.class));
        add("safeguarding concerns", FactForm.of(Concern.class).dayOf("received on", "received at")
                .yesWhenKnown("allocated", "allocated at").yesWhenKnown("decided", "decided on"));
        add("dols applications", FactForm.of(DolsApplication.class));
        add("brokerage requests", FactForm.of(BrokerageRequest.class).with("in hospital", "no"));
        add("locations", FactForm.of(Location.class).with("name", "the location").with("provider id", "the provider").with("ran by council", "no").with("commissioned", "no")
                .with("social care", "yes"));
        add("ratings", FactForm.of(Rating.class).named("ref", "location").with("basis", "overall"));
        add("published ratings", FactForm.of(RatingPublication.class).named("ref", "location"));
        add("quality visits", FactForm.of(QualityVisit.class).named("location id", "location"));
        add("measure values", new MeasureForm());
        RecordKinds.all().forEach(kind -> add(kind.list(), new RecordForm(kind)));
    }

    private FactForms() {
    }

    private static void add(String word, Form form) {
        BY_WORD.put(word, form);
    }

    static Optional<Form> named(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** The words for the types, in order. */
    static String words() {
        return String.join(", ", BY_WORD.keySet());
    }

    static Map<String, Form> all() {
        return BY_WORD;
    }
}
