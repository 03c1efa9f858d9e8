package plumbline.escalation.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.BusinessTime;
import plumbline.escalation.Deputizing;
import plumbline.escalation.EscalationId;
import plumbline.escalation.board.Agendas;
import plumbline.escalation.board.BoardItem;
import plumbline.escalation.board.DecisionKind;
import plumbline.escalation.board.ItemStep;

/** What the page of an escalation says about the board, and what the person may do there. */
@Component
class BoardSection {

    /** In words; {@code people} and {@code kinds} are to choose from. */
    record BoardView(List<ItemView> items, Map<String, String> people, Map<String, String> kinds) {
    }

    /**
     * One time before the board.
     *
     * @param meeting   when it is or was considered
     * @param diagramId the id of the current step in the diagram; empty when it has ended
     * @param inDiagram the ids of the steps in the diagram that were passed, with blanks between them
     * @param passed    the steps so far with their moments, the last one first
     */
    record ItemView(UUID id, String meeting, String state, boolean open, String asked, String diagramId, String inDiagram, List<PassedView> passed,
                    List<ChallengeView> challenges, List<DecisionView> decisions, String owner, String due, String actionState,
                    String actionDone, Agendas.Rights may) {
    }

    /** One step. */
    record PassedView(String word, String at, boolean current) {
    }

    /** What the board asked. */
    record ChallengeView(String raisedBy, String words, String askedOf, String answerBy, String state, String answer, String answered) {
    }

    /** What the board decided. */
    record DecisionView(String kind, String words, String decided) {
    }

    private final Agendas agendas;
    private final Deputizing deputizing;

    BoardSection(Agendas agendas, Deputizing deputizing) {
        this.agendas = agendas;
        this.deputizing = deputizing;
    }

    BoardView of(EscalationId escalation, Actor actor, Words words) {
        List<BoardItem> items = agendas.itemsOf(escalation);
        Map<String, String> people = new LinkedHashMap<>(Map.of("", "Choose somebody"));
        if (!items.isEmpty()) {
            deputizing.people().forEach(person -> people.put(person, words.person(person)));
        }
        Map<String, String> kinds = new LinkedHashMap<>(Map.of("", "Choose one"));
        Stream.of(DecisionKind.values()).forEach(kind -> kinds.put(kind.name(), kind.word()));
        return new BoardView(items.stream().map(item -> view(item, actor, words)).toList(), people, kinds);
    }

    private ItemView view(BoardItem item, Actor actor, Words words) {
        BoardItem.Action action = item.action();
        String state = item.ending() == null ? item.step().word() : item.ending().word();
        return new ItemView(item.id(), agendas.day(item.meeting()).map(day -> "The meeting on " + BusinessTime.write(day))
                .orElse("The next meeting that is called"), state, item.open(), item.asked(), item.step().diagramId(), inDiagram(item), passed(item),
                item.challenges().stream().map(each -> challenge(each, words)).toList(),
                item.decisions().stream().map(each -> new DecisionView(each.kind().word(), each.words(),
                        words.person(each.decidedBy().username()) + ", " + BusinessTime.write(each.decidedAt()))).toList(),
                action == null ? "" : words.person(action.owner()), action == null ? "" : BusinessTime.write(action.dueOn()),
                action == null ? "" : action.doneAt() != null ? "Done" : action.overdueAt() != null ? "Overdue" : "To do",
                action == null || action.done() == null || action.doneAt() == null ? ""
                        : action.done() + " (" + BusinessTime.write(action.doneAt()) + ")", agendas.rights(item, actor));
    }

    private static ChallengeView challenge(BoardItem.Challenge each, Words words) {
        String answered = each.answeredBy() == null || each.answeredAt() == null ? ""
                : words.person(each.answeredBy().username()) + ", " + BusinessTime.write(each.answeredAt());
        return new ChallengeView(each.raisedBy(), each.words(), words.person(each.askedOf()), BusinessTime.write(each.answerBy()),
                !answered.isEmpty() ? "Answered" : each.overdueAt() != null ? "Overdue" : "To be answered", Words.orEmpty(each.answer()), answered);
    }

    /** What the model has passed, oldest first, and where it is now. */
    private static List<PassedView> passed(BoardItem item) {
        List<PassedView> passed = new ArrayList<>();
        add(passed, "Put on the agenda", item.putOnAt(), false);
        for (BoardItem.Challenge each : item.challenges()) {
            add(passed, "The board asked", each.recordedAt(), false);
            if (each.answeredAt() != null) {
                add(passed, "The board was answered", each.answeredAt(), false);
            }
        }
        item.decisions().forEach(each -> add(passed, "The board decided: " + each.kind().word(), each.decidedAt(), false));
        if (item.endedAt() != null && item.ending() != null) {
            add(passed, item.ending().word(), item.endedAt(), false);
        } else if (item.step() != ItemStep.ENDED) {
            passed.add(new PassedView(item.step().word(), "", true));
        }
        return passed;
    }

    /** The same in the words of the model. */
    private static String inDiagram(BoardItem item) {
        List<String> passed = new ArrayList<>(List.of("put-on"));
        if (!item.challenges().isEmpty() || !item.decisions().isEmpty()) {
            passed.addAll(List.of("consider", "considered"));
        }
        if (item.challenges().stream().anyMatch(each -> each.overdueAt() != null)) {
            passed.addAll(List.of("answer-due", "answer-overdue", "answer-told"));
        }
        if (item.challenges().stream().anyMatch(each -> each.answeredAt() != null)) {
            passed.add("answer");
        }
        BoardItem.Action action = item.action();
        if (action != null && action.overdueAt() != null) {
            passed.addAll(List.of("action-due", "action-overdue", "action-told"));
        }
        if (item.ending() != null) {
            passed.addAll(switch (item.ending()) {
                case NOTED -> List.of("noted");
                case CARRIED_OUT -> List.of("follow-up", "carried-out");
                case TAKEN_OFF -> List.of("escalation-ended", "taken-off");
            });
        }
        return String.join(" ", passed);
    }

    private static void add(List<PassedView> passed, String word, Instant at, boolean current) {
        passed.add(new PassedView(word, BusinessTime.write(at), current));
    }
}
