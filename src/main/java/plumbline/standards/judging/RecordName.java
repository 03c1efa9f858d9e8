package plumbline.standards.judging;

import org.jspecify.annotations.Nullable;
import plumbline.facts.Assessment;
import plumbline.facts.BrokerageRequest;
import plumbline.facts.CaseRecord;
import plumbline.facts.Concern;
import plumbline.facts.DolsApplication;
import plumbline.facts.DuplicatePerson;
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
import plumbline.facts.RecordKinds;
import plumbline.facts.Request;
import plumbline.facts.Review;
import plumbline.facts.SupportPlan;

/**
 * How a record is called in explanations.
 *
 * @param words     for example {@code Request R-17} or {@code Long-term support of P000123}
 * @param key       tells the record from every other
 * @param personRef the person it concerns, if any
 * @param provider  the provider it concerns, if any
 */
record RecordName(String words, String key, @Nullable String personRef, @Nullable String provider) {

    RecordName(String words, String key, @Nullable String personRef) {
        this(words, key, personRef, null);
    }

    private static RecordName of(String kind, Fact fact, @Nullable String personRef) {
        String words = kind + " " + fact.ref();
        return new RecordName(words, words, personRef);
    }

    /** Packages and spells of support have no reference of their own that staff would know: they are somebody's. */
    private static RecordName ofPerson(String kind, Fact fact, String personRef) {
        return new RecordName(kind + " of " + personRef, kind + " " + fact.ref(), personRef);
    }

    private static @Nullable String provider(CaseRecord record) {
        boolean ofProvider = RecordKinds.named(record.kind()).filter(kind -> "provider".equals(kind.about())).isPresent();
        return ofProvider ? record.about() : null;
    }

    /** Tells any fact from every other; for what a standard is about the same as its name's key. */
    static String keyOf(Fact fact) {
        return isOther(fact) ? fact.getClass().getSimpleName() + " " + fact.ref() : of(fact).key();
    }

    private static boolean isOther(Fact fact) {
        return fact instanceof Assessment || fact instanceof Review || fact instanceof SupportPlan || fact instanceof Pause
                || fact instanceof Rating || fact instanceof RatingPublication || fact instanceof MeasureValue || fact instanceof QualityVisit
                || fact instanceof DuplicatePerson;
    }

    /** The name of a fact that a standard is about. */
    static RecordName of(Fact fact) {
        if (fact instanceof Request request) {
            return of("Request", request, request.personRef());
        }
        if (fact instanceof PackageStart start) {
            return ofPerson("Care package", start, start.personRef());
        }
        if (fact instanceof LongTermSupport support) {
            return ofPerson("Long-term support", support, support.personRef());
        }
        if (fact instanceof Concern concern) {
            return of("Safeguarding concern", concern, concern.personRef());
        }
        if (fact instanceof DolsApplication application) {
            return of("DoLS application", application, application.personRef());
        }
        if (fact instanceof BrokerageRequest request) {
            return of("Brokerage request", request, request.personRef());
        }
        if (fact instanceof Location location) {
            return new RecordName("Location " + location.name() + " (" + location.ref() + ")", "Location " + location.ref(), null);
        }
        if (fact instanceof CaseRecord record) {
            String words = Turns.capital(record.kind()) + " " + record.ref();
            return new RecordName(words, words, record.personRef(), provider(record));
        }
        if (fact instanceof Person person) {
            return of("Person", person, person.ref());
        }
        throw new IllegalStateException("no standard is about a " + fact.getClass().getSimpleName());
    }
}
