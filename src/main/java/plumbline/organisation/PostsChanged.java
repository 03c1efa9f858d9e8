package plumbline.organisation;

import java.util.Set;
import plumbline.core.UnitId;

/**
 * Somebody else may answer somewhere: a post passed to another person, was filled or fell vacant, a unit went below another
 * one, a fallback was named, or somebody who holds a post was suspended, let in again or given an account. Published in the transaction that
 * changes it, so that what follows is changed with it or not at all.
 *
 * @param units where; it concerns everything below them too
 */
public record PostsChanged(Set<UnitId> units) {
}
