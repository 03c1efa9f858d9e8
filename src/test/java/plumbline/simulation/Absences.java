package plumbline.simulation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.escalation.Deputizing;
import plumbline.escalation.Succession;
import plumbline.identity.Role;
import plumbline.identity.StaffAccounts;
import plumbline.organisation.Deputy;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.Organisation;
import plumbline.organisation.OrganisationChanges;

/** People are away and somebody stands in for them, leave and are succeeded, or leave a post that nobody holds for a while. */
final class Absences {

    private static final Actor ADMINISTRATOR = Actor.named("administrator");
    private static final int KINDS = 12;
    private static final int LONGEST_AWAY = 12;

    private final Council council;
    private final Random random;
    private final Diary diary;
    private int newcomers;

    Absences(Council council, Random random, Diary diary) {
        this.council = council;
        this.random = random;
        this.diary = diary;
    }

    void ofToday() {
        switch (random.nextInt(KINDS)) {
            case 0, 1 -> deputy();
            case 2 -> deputyEnds();
            case 3 -> leaver();
            case 4 -> vacancy();
            case 5, 6 -> vacancyIsFilled();
            case 7 -> fallback();
            default -> { }
        }
    }

    private void deputy() {
        LocalDate starts = council.today().plusDays(random.nextInt(3));
        LocalDate ends = starts.plusDays(random.nextInt(LONGEST_AWAY));
        String person = somebody();
        String deputy = somebody();
        diary.tell("deputy named", deputy + " stands in for " + person + " from " + starts + " to " + ends,
                council.bean(Deputizing.class).name(Actor.named(person), false, person, deputy, starts, ends));
    }

    private void deputyEnds() {
        List<Deputy> current = council.bean(Deputizing.class).current().stream()
                .sorted(Comparator.comparing(Deputy::person).thenComparing(Deputy::starts)).toList();
        if (!current.isEmpty()) {
            Deputy one = current.get(random.nextInt(current.size()));
            diary.tell("deputy ended", one.deputy() + " no longer stands in for " + one.person(),
                    council.bean(Deputizing.class).end(Actor.named(one.person()), false, one.id()));
        }
    }

    private void leaver() {
        List<String> leavers = council.bean(Succession.class).leavers();
        String leaver = leavers.get(random.nextInt(leavers.size()));
        boolean fromHere = random.nextBoolean();
        String successor = fromHere ? somebody() : "newcomer-" + ++newcomers;
        Attempt<?> passed = council.bean(Succession.class).pass(ADMINISTRATOR, leaver, successor);
        diary.tell("leaver succeeded", leaver + " leaves, " + successor + " succeeds", passed);
        if (!fromHere) {
            newcomer(successor);
        }
    }

    /** Some of those who come have an account at once; until they have one, the tier above answers for their post. */
    private void newcomer(String username) {
        if (random.nextBoolean()) {
            diary.tell("newcomer let in", username + " has an account", council.bean(StaffAccounts.class).add(
                    new StaffAccounts.Draft(username, "Newcomer", Role.TEAM_MANAGER.name(), posts().get(0).unit().value()), ADMINISTRATOR));
        }
    }

    private void vacancy() {
        List<EstablishedPost> held = posts().stream().filter(post -> post.username().isPresent()).toList();
        if (!held.isEmpty()) {
            put("post vacant", held.get(random.nextInt(held.size())), Optional.empty());
        }
    }

    private void vacancyIsFilled() {
        List<EstablishedPost> vacant = posts().stream().filter(post -> post.username().isEmpty()).toList();
        if (!vacant.isEmpty()) {
            String username = "newcomer-" + ++newcomers;
            put("post filled", vacant.get(random.nextInt(vacant.size())), Optional.of(username));
            newcomer(username);
        }
    }

    private void put(String kind, EstablishedPost post, Optional<String> holder) {
        council.bean(TransactionTemplate.class).executeWithoutResult(status -> council.bean(OrganisationChanges.class).putAll(
                council.bean(Organisation.class).units(), List.of(new EstablishedPost(post.title(), post.tier(), post.unit(), holder))));
        diary.tell(kind, kind + ": " + post.title() + " of " + post.unit() + ", " + post.username().orElse("nobody") + " before, " + holder.orElse("nobody") + " now");
    }

    private void fallback() {
        String person = somebody();
        diary.tell("fallback named", person + " answers when no tier has anybody", council.bean(Deputizing.class).nameFallback(ADMINISTRATOR, person));
    }

    private List<EstablishedPost> posts() {
        return council.bean(OrganisationChanges.class).establishedPosts();
    }

    private String somebody() {
        List<String> people = council.bean(Deputizing.class).people();
        return people.get(random.nextInt(people.size()));
    }
}
