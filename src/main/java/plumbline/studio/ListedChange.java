package plumbline.studio;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change request as it stands in a list: without the texts, of which a page of drafts may hold many megabytes.
 *
 * @param forTheBoard   whether the governance board approves it
 * @param becameVersion the rule set version it became; {@code null} while it is none
 * @param paths         the files it changes
 */
public record ListedChange(String reference, String heading, ChangeState state, String author, LocalDate inForceOn, boolean forTheBoard,
                           @Nullable Integer becameVersion, List<String> paths) {

    public ListedChange {
        paths = List.copyOf(paths);
    }
}
