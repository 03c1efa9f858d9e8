package plumbline.standards.judging;

/**
 * How explanations speak of an event.
 *
 * @param noun whose event it is: {@code it}, {@code the review}
 * @param says what happened, as the rule file says it: {@code was completed}
 */
record EventWords(String noun, String says) {

    private static final String THE = "the ";

    String done() {
        return noun + " " + says;
    }

    String notDone() {
        if (says.startsWith("was ")) {
            return noun + " has not been " + says.substring("was ".length());
        }
        if (says.startsWith("had ")) {
            return noun + " has not had " + says.substring("had ".length());
        }
        return "there is no record that " + done();
    }

    String missing(String what) {
        return "the record says that %s, but the %s is missing".formatted(done(), what);
    }

    /** The same event of another turn: the last one, the next one. */
    EventWords turned(String which) {
        return noun.startsWith(THE) ? new EventWords(THE + which + " " + noun.substring(THE.length()), says) : this;
    }
}
