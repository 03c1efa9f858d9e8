package plumbline.standards.versions;

import java.util.List;
import org.springframework.stereotype.Component;
import plumbline.standards.RuleSource;

/** The files of a stored version that are in force at this council. */
@Component
class CouncilFiles {

    private final RuleSetStore store;
    private final FilesInForce inForce;

    CouncilFiles(RuleSetStore store, FilesInForce inForce) {
        this.store = store;
        this.inForce = inForce;
    }

    List<RuleSource> files(int version) {
        return inForce.of(store.files(version));
    }
}
