package plumbline.escalation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.identity.Users;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;
import plumbline.organisation.Tier;

/** Which tiers have nobody for a unit, and who answers instead. */
@Component
public class VacantPosts {

    private final Organisation organisation;
    private final Users users;

    VacantPosts(Organisation organisation, Users users) {
        this.organisation = organisation;
        this.users = users;
    }

    /** One sentence for each tier without anybody, or without anybody who can sign in, the lowest first. */
    public List<String> of(UnitId unit) {
        return organisation.ladder().tiers().stream().flatMap(tier -> sentence(tier, unit, organisation.holder(tier.position(), unit))).toList();
    }

    private Stream<String> sentence(Tier tier, UnitId unit, Optional<Post> answers) {
        String nobody = suspended(tier, unit).map(person -> person + ", who holds " + tier.name() + " here, is suspended")
                .orElse("Nobody holds " + tier.name() + " here");
        if (answers.isEmpty()) {
            return Stream.of(nobody + ", and nobody above answers; name a fallback.");
        }
        boolean own = answers.get().tier() == tier.position() && !answers.get().title().equals(Post.FALLBACK);
        if (own) {
            return users.named(answers.get().username()).isPresent() ? Stream.empty()
                    : Stream.of(answers.get().username() + ", who holds " + tier.name() + " here, has no account and cannot sign in; add one under Staff.");
        }
        return Stream.of(nobody + "; " + answers.get().title() + " ("
                + answers.get().username() + ") answers instead.");
    }

    private Optional<String> suspended(Tier tier, UnitId unit) {
        return organisation.upTo(unit, tier.level()).flatMap(place -> organisation.posts().stream()
                .filter(post -> post.tier() == tier.position() && post.unit().equals(place.id())).findFirst()).map(Post::username)
                .filter(username -> users.named(username).isPresent() && !users.maySignIn(username));
    }
}
