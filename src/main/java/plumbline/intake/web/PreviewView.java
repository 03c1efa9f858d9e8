package plumbline.intake.web;

import java.util.List;
import plumbline.intake.Preview;

/** What a file would bring, as the API gives it: how many facts of each sort it adds and changes, and the first people concerned. */
record PreviewView(List<FactsView> facts, List<ConcernedView> people) {

    /** How many facts of one sort would be added and changed. */
    record FactsView(String facts, int added, int changed) {
    }

    /** Somebody of whom something would be new; {@code added} when nothing is known of them yet. */
    record ConcernedView(String person, boolean added) {
    }

    static PreviewView of(Preview preview) {
        return new PreviewView(preview.facts().stream().map(facts -> new FactsView(facts.words(), facts.added(), facts.changed())).toList(),
                preview.people().stream().map(person -> new ConcernedView(person.ref(), person.added())).toList());
    }
}
