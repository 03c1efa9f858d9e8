package plumbline.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.escalation.Acting;
import plumbline.escalation.Change;
import plumbline.escalation.Escalation;
import plumbline.escalation.Escalations;
import plumbline.escalation.EvidenceDraft;
import plumbline.escalation.Holding;
import plumbline.escalation.Pausing;
import plumbline.escalation.PlanDraft;
import plumbline.escalation.PlanDraft.ActionDraft;
import plumbline.escalation.MovingDueDates;
import plumbline.escalation.Planning;
import plumbline.escalation.RefusingSignOff;
import plumbline.escalation.SigningOff;
import plumbline.escalation.WorkItem;
import plumbline.escalation.board.Agendas;
import plumbline.escalation.board.AtTheBoard;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;

/** The holders of posts: some do their work at once, some late, some never. A refusal is an answer; an exception is a fault. */
final class Staff {

    private static final double[] DILIGENCE = {0, 0.1, 0.4, 0.9};
    private static final int MOST_A_DAY = 4;

    private final Council council;
    private final Random random;
    private final Diary diary;
    private final Map<String, Double> diligence = new TreeMap<>();

    Staff(Council council, Random random, Diary diary) {
        this.council = council;
        this.random = random;
        this.diary = diary;
        meetNewcomers();
    }

    private void meetNewcomers() {
        council.bean(Organisation.class).posts().stream().map(Post::username).distinct().sorted()
                .forEach(person -> diligence.computeIfAbsent(person, none -> DILIGENCE[random.nextInt(DILIGENCE.length)]));
    }

    /** Everybody looks at their list, or does not. */
    void workADay() {
        meetNewcomers();
        diligence.forEach((person, share) -> council.bean(Escalations.class).workOf(person).stream()
                .sorted(Comparator.comparing((WorkItem item) -> item.summary().escalation().reference()).thenComparing(WorkItem::kind)
                        .thenComparing(item -> item.action() == null ? 0 : item.action().number()))
                .filter(item -> random.nextDouble() < share).limit(MOST_A_DAY).forEach(item -> doIt(person, item)));
    }

    private void doIt(String person, WorkItem item) {
        Escalation escalation = item.summary().escalation();
        Change change = new Change(escalation.id(), null, Actor.named(person));
        Attempt<Escalation> done = switch (item.kind()) {
            case DO -> act(change, item);
            case STEP -> step(change, escalation);
            case ANSWER -> council.bean(AtTheBoard.class).answer(escalation.id(), beforeTheBoard(escalation), change.actor(), "Posts are vacant.");
            case BOARD_ACTION -> council.bean(AtTheBoard.class).done(escalation.id(), beforeTheBoard(escalation), change.actor(), "They are filled.");
            case AGREE_AGAIN -> random.nextInt(3) == 0 ? council.bean(MovingDueDates.class).refuse(change, "The dates stay.")
                    : council.bean(MovingDueDates.class).agree(change, "Then later.");
            case WATCH, DECIDE, PROVIDER -> elsewhere(change);
        };
        diary.tell("work " + item.kind() + (item.kind() == WorkItem.Kind.STEP ? " " + escalation.turn().step() : ""),
                person + ", " + escalation.reference() + ", " + item.kind() + " at " + escalation.turn().step(), done);
        // The last action done asks for a run, and who works next sees what comes of it.
        council.settle();
    }

    private UUID beforeTheBoard(Escalation escalation) {
        return council.bean(Agendas.class).itemsOf(escalation.id()).get(0).id();
    }

    private Attempt<Escalation> act(Change change, WorkItem item) {
        if (random.nextInt(5) == 0) {
            return council.bean(MovingDueDates.class).move(change, item.action().id(), today().plusDays(1L + random.nextInt(20)), "The fitter is ill.");
        }
        Acting acting = council.bean(Acting.class);
        acting.attach(change, item.action().id(), new EvidenceDraft("The letters have gone out.", "", null));
        return acting.done(change, item.action().id());
    }

    private Attempt<Escalation> step(Change change, Escalation escalation) {
        return switch (escalation.turn().step()) {
            case ACKNOWLEDGE -> council.bean(Holding.class).acknowledge(change, today().plusDays(1L + random.nextInt(4)));
            case PLAN -> council.bean(Planning.class).draft(change, plan(change.actor().username()));
            case AGREE -> random.nextInt(4) == 0 ? council.bean(Planning.class).giveBack(change, "Say who does it by when.")
                    : council.bean(Planning.class).agree(change, "Good.");
            case SIGN_OFF -> random.nextInt(4) == 0 ? council.bean(RefusingSignOff.class).refuse(change, "The evidence shows something else.")
                    : council.bean(SigningOff.class).sign(change, "It is met again.");
            case RE_TEST -> council.bean(Holding.class).planAgain(change, "It did not work.");
            case ACT, CLOSED -> elsewhere(change);
        };
    }

    /** What people do when it is not their turn: hand it up, ask for a pause, or look. */
    private Attempt<Escalation> elsewhere(Change change) {
        return switch (random.nextInt(8)) {
            case 0 -> council.bean(Holding.class).handUp(change, "This needs more than I can decide.");
            case 1 -> council.bean(Pausing.class).ask(change, "The person is in hospital.", today().plusDays(2));
            default -> Attempt.notNow("they only looked");
        };
    }

    private PlanDraft plan(String drafter) {
        List<String> people = new ArrayList<>(diligence.keySet());
        List<ActionDraft> actions = IntStream.rangeClosed(1, 3 + random.nextInt(2)).mapToObj(number -> new ActionDraft("Do part " + number,
                random.nextBoolean() ? drafter : people.get(random.nextInt(people.size())), today().plusDays(3L + random.nextInt(20)), "It is done", "TEAM_PLAN")).toList();
        return new PlanDraft("All within the limit", "Nobody looked ahead", "We look ahead each week", "The list is empty", actions);
    }

    private LocalDate today() {
        return BusinessTime.dayOf(council.now());
    }
}
