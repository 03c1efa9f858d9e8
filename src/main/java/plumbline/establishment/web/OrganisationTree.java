package plumbline.establishment.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.core.UnitId;
import plumbline.identity.Users;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.organisation.Tier;

/** The tree of units with their posts, in words. */
@Component
class OrganisationTree {

    /** A unit with what is below it. */
    record UnitLine(String code, String name, String kind, List<PostLine> posts, List<UnitLine> below) {
    }

    /**
     * A post, or a tier of the unit that has none.
     *
     * @param what    the title and the tier
     * @param who     who holds it, or who answers instead
     * @param vacant  whether nobody holds it
     * @param account whether whoever holds it can sign in
     */
    record PostLine(String what, String who, boolean vacant, boolean account) {
    }

    private final Organisation organisation;
    private final OrganisationChanges changes;
    private final Users users;

    OrganisationTree(Organisation organisation, OrganisationChanges changes, Users users) {
        this.organisation = organisation;
        this.changes = changes;
        this.users = users;
    }

    /** The council with all that is below it. */
    UnitLine council() {
        Map<Optional<UnitId>, List<OrgUnit>> below = organisation.units().stream().collect(Collectors.groupingBy(OrgUnit::parent));
        Map<UnitId, List<EstablishedPost>> posts = changes.establishedPosts().stream().collect(Collectors.groupingBy(EstablishedPost::unit));
        return line(organisation.council(), below, posts);
    }

    private UnitLine line(OrgUnit unit, Map<Optional<UnitId>, List<OrgUnit>> below, Map<UnitId, List<EstablishedPost>> posts) {
        List<EstablishedPost> here = posts.getOrDefault(unit.id(), List.of());
        Stream<PostLine> missing = organisation.ladder().tiers().stream().filter(tier -> tier.level() == unit.kind())
                .filter(tier -> here.stream().noneMatch(post -> post.tier() == tier.position()))
                .map(tier -> new PostLine("No post of " + tier.name(), answers(tier.position(), unit.id()), true, true));
        return new UnitLine(unit.id().value(), unit.name(), unit.kind().word(),
                Stream.concat(here.stream().map(this::line), missing).toList(),
                below.getOrDefault(Optional.of(unit.id()), List.of()).stream().map(child -> line(child, below, posts)).toList());
    }

    private PostLine line(EstablishedPost post) {
        String what = post.title() + " (" + organisation.ladder().at(post.tier()).map(Tier::name).orElseThrow() + ")";
        return post.username().map(name -> new PostLine(what, name, false, users.maySignIn(name)))
                .orElseGet(() -> new PostLine(what, answers(post.tier(), post.unit()), true, true));
    }

    private String answers(int tier, UnitId unit) {
        return organisation.holder(tier, unit).map(post -> (post.title().equals(Post.FALLBACK) ? "the fallback" : post.title()) + " (" + post.username() + ") answers instead")
                .orElse("nobody answers instead; name a fallback");
    }
}
