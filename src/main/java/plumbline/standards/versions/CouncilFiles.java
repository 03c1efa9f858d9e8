package plumbline.standards.versions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plumbline.core.Jurisdiction;
import plumbline.standards.RuleSource;
import plumbline.standards.compiler.RuleCompiler;

/** Which files of a stored version are in force at this council. */
@Component
class CouncilFiles {

    private final RuleSetStore store;
    private final String pack;

    CouncilFiles(RuleSetStore store, @Value("${plumbline.jurisdiction:England}") String jurisdiction) {
        this.store = store;
        this.pack = Jurisdiction.valueOf(jurisdiction.toUpperCase(Locale.ROOT)).word().toLowerCase(Locale.ROOT) + "/";
    }

    /**
     * The council's own pack and its local files. The vocabulary is the service's: what the sentences mean changes with the
     * service, what they say does not.
     */
    List<RuleSource> files(int version) {
        return Stream.concat(store.files(version).stream().filter(file -> file.path().startsWith(pack) || file.path().startsWith("local/")),
                ShippedRules.read().stream().filter(file -> file.path().equals(RuleCompiler.VOCABULARY))).toList();
    }
}
