package plumbline.studio.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.studio.IncomingChange;
import plumbline.studio.IncomingChange.Situation;
import plumbline.studio.IncomingChoice;

/**
 * A standard or table that a rules folder from elsewhere brings, beside what is here.
 *
 * @param undecided whether somebody still has to choose
 * @param choices   what may be chosen; empty when nothing has to be
 * @param lacking   what its worked examples would lack by one of the choices, in words
 */
record IncomingView(String subject, Situation situation, boolean undecided, @Nullable IncomingChoice choice, @Nullable String chosenBy,
                    List<IncomingChoice> choices, List<String> lacking, List<TextView> texts) {

    /** One file of it: what the pack had, what the folder has now, what the council has. */
    record TextView(String path, @Nullable String before, @Nullable String incoming, @Nullable String own) {

        /** What it is to people; they have read the subject above it, and the file of the pack is another than that of the council. */
        public String what() {
            return path.endsWith(".dslr") ? "the sentences" : path.endsWith(".yaml") ? "the worked examples" : "the table";
        }

        /** Whether the pack never had it: then there is nothing to hold both against but each other. */
        public boolean withoutBefore() {
            return before == null && incoming != null && own != null;
        }

        /** What the folder has otherwise than the council. */
        public Comparison ofBoth() {
            return Comparison.of(path, orEmpty(own), orEmpty(incoming));
        }

        /** What the pack changes. */
        public Comparison ofPack() {
            return Comparison.of(path, orEmpty(before), orEmpty(incoming));
        }

        /** What the council changed. */
        public Comparison ofCouncil() {
            return Comparison.of(path, orEmpty(before), orEmpty(own));
        }

        private static String orEmpty(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }

    static IncomingView of(IncomingChange change, Map<IncomingChoice, List<String>> lacking) {
        boolean both = change.situation() == Situation.BOTH;
        List<IncomingChoice> choices = !both ? List.of()
                : Stream.of(IncomingChoice.values()).filter(choice -> choice != IncomingChoice.BOTH || change.fitTogether()).toList();
        return new IncomingView(change.subject(), change.situation(), change.undecided(), change.choice(), change.chosenBy(), choices,
                choices.stream().flatMap(choice -> lacking.getOrDefault(choice, List.of()).stream().map(words -> choice.words() + ": " + words)).toList(),
                change.texts().stream().filter(text -> text.differs() && !Objects.equals(text.own(), text.incoming()))
                        .map(text -> new TextView(text.path(), text.before(), text.incoming(), text.own())).toList());
    }

    /** What becomes of it, in words. */
    public String words() {
        return choice == null ? situation.words() : choice.words();
    }

    /** Where it stands on its page. */
    public String anchor() {
        return "of-" + subject.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
