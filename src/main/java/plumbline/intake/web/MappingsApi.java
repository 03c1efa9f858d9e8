package plumbline.intake.web;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.intake.FileMappings;

/** The council's own files that are read without asking, over the API. */
@RestController
@RequestMapping("/api/v1/imports/mappings")
class MappingsApi {

    private final FileMappings mappings;

    MappingsApi(FileMappings mappings) {
        this.mappings = mappings;
    }

    /** All of them, by name. */
    record MappingsView(List<MappingView> mappings) {
    }

    /**
     * One kind of file.
     *
     * @param target what a row is about, for example {@code record-list/complaint}
     */
    record MappingView(long id, String name, String target, Instant savedAt, String savedBy) {
    }

    @GetMapping
    MappingsView list() {
        return new MappingsView(mappings.inUse().stream()
                .map(saved -> new MappingView(saved.id(), saved.name(), saved.mapping().target().code(), saved.savedAt(), saved.savedBy())).toList());
    }
}
