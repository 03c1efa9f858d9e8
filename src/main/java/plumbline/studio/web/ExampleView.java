package plumbline.studio.web;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import plumbline.standards.TriedRules.ExampleOutcome;
import plumbline.studio.TakenOver;

/**
 * What the worked examples of a draft come out with, for reading.
 *
 * @param version   the version of the draft that was tried
 * @param differing what came out otherwise than expected
 * @param takenOver what an author has put in the place of what was expected, because it came out so
 */
record ExampleView(int version, List<Differing> differing, List<Taken> takenOver) {

    /**
     * An expectation that came out otherwise.
     *
     * @param at          where it is written in its file, in characters from 0; -1 when the service cannot write it
     * @param canBeTaken  whether the service can write what came out in its place
     */
    record Differing(String file, int at, int line, String standard, String example, String expected, String found, String why, boolean canBeTaken) {

        static Differing of(ExampleOutcome outcome) {
            return new Differing(outcome.file(), outcome.place() == null ? -1 : outcome.place().at(), outcome.line(), outcome.standard().value(),
                    outcome.example(), outcome.expected(), outcome.found(), outcome.why(), outcome.canBeTakenOver());
        }

        /** The value of its tick box. */
        public String key() {
            return at + " " + file;
        }
    }

    /** An expectation that was taken over: what was expected before this change, and what is expected now. */
    record Taken(String file, String standard, String example, String expected, String found, String why, String takenBy) {

        static Taken of(TakenOver taken) {
            return new Taken(taken.path(), taken.standard(), taken.example(), taken.expected(), taken.found(), taken.why(), taken.takenBy());
        }
    }

    /**
     * The differing ones of one file.
     *
     * @param lackingAfterAll what the file would lack if all were taken over, in words
     */
    record OfFile(String file, List<Differing> differing, List<String> lackingAfterAll) {

        /** How many of them the service can write. */
        public long canBeTaken() {
            return differing.stream().filter(Differing::canBeTaken).count();
        }
    }

    static ExampleView of(int version, List<ExampleOutcome> differing, List<TakenOver> taken) {
        return new ExampleView(version, differing.stream().map(Differing::of).toList(), taken.stream().map(Taken::of).toList());
    }

    /** The differing ones, file by file; {@code lacking} says what a file would lack if all of it were taken over. */
    List<OfFile> byFile(Function<String, List<String>> lacking) {
        return differing.stream().collect(Collectors.groupingBy(Differing::file, TreeMap::new, Collectors.toList())).entrySet().stream()
                .map(entry -> new OfFile(entry.getKey(), entry.getValue(), lacking.apply(entry.getKey()))).toList();
    }
}
