package plumbline.facts;

import java.util.List;

/**
 * Facts about people are no longer kept. Published in the transaction that deletes them, so that whoever has written something down about
 * these people takes out in it whom it is about.
 *
 * @param people their keys
 * @param refs   their references, those of second records too
 * @param salt   made for this purge and kept nowhere: with it a reference becomes the same pseudonym everywhere, and nobody can find
 *               out afterwards which reference it was
 */
public record PeoplePurged(List<Long> people, List<String> refs, String salt) {

    /** What stands in place of words about them. */
    public static final String WORDS = "What was known of this person is no longer kept.";

    public PeoplePurged {
        people = List.copyOf(people);
        refs = List.copyOf(refs);
    }

    /** The pseudonym of what stands in a column, in SQL; the salt is its parameter {@code salt}. */
    public static String pseudonym(String column) {
        return "'purged-' || left(encode(sha256(convert_to(:salt || " + column + ", 'UTF8')), 'hex'), 16)";
    }
}
