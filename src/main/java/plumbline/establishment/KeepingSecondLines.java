package plumbline.establishment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.SecondLine;
import plumbline.organisation.SecondLines;
import plumbline.organisation.Tier;

/** Lets an administrator say which body's line stands beside the council's for seconded staff. */
@Component
public class KeepingSecondLines {

    /** What was typed: the code of the unit, the other body's name, the name of the tier, the title, and the sign-in name or nothing. */
    public record Draft(String unit, String body, String tier, String title, String signInName) {
    }

    private static final Pattern SIGN_IN_NAME = Pattern.compile("[a-z0-9][a-z0-9.@_-]{0,79}");
    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]{1," + Cells.LONGEST + "}");

    private final SecondLines lines;
    private final Organisation organisation;
    private final AuditTrail audit;

    KeepingSecondLines(SecondLines lines, Organisation organisation, AuditTrail audit) {
        this.lines = lines;
        this.organisation = organisation;
        this.audit = audit;
    }

    /** All posts of second lines, by unit and tier. */
    public List<SecondLine> all() {
        return lines.all();
    }

    /** Puts a post in place, for the one that stood beside that tier of the unit before. */
    @Transactional
    public Attempt<SecondLine> put(Draft draft, Actor actor) {
        Optional<OrgUnit> unit = organisation.units().stream().filter(one -> one.id().value().equals(draft.unit())).findFirst();
        Optional<Tier> tier = organisation.ladder().named(draft.tier());
        String body = draft.body().strip();
        String title = draft.title().strip();
        String name = draft.signInName().strip();
        if (unit.isEmpty()) {
            return Attempt.invalid("unit", "Choose the unit whose staff the other body manages.");
        } else if (!PLAIN.matcher(body).matches()) {
            return Attempt.invalid("body", "Enter the name of the other body, in at most " + Cells.LONGEST + " characters.");
        } else if (tier.isEmpty()) {
            return Attempt.invalid("tier", "Choose the tier of the council beside which the post stands.");
        } else if (!PLAIN.matcher(title).matches()) {
            return Attempt.invalid("postTitle", "Enter what the post is called, in at most " + Cells.LONGEST + " characters.");
        } else if (!name.isEmpty() && !SIGN_IN_NAME.matcher(name).matches()) {
            return Attempt.invalid("signInName", "Enter a sign-in name of lower-case letters, digits and .@_-, or nothing if nobody with the post signs in here.");
        }
        SecondLine post = new SecondLine(unit.get().id(), body, tier.get().position(), title, name.isEmpty() ? Optional.empty() : Optional.of(name));
        lines.put(post);
        record("second line named", post, actor);
        return Attempt.done(post);
    }

    /** Takes a post away. */
    @Transactional
    public Attempt<SecondLine> end(String unit, int tier, Actor actor) {
        Optional<SecondLine> ended = lines.all().stream().filter(post -> post.unit().value().equals(unit) && post.tier() == tier).findFirst()
                .flatMap(post -> lines.end(post.unit(), tier));
        ended.ifPresent(post -> record("second line ended", post, actor));
        return ended.map(Attempt::done).orElseGet(() -> Attempt.notFound("There is no such post any more."));
    }

    private void record(String action, SecondLine post, Actor actor) {
        audit.record(actor, action, "unit", post.unit().value(), post.body() + ": " + post.title() + " beside " + tierName(post)
                + post.username().map(name -> ", " + name).orElse(", nobody signs in"));
    }

    private String tierName(SecondLine post) {
        return organisation.ladder().at(post.tier()).map(Tier::name).orElseThrow();
    }
}
