package plumbline.escalation.process;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the board's decisions need of a process engine: one process for each escalation on an agenda. All calls join the
 * caller's transaction.
 */
public interface BoardDecisionProcesses {

    /**
     * Starts the process of an item that was put on an agenda.
     *
     * @param meetingOver the last moment at which it can be recorded what the meeting did with it
     * @return the id of the process
     */
    String start(UUID item, Instant meetingOver);

    /** The board has asked something; the answer is due at a moment. */
    void asked(String process, Instant answerDue);

    /** It was answered, or the board goes on without: the board considers again. */
    void answered(String process, Instant meetingOver);

    /** The board put it off; the engine asks {@link BoardDecisionClock#carriedOver} until when it waits now. */
    void putOff(String process);

    /** The board has noted it, and that is the end. */
    void noted(String process);

    /** The board has decided, and somebody carries it out until a moment. */
    void decided(String process, Instant actionDue);

    /** The decision was carried out, and that is the end. */
    void carriedOut(String process);

    /** The board considers it at a meeting that is over at another moment. */
    void meetingOver(String process, Instant meetingOver);

    /** It is no longer before the board. */
    void takeOff(String process);

    /** The id of the step in the diagram that a process waits at; empty when it has ended. */
    Optional<String> currentStep(String process);
}
