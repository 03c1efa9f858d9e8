package plumbline.studio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One standard or table of a rules folder from elsewhere, beside what is here.
 *
 * @param subject  the id of the standard, or the name of the table
 * @param texts    its files, rules before worked examples
 * @param choice   what was chosen where both had changed; {@code null} when nobody has, or nothing has to be
 * @param chosenBy who chose
 */
public record IncomingChange(String subject, List<Text> texts, @Nullable IncomingChoice choice, @Nullable String chosenBy) {

    /**
     * A file of it three times.
     *
     * @param path         the council's own file
     * @param incomingPath where it lies in the folder; {@code null} when the folder has it no more
     * @param before       what the pack had; {@code null} when it had none
     * @param incoming     what the folder has now
     * @param own          what the council has in its place
     */
    public record Text(String path, @Nullable String incomingPath, @Nullable String before, @Nullable String incoming, @Nullable String own) {

        boolean table() {
            return StandardFiles.standard(path).isEmpty();
        }

        /** Whether the folder says something else than the pack did. */
        boolean packChanged() {
            return !Objects.equals(before, incoming);
        }

        /** Whether the folder and the council each say something else than the pack did, and not the same. */
        boolean bothChanged() {
            return own != null && packChanged() && !Objects.equals(incoming, own);
        }

        /** Whether anything is not what the pack had. */
        public boolean differs() {
            return packChanged() && (own == null || !own.equals(incoming)) || own != null && !own.equals(before);
        }

        /** The changes of both in one text; empty when they are about the same lines. */
        Optional<String> merged() {
            return own == null || incoming == null ? Optional.ofNullable(own == null ? incoming : own)
                    : ThreeWay.merge(Objects.requireNonNullElse(before, ""), incoming, own);
        }
    }

    /** What is the case with it. */
    public enum Situation {
        /** Only the pack has changed it, and the council has nothing in its place. */
        COMES_IN("Comes with the pack"),
        /** The pack had none before. */
        NEW("New in the pack"),
        /** Only the council has changed it. */
        STAYS("The council's text stays"),
        /** The folder has it no more. */
        GONE("No longer in the pack, stays here"),
        /** Both have changed it: somebody has to choose. */
        BOTH("Both have changed it");

        private final String words;

        Situation(String words) {
            this.words = words;
        }

        /** The words people read. */
        public String words() {
            return words;
        }
    }

    public IncomingChange {
        texts = List.copyOf(texts);
    }

    /** What is the case with it. */
    public Situation situation() {
        boolean had = texts.stream().anyMatch(text -> text.before() != null);
        if (had && texts.stream().allMatch(text -> text.incomingPath() == null)) {
            return Situation.GONE;
        }
        if (table() || texts.stream().anyMatch(Text::bothChanged)) {
            return Situation.BOTH;
        }
        return texts.stream().anyMatch(text -> text.own() != null) ? Situation.STAYS : had ? Situation.COMES_IN : Situation.NEW;
    }

    /** Whether anything of it is not what the pack had; of a table, whether the folder brings another one. */
    boolean differs() {
        return table() ? texts.stream().anyMatch(text -> text.incoming() != null && text.packChanged() && !text.incoming().equals(text.own()))
                : texts.stream().anyMatch(Text::differs);
    }

    /** Whether somebody has to choose and nobody has. */
    public boolean undecided() {
        return situation() == Situation.BOTH && choice == null;
    }

    /** Whether it is a table. What is in one is the council's to decide, so another one never comes in by itself. */
    public boolean table() {
        return texts.stream().anyMatch(Text::table);
    }

    /** Whether both changes fit in one text of rules, or one table. Examples that do not stay the council's. */
    public boolean fitTogether() {
        return texts.stream().filter(text -> text.table() || text.path().endsWith(StandardFiles.RULES))
                .allMatch(text -> text.own() != null && text.incoming() != null && text.merged().isPresent());
    }
}
