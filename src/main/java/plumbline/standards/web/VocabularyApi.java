package plumbline.standards.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.standards.RuleSets;
import plumbline.standards.versions.WordsForAuthors;
import plumbline.standards.versions.WordsForAuthors.Words;

/** The vocabulary over the API: what an author of standards may write, for editors. */
@RestController
@RequestMapping("/api/v1/vocabulary")
class VocabularyApi {

    private final RuleSets ruleSets;
    private final WordsForAuthors words;

    VocabularyApi(RuleSets ruleSets, WordsForAuthors words) {
        this.ruleSets = ruleSets;
        this.words = words;
    }

    @GetMapping
    Words vocabulary() {
        return words.of(ruleSets.inForce().version().number());
    }
}
