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
        String nobody = unreachable(tier, unit).orElse("Nobody holds " + tier.name() + " here");
        if (answers.isEmpty()) {
            return Stream.of(nobody + ", and nobody above answers; name a fallback.");
        }
        boolean own = answers.get().tier() == tier.position() && !answers.get().title().equals(Post.FALLBACK);
        return own ? Stream.empty() : Stream.of(nobody + "; " + answers.get().title() + " (" + answers.get().username() + ") answers instead.");
    }

    /** Why whoever holds a tier's post does not answer; empty when nobody holds it, or whoever does can sign in. */
    private Optional<String> unreachable(Tier tier, UnitId unit) {
        return organisation.upTo(unit, tier.level()).flatMap(place -> organisation.posts().stream()
                .filter(post -> post.tier() == tier.position() && post.unit().equals(place.id())).findFirst()).map(Post::username)
                .filter(username -> !users.maySignIn(username))
                .map(username -> username + ", who holds " + tier.name() + " here, " + (users.named(username).isPresent() ? "is suspended"
                        : "has no account and cannot sign in until one is added under Staff"));
    }
}
