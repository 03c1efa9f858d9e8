package plumbline.evaluation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Fact;
import plumbline.facts.Person;
import plumbline.standards.CaseResults;
import plumbline.standards.Judgement;
import plumbline.standards.RateCase;

/**
 * What was judged of one person, or of all that is nobody's.
 *
 * @param owner     the person's key, {@value #NOBODY} or {@value #RATES}
 * @param changesAt from when on the same facts are judged otherwise, to the microsecond; {@code null} when never
 */
record OwnedResults(long owner, List<Judgement> judgements, List<RateCase> rateCases, @Nullable Instant changesAt) {

    /** Owns what is said of providers, workers and measures. */
    static final long NOBODY = 0;

    /** Owns what is said of rates. */
    static final long RATES = -1;

    /** The results of a partition of people, each with their own; also those of whom nothing is said. */
    static List<OwnedResults> ofPeople(List<Fact> facts, CaseResults results) {
        Map<String, OwnedResults> people = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Person person) {
                Instant change = results.changes().get(person.ref());
                people.put(person.ref(), new OwnedResults(person.id(), new ArrayList<>(), new ArrayList<>(),
                        change == null ? null : change.truncatedTo(ChronoUnit.MICROS)));
            }
        }
        for (Judgement judgement : results.judgements()) {
            owner(people, judgement.subject().personRef(), judgement).judgements.add(judgement);
        }
        for (RateCase counted : results.rateCases()) {
            // What is read along with people but is nobody's, such as ratings, counts where it is at home.
            if (counted.person() != null) {
                owner(people, counted.person(), counted).rateCases.add(counted);
            }
        }
        return List.copyOf(people.values());
    }

    private static OwnedResults owner(Map<String, OwnedResults> people, @Nullable String person, Object said) {
        OwnedResults owner = person == null ? null : people.get(person);
        if (owner == null) {
            throw new IllegalStateException("nobody of the partition owns " + said);
        }
        return owner;
    }

    /** The results of the partition of everything that is nobody's. */
    static OwnedResults ofNobody(CaseResults results) {
        return new OwnedResults(NOBODY, results.judgements(), results.rateCases(), null);
    }

    /** What was said, in short: the same for the same outcomes, deadlines and counts, whatever the words. */
    UUID said() {
        StringBuilder all = new StringBuilder(100 * (judgements.size() + rateCases.size()));
        judgements.forEach(judgement -> {
            Instant deadline = judgement.deadline() == null ? Instant.MIN : judgement.deadline().at();
            all.append(judgement.standard().value()).append('|').append(judgement.subject().kind().name()).append('|').append(judgement.subject().ref()).append('|')
                    .append(judgement.period()).append('|').append(judgement.unit().value()).append('|').append(judgement.outcome().name()).append('|')
                    .append(judgement.severity() == null ? "" : judgement.severity().name()).append('|')
                    // In figures: writing an instant out takes longer than all the rest.
                    .append(deadline.getEpochSecond()).append('.').append(deadline.getNano()).append('|')
                    .append(judgement.open()).append('\n');
        });
        rateCases.forEach(counted -> all.append(counted.standard().value()).append('|').append(counted.ref()).append('|').append(counted.unit().value()).append('|')
                .append(counted.part().name()).append('|').append(counted.period()).append('|').append(counted.provider()).append('|').append(counted.value()).append('\n'));
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
