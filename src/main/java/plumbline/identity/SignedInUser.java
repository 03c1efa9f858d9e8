package plumbline.identity;

import plumbline.core.Actor;
import plumbline.core.UnitId;

/**
 * Who is signed in. Controllers receive it as {@code @AuthenticationPrincipal SignedInUser user}.
 */
public interface SignedInUser extends Caller {

    /** The sign-in name. */
    String username();

    /** The post's title, shown in the page header. */
    String title();

    Role role();

    /** The unit the post belongs to; the council itself for those who see everything. */
    UnitId unit();

    @Override
    default Actor actor() {
        return Actor.named(username());
    }
}
