package plumbline.standards.versions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.Jurisdiction;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.standards.rulefile.LocalPack;

/**
 * Which of a version's files are in force here: the council's own pack and its local files. The vocabulary is the service's:
 * what the sentences mean changes with the service, what they say does not.
 */
@Component
class FilesInForce {

    private final Jurisdiction jurisdiction;
    private final List<RuleSource> vocabulary;

    FilesInForce(@Value("${plumbline.jurisdiction:England}") String jurisdiction) {
        this.jurisdiction = Jurisdiction.valueOf(jurisdiction.toUpperCase(Locale.ROOT));
        this.vocabulary = ShippedRules.read().stream().filter(file -> file.path().equals(RuleCompiler.VOCABULARY)).toList();
    }

    Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    RuleSource vocabulary() {
        return vocabulary.get(0);
    }

    List<RuleSource> of(List<RuleSource> files) {
        String pack = jurisdiction.word().toLowerCase(Locale.ROOT) + "/";
        return Stream.concat(files.stream().filter(file -> file.path().startsWith(pack) || LocalPack.holds(file.path())), vocabulary.stream()).toList();
    }
}
