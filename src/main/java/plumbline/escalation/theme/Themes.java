package plumbline.escalation.theme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.FreeText;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.EscalationWork;
import plumbline.escalation.Escalations;
import plumbline.escalation.Happening;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;
import plumbline.organisation.Tier;

/** Improvement themes: a director proposes one and gathers plans for it. */
@Component
public class Themes {

    private static final int LONGEST_TITLE = 120;

    private final ThemeTable themes;
    private final EscalationWork work;
    private final Escalations escalations;
    private final Organisation organisation;
    private final AuditTrail audit;

    Themes(ThemeTable themes, EscalationWork work, Escalations escalations, Organisation organisation, AuditTrail audit) {
        this.themes = themes;
        this.work = work;
        this.escalations = escalations;
        this.organisation = organisation;
        this.audit = audit;
    }

    /** All, the first to end first. */
    public List<Theme> all() {
        return themes.all();
    }

    /** One theme. */
    public Optional<Theme> theme(UUID id) {
        return themes.find(id);
    }

    /** The theme that gathers an escalation's plans. */
    public Optional<Theme> of(EscalationId escalation) {
        return themes.of(escalation);
    }

    /** Who may champion a theme: whoever holds a post of a tier that is called director. */
    public List<String> directors() {
        Set<Integer> tiers = organisation.ladder().tiers().stream()
                .filter(tier -> tier.name().toLowerCase(Locale.ROOT).contains("director")).map(Tier::position).collect(Collectors.toSet());
        return organisation.posts().stream().filter(post -> tiers.contains(post.tier())).map(Post::username).distinct().sorted().toList();
    }

    /** Whether a person may propose a theme: directors and the board above them. */
    public boolean mayPropose(String username) {
        int top = organisation.ladder().tiers().stream().mapToInt(Tier::position).max().orElse(0);
        return directors().stream().anyMatch(director -> acts(username, director))
                || organisation.posts().stream().filter(post -> post.tier() == top).anyMatch(post -> acts(username, post.username()));
    }

    /** Begins a theme. */
    @Transactional
    public Attempt<Theme> propose(Actor actor, ThemeDraft draft) {
        if (!mayPropose(actor.username())) {
            return Attempt.notAllowed("Directors and the governance board begin an improvement theme.");
        }
        Attempt<Theme> problem = problem(draft);
        if (problem != null) {
            return problem;
        }
        UUID id = themes.insert(draft, actor);
        audit.record(actor, "improvement theme begun", "theme", id.toString(), draft.title() + ", " + draft.director() + ", from " + draft.starts()
                + " to " + draft.ends());
        return Attempt.done(themes.find(id).orElseThrow());
    }

    /** Whether a person may gather a plan: the theme's director, or whoever holds the plan's escalation. */
    public boolean mayAdd(Theme theme, Escalation escalation, String username) {
        return acts(username, theme.director()) || acts(username, work.at(escalation.turn().tier(), escalation.unit()).username());
    }

    /** Whether a person may take plans out: the theme's director. */
    public boolean mayRemove(Theme theme, String username) {
        return acts(username, theme.director());
    }

    /** Gathers the plan of an escalation, by what people call it. */
    public Attempt<Theme> add(Actor actor, UUID id, String reference) {
        Theme theme = themes.find(id).orElse(null);
        if (theme == null) {
            return Attempt.notFound("There is no such improvement theme.");
        }
        EscalationId escalation = themes.called(reference.strip().toUpperCase(Locale.ROOT)).orElse(null);
        if (escalation == null) {
            return Attempt.invalid("Enter the reference of an escalation, for example E-12.");
        }
        return work.work(new Change(escalation, null, actor), found -> {
            if (!mayAdd(theme, found, actor.username())) {
                return Attempt.notAllowed("The plan of " + found.reference() + " is added by " + theme.director()
                        + ", who champions the theme, or by whoever holds " + found.reference() + ".");
            }
            if (escalations.plans(escalation).isEmpty()) {
                return Attempt.invalid(found.reference() + " has no plan yet. Add it when one is drafted.");
            }
            Theme other = themes.of(escalation).orElse(null);
            if (other != null) {
                return Attempt.invalid("The plan of " + found.reference() + " is gathered by “" + other.title() + "” already. Take it out there first.");
            }
            themes.add(id, escalation, actor);
            work.tell(found, actor, Happening.GATHERED, "By the improvement theme “" + theme.title() + "” of " + theme.director());
            return Attempt.done(themes.find(id).orElseThrow());
        });
    }

    /** Takes the plan of an escalation out, with the reason. */
    public Attempt<Theme> remove(Actor actor, UUID id, EscalationId escalation, String reason) {
        Theme theme = themes.find(id).orElse(null);
        if (theme == null || !theme.escalations().contains(escalation)) {
            return Attempt.notFound("This improvement theme gathers no such plan.");
        }
        return work.work(new Change(escalation, null, actor), found -> {
            if (!mayRemove(theme, actor.username())) {
                return Attempt.notAllowed("A plan is taken out by " + theme.director() + ", who champions the theme.");
            }
            if (FreeText.emptyOrTooLong(reason)) {
                return Attempt.invalid("Say why the plan is taken out, in at most " + FreeText.LONGEST + " characters.");
            }
            themes.remove(id, escalation, actor, reason.strip());
            work.tell(found, actor, Happening.GATHERED_NO_MORE, "By the improvement theme “" + theme.title() + "”: " + reason.strip());
            return Attempt.done(themes.find(id).orElseThrow());
        });
    }

    private boolean acts(String username, @Nullable String wanted) {
        return work.as(Actor.named(username), wanted).isPresent();
    }

    private @Nullable Attempt<Theme> problem(ThemeDraft draft) {
        if (draft.title().isEmpty() || draft.title().length() > LONGEST_TITLE) {
            return Attempt.invalid("title", "Enter a title of at most " + LONGEST_TITLE + " characters.");
        }
        if (themes.titleTaken(draft.title())) {
            return Attempt.invalid("title", "Enter another title: a theme is called so already.");
        }
        if (FreeText.emptyOrTooLong(draft.change())) {
            return Attempt.invalid("change", "Say what the theme is to change, in at most " + FreeText.LONGEST + " characters.");
        }
        if (!directors().contains(draft.director())) {
            return Attempt.invalid("director", "Choose the director who champions it.");
        }
        return draft.starts() != null && draft.ends() != null && !draft.ends().isBefore(draft.starts()) ? null
                : Attempt.invalid("starts", "Enter from which day to which day it runs; the last day is not before the first.");
    }
}
