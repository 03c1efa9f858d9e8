package plumbline.standards.judging;

import org.jspecify.annotations.Nullable;
import plumbline.facts.BrokerageRequest;
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
 * @param words     for example {@code Request R-17}
 * @param personRef the person it concerns, if any
 */
record RecordName(String words, @Nullable String personRef) {

    static RecordName of(Fact fact) {
        if (fact instanceof Request request) {
            return new RecordName("Request " + request.ref(), request.personRef());
        }
        if (fact instanceof PackageStart start) {
            return new RecordName("Care package " + start.ref(), start.personRef());
        }
        if (fact instanceof LongTermSupport support) {
            return new RecordName("Long-term support " + support.ref(), support.personRef());
        }
        if (fact instanceof Concern concern) {
            return new RecordName("Safeguarding concern " + concern.ref(), concern.personRef());
        }
        if (fact instanceof DolsApplication application) {
            return new RecordName("DoLS application " + application.ref(), application.personRef());
        }
        if (fact instanceof BrokerageRequest request) {
            return new RecordName("Brokerage request " + request.ref(), request.personRef());
        }
        if (fact instanceof Location location) {
            return new RecordName("Location " + location.name() + " (" + location.ref() + ")", null);
        }
        throw new IllegalStateException("no standard is about a " + fact.getClass().getSimpleName());
    }
}
