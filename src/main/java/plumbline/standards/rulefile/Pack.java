package plumbline.standards.rulefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folders rule files lie in: one for each jurisdiction, and the council's own, which may hold standards of either. */
final class Pack {

    private static final Set<String> JURISDICTIONS = Set.of("england", "wales");
    private static final String LOCAL = "local";

    private Pack() {
    }

    /** Why a file may not have that jurisdiction where it lies; {@code null} when it may. A file outside all packs may have any. */
    static @Nullable String refuse(String path, String jurisdiction) {
        String pack = Arrays.stream(path.split("/")).filter(folder -> JURISDICTIONS.contains(folder) || folder.equals(LOCAL))
                .reduce((outer, inner) -> inner).orElse(LOCAL);
        String own = jurisdiction.toLowerCase(Locale.ROOT);
        return pack.equals(LOCAL) || pack.equals(own) ? null
                : "the folder '%1$s' holds the standards of that country, but this one is for %2$s, expected the file in the folder '%3$s'"
                .formatted(pack, jurisdiction, own);
    }
}
