package plumbline.escalation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;
import plumbline.organisation.Tier;

/** Which tiers have nobody for a unit, and who answers instead. */
@Component
public class VacantPosts {

    private final Organisation organisation;

    VacantPosts(Organisation organisation) {
        this.organisation = organisation;
    }

    /** One sentence for each tier without anybody, the lowest first. */
    public List<String> of(UnitId unit) {
        return organisation.ladder().tiers().stream().flatMap(tier -> sentence(tier, organisation.holder(tier.position(), unit))).toList();
    }

    private static Stream<String> sentence(Tier tier, Optional<Post> answers) {
        if (answers.isEmpty()) {
            return Stream.of("Nobody holds " + tier.name() + " here, and nobody above does; name a fallback.");
        }
        boolean own = answers.get().tier() == tier.position() && !answers.get().title().equals(Post.FALLBACK);
        return own ? Stream.empty() : Stream.of("Nobody holds " + tier.name() + " here; " + answers.get().title() + " ("
                + answers.get().username() + ") answers instead.");
    }
}
