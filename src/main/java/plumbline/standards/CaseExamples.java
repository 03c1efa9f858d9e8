package plumbline.standards;

import java.util.List;
import java.util.Optional;
import plumbline.core.StandardId;
import plumbline.facts.Fact;

/** Makes worked examples of real cases, without anything that tells whose they are. */
public interface CaseExamples {

    /**
     * What the standard in force says of a case, as an item of a list of examples, each line with its end. Empty when it says nothing
     * of it that an example could hold.
     *
     * @param subject the reference of the case, the person or the location
     * @param period  which duty of the subject it is about
     * @param facts   everything known about the subject; facts that make no difference are left out of the example
     */
    Optional<String> example(StandardId standard, String subject, String period, AsAt asAt, List<Fact> facts);
}
