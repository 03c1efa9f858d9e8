package plumbline.escalation;

import java.util.Arrays;
import java.util.Optional;

/** Through what an action is done: the smallest that fits. Plans keep the words, so that older ones say what they said. */
public enum Vehicle {
    ONE_TO_ONE("One-to-one"),
    TEAM_PLAN("Team improvement plan"),
    BUSINESS_PLAN("Business management improvement plan"),
    SERVICE_PLAN("Service plan");

    private final String word;

    Vehicle(String word) {
        this.word = word;
    }

    /** The words people read, and which a plan keeps. */
    public String word() {
        return word;
    }

    /** The one that somebody chose, by its name or its words. */
    public static Optional<Vehicle> chosen(String words) {
        return Arrays.stream(values()).filter(each -> each.name().equals(words) || each.word.equalsIgnoreCase(words)).findFirst();
    }
}
