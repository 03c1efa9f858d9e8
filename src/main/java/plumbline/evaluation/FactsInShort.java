package plumbline.evaluation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.Person;

/**
 * All facts of a person, in short: the same for the same facts in any order, another for any other facts. What is read with a
 * person's records but is nobody's, such as the ratings of a location, counts as theirs.
 */
final class FactsInShort {

    private final Map<String, Sum> people = new HashMap<>();
    private final Map<String, Sum> nobodys = new HashMap<>();
    private final List<CaseRecord> aboutOthers = new ArrayList<>();
    private final MessageDigest digest;

    private FactsInShort() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Adding does not ask for an order. */
    private static final class Sum {
        private long high;
        private long low;

        void add(long more, long further) {
            high += more;
            low += further;
        }
    }

    /** The facts of each person of a partition in short, by the person's key. */
    static Map<Long, UUID> of(List<Fact> facts) {
        FactsInShort all = new FactsInShort();
        facts.forEach(all::add);
        all.aboutOthers.forEach(all::addWhatItIsAbout);
        Map<Long, UUID> inShort = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Person person) {
                Sum sum = all.people.get(person.ref());
                inShort.put(person.id(), new UUID(sum.high, sum.low));
            }
        }
        return inShort;
    }

    private void add(Fact fact) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(words(fact).getBytes(StandardCharsets.UTF_8)));
        String person = fact.personRef();
        Sum sum = person == null ? nobodys.computeIfAbsent(fact.ref(), first -> new Sum()) : people.computeIfAbsent(person, first -> new Sum());
        sum.add(hash.getLong(), hash.getLong());
        if (person != null && fact instanceof CaseRecord record && record.about() != null) {
            aboutOthers.add(record);
        }
    }

    private void addWhatItIsAbout(CaseRecord record) {
        @Nullable Sum about = nobodys.get(record.about());
        if (about != null) {
            people.get(record.personRef()).add(about.high, about.low);
        }
    }

    /** Facts are records, which write all they hold; the values of a case record stand in no order. */
    private static String words(Fact fact) {
        return fact instanceof CaseRecord record ? record.kind() + '|' + record.ref() + '|' + record.personId() + '|' + record.personRef() + '|' + record.unit()
                + '|' + record.about() + '|' + new TreeMap<>(record.values()) : fact.toString();
    }
}
