package plumbline.core;

/** Words that a person has to type in their own way: a reason, an answer, what they ask. */
public final class FreeText {

    /** The most characters, as the forms say. */
    public static final int LONGEST = 2_000;

    private FreeText() {
    }

    /** Whether there are no words, or more than anybody reads. */
    public static boolean emptyOrTooLong(String words) {
        return words.isBlank() || words.length() > LONGEST;
    }
}
