package plumbline.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.escalation.AcceptingRisk;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.EscalationId;
import plumbline.escalation.Escalations;
import plumbline.escalation.Holding;
import plumbline.escalation.Pausing;
import plumbline.escalation.SigningOff;
import plumbline.escalation.Waiving;
import plumbline.escalation.provider.Consequence;
import plumbline.escalation.provider.ProviderDecision;
import plumbline.escalation.provider.ProviderImprovement;
import plumbline.escalation.provider.ProviderPlan;
import plumbline.organisation.OrganisationChanges;

/**
 * What people ask for besides their work, and what the tiers above answer, or do not: pauses, waivers, handing up and down,
 * accepting what risk remains, signing stages of the work. Whoever may not is told so; that is tried too.
 */
final class Exceptions {

    private static final int MOST_A_DAY = 4;
    private static final int LONGEST = 8;
    private static final String BREACHES = """
            select b.id from breach b join escalation_breach c on c.breach = b.id where c.escalation = ? and c.open and b.state = 'OPEN'
            order by b.subject_ref, b.period limit 1""";
    private static final String WAIVERS = """
            select w.id from waiver w join breach b on b.id = w.breach join escalation_breach c on c.breach = b.id
            where c.escalation = ? and w.state = '%s' order by b.subject_ref, b.period, w.asked_at limit 1""";
    private static final String PAUSES = "select id from escalation_pause where escalation = ? and state = '%s' order by number limit 1";

    private final Council council;
    private final Random random;
    private final Diary diary;

    Exceptions(Council council, Random random, Diary diary) {
        this.council = council;
        this.random = random;
        this.diary = diary;
    }

    /** Some of it happens. */
    void ofToday() {
        for (int i = random.nextInt(MOST_A_DAY + 1); i > 0; i--) {
            open().ifPresent(this::ask);
        }
        waiting().forEach(this::decide);
        retested();
        providers();
    }

    /** The improvement of a provider begins, or goes a step on; its lifting is asked for too. */
    private void providers() {
        ProviderImprovement improvement = council.bean(ProviderImprovement.class);
        for (Escalation escalation : all("select id from escalation e where state = 'OPEN' and standard like 'ASC-PRV-%' order by reference")) {
            if (random.nextInt(6) == 0) {
                improvement.subjects(escalation).stream().findFirst().ifPresent(subject -> bySomebody("provider improvement begun", escalation,
                        change -> improvement.begin(change, subject)));
            }
        }
        for (Escalation escalation : all("select e.id from escalation e join provider_plan p on p.escalation = e.id where p.state = 'LIVE' order by e.reference, p.subject")) {
            ProviderPlan plan = improvement.of(escalation.id()).get(0);
            switch (random.nextInt(6)) {
                case 0, 1 -> bySomebody("provider step decided", escalation, change -> improvement.decide(change, plan.id(), new ProviderDecision("It is serious.",
                        Consequence.SUSPENSION_OF_PLACEMENTS, council.today(), random.nextBoolean(), false)));
                case 2 -> bySomebody("provider consequences lifted", escalation, change -> improvement.decide(change, plan.id(), new ProviderDecision("It is well again.",
                        Consequence.NONE, null, false, true)));
                default -> { }
            }
        }
    }

    private Optional<Escalation> open() {
        return council.jdbc().sql("select id from escalation where state = 'OPEN' order by md5(reference || ?) limit 1").param(String.valueOf(random.nextInt()))
                .query(UUID.class).optional().flatMap(id -> council.bean(Escalations.class).escalation(new EscalationId(id)))
                .map(summary -> summary.escalation());
    }

    private void ask(Escalation escalation) {
        LocalDate until = council.today().plusDays(random.nextInt(LONGEST));
        String holder = escalation.turn().holder() == null ? "director" : escalation.turn().holder();
        switch (random.nextInt(7)) {
            case 0, 1 -> tell("pause asked", holder, escalation, change -> council.bean(Pausing.class).ask(change, "The person is in hospital.", until));
            case 2, 3 -> one(BREACHES, escalation).ifPresent(breach -> tell("waiver asked", holder, escalation, change ->
                    council.bean(Waiving.class).ask(change, breach, "A court decides on it.", until)));
            case 4 -> tell("handed up", holder, escalation, change -> council.bean(Holding.class).handUp(change, "This needs more than I can decide."));
            case 5 -> bySomebody("handed down", escalation, change -> council.bean(Holding.class).handDown(change, "You can decide this."));
            default -> {
                one(PAUSES.formatted("IN_FORCE"), escalation).ifPresent(pause -> bySomebody("pause cleared", escalation, change ->
                        council.bean(Pausing.class).clear(change, pause, "The person is home.")));
                one(WAIVERS.formatted("IN_FORCE"), escalation).ifPresent(waiver -> bySomebody("waiver cleared", escalation, change ->
                        council.bean(Waiving.class).clear(change, waiver, "The court has decided.")));
            }
        }
    }

    private List<Escalation> waiting() {
        return all("""
                select e.id from escalation e where e.state = 'OPEN' and (exists (select 1 from escalation_pause p where p.escalation = e.id and p.state = 'ASKED')
                    or exists (select 1 from escalation_breach c join waiver w on w.breach = c.breach where c.escalation = e.id and w.state = 'ASKED'))
                order by e.reference""");
    }

    private List<Escalation> all(String question) {
        return council.jdbc().sql(question).query(UUID.class).list().stream()
                .flatMap(id -> council.bean(Escalations.class).escalation(new EscalationId(id)).stream()).map(summary -> summary.escalation()).toList();
    }

    /** One in three waits for another day, or for ever. */
    private void decide(Escalation escalation) {
        int decision = random.nextInt(3);
        one(PAUSES.formatted("ASKED"), escalation).filter(pause -> decision < 2).ifPresent(pause ->
                bySomebody(decision == 0 ? "pause approved" : "pause declined", escalation, change -> decision == 0
                        ? council.bean(Pausing.class).approve(change, pause, "Until then.") : council.bean(Pausing.class).refuse(change, pause, "No.")));
        one(WAIVERS.formatted("ASKED"), escalation).filter(waiver -> decision < 2).ifPresent(waiver ->
                bySomebody(decision == 0 ? "waiver approved" : "waiver declined", escalation, change -> decision == 0
                        ? council.bean(Waiving.class).approve(change, waiver, "Until then.") : council.bean(Waiving.class).refuse(change, waiver, "No.")));
    }

    /** Those whose actions are done: stages are signed, or what remains is accepted. */
    private void retested() {
        for (Escalation escalation : all("select id from escalation where state = 'OPEN' and step in ('RE_TEST', 'SIGN_OFF') order by reference")) {
            switch (random.nextInt(6)) {
                case 0 -> bySomebody("risk accepted", escalation, change -> council.bean(AcceptingRisk.class).accept(change, "It is small.",
                        council.today().plusDays(1L + random.nextInt(LONGEST))));
                case 1 -> bySomebody("actions confirmed", escalation, change -> council.bean(SigningOff.class).confirmActions(change, "They are done."));
                case 2 -> bySomebody("effect confirmed", escalation, change -> council.bean(SigningOff.class).confirmEffect(change, "It worked."));
                default -> { }
            }
        }
    }

    /** The first who may, from the lowest tier up; when nobody may, that is told. */
    private void bySomebody(String kind, Escalation escalation, Function<Change, Attempt<?>> what) {
        List<String> people = council.bean(OrganisationChanges.class).establishedPosts().stream().flatMap(post -> post.username().stream()).distinct().toList();
        String last = "nobody is there";
        for (String person : people) {
            Attempt<?> attempt = what.apply(new Change(escalation.id(), null, Actor.named(person)));
            if (attempt instanceof Attempt.Refused<?> refused) {
                last = refused.reason();
            } else {
                diary.tell(kind, person + ", " + escalation.reference() + ", " + kind + ": done");
                return;
            }
        }
        diary.tell(kind + " (refused)", escalation.reference() + ", " + kind + ": refused to everybody, the last was told " + last);
    }

    private void tell(String kind, String person, Escalation escalation, Function<Change, Attempt<Escalation>> what) {
        diary.tell(kind, person + ", " + escalation.reference() + ", " + kind, what.apply(new Change(escalation.id(), null, Actor.named(person))));
    }

    private Optional<UUID> one(String question, Escalation escalation) {
        return council.jdbc().sql(question).param(escalation.id().value()).query(UUID.class).optional();
    }
}
