package plumbline.standards.judging;

import org.jspecify.annotations.Nullable;
import plumbline.facts.BrokerageRequest;
import plumbline.facts.CaseRecord;
import plumbline.facts.Concern;
import plumbline.facts.DolsApplication;
import plumbline.facts.Fact;
import plumbline.facts.Location;
import plumbline.facts.LongTermSupport;
import plumbline.facts.PackageStart;
import plumbline.facts.Request;

/**
 * How a record is called in explanations.
 *
 * @param words     for example {@code Request R-17} or {@code Long-term support of P000123}
 * @param key       tells the record from every other
 * @param personRef the person it concerns, if any
 */
record RecordName(String words, String key, @Nullable String personRef) {

    private static RecordName of(String kind, Fact fact, @Nullable String personRef) {
        return new RecordName(kind + " " + fact.ref(), kind + " " + fact.ref(), personRef);
    }

    /** Packages and spells of support have no reference of their own that staff would know: they are somebody's. */
    private static RecordName ofPerson(String kind, Fact fact, String personRef) {
        return new RecordName(kind + " of " + personRef, kind + " " + fact.ref(), personRef);
    }

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
            return of(Turns.capital(record.kind()), record, record.personRef());
        }
        throw new IllegalStateException("no standard is about a " + fact.getClass().getSimpleName());
    }
}
