package plumbline.escalation;

import org.jspecify.annotations.Nullable;
import plumbline.core.Actor;

/**
 * What every change of an escalation says.
 *
 * @param version the version the person saw; {@code null} when a program asks and takes it as it is
 * @param actor   who asks
 */
public record Change(EscalationId escalation, @Nullable Integer version, Actor actor) {
}
