package plumbline.intake;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events an event list may hold, as docs/formats/event-list.md describes them. */
public enum ListedEvent {

    CASE_ALLOCATED("case allocation", "allocated", About.PERSON, WithoutDay.REJECTED),
    LEFT_AREA("person", "left area", About.PERSON, WithoutDay.REJECTED),
    REQUEST_ACCEPTED("request", "accepted", About.PERSON, WithoutDay.UNKNOWN),
    REQUEST_WITHDRAWN("request", "withdrawn", About.PERSON, WithoutDay.REJECTED),
    PLAN_SIGNED_OFF("support plan", "signed off", About.PERSON, WithoutDay.UNKNOWN),
    PAUSED("pause", "paused", About.PERSON, WithoutDay.REJECTED),
    CONCERN_RECEIVED("safeguarding concern", "received", About.PERSON, WithoutDay.UNKNOWN),
    CONCERN_ALLOCATED("safeguarding concern", "allocated", About.PERSON, WithoutDay.UNKNOWN),
    CONCERN_DECIDED("safeguarding concern", "decided", About.PERSON, WithoutDay.UNKNOWN),
    DOLS_RECEIVED("dols application", "received", About.PERSON, WithoutDay.UNKNOWN),
    DOLS_URGENT("dols application", "urgent authorisation", About.PERSON, WithoutDay.UNKNOWN),
    DOLS_ASSESSED("dols application", "assessments completed", About.PERSON, WithoutDay.REJECTED),
    DOLS_WITHDRAWN("dols application", "withdrawn", About.PERSON, WithoutDay.REJECTED),
    BROKERAGE_SENT("brokerage request", "sent", About.PERSON, WithoutDay.UNKNOWN),
    BROKERAGE_ACCEPTED("brokerage request", "provider accepted", About.PERSON, WithoutDay.REJECTED),
    BROKERAGE_WITHDRAWN("brokerage request", "withdrawn", About.PERSON, WithoutDay.REJECTED),
    VISIT_BOOKED("quality visit", "booked", About.LOCATION, WithoutDay.REJECTED),
    VISIT_COMPLETED("quality visit", "completed", About.LOCATION, WithoutDay.REJECTED),
    COUNCIL_PROVIDER("council provider", "listed", About.PROVIDER, WithoutDay.UNKNOWN);

    /** Who or what a row is about, and so which other column it needs. */
    public enum About { PERSON, LOCATION, PROVIDER }

    /** What becomes of a row whose date is missing: it cannot go in, or the date stays unknown. */
    enum WithoutDay { REJECTED, UNKNOWN }

    private static final Map<String, ListedEvent> BY_WORDS = Stream.of(values())
            .collect(Collectors.toMap(event -> event.entity + "|" + event.event, event -> event));

    private final String entity;
    private final String event;
    private final About about;
    private final WithoutDay withoutDay;

    ListedEvent(String entity, String event, About about, WithoutDay withoutDay) {
        this.entity = entity;
        this.event = event;
        this.about = about;
        this.withoutDay = withoutDay;
    }

    static Optional<ListedEvent> of(String entity, String event) {
        return Optional.ofNullable(BY_WORDS.get(words(entity) + "|" + words(event)));
    }

    static boolean isEntity(String entity) {
        return Stream.of(values()).anyMatch(event -> event.entity.equals(words(entity)));
    }

    /** All entity types, for messages. */
    static String entities() {
        return Stream.of(values()).map(event -> "\"" + event.entity + "\"").distinct().collect(Collectors.joining(", "));
    }

    /** The event types of an entity type, for messages. */
    static String events(String entity) {
        return Stream.of(values()).filter(event -> event.entity.equals(words(entity)))
                .map(event -> "\"" + event.event + "\"").collect(Collectors.joining(", "));
    }

    /** As the list compares words. */
    static String words(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What the row is about, in words. */
    public String entity() {
        return entity;
    }

    /** What happened, in words. */
    public String event() {
        return event;
    }

    /** Who or what its case belongs to. */
    public About about() {
        return about;
    }

    boolean rejectedWithoutDay() {
        return withoutDay == WithoutDay.REJECTED;
    }

    /** Whether the event may lie in the future: a booking does. */
    boolean mayBePlanned() {
        return this == VISIT_BOOKED;
    }

    /** Whether a case reference must be given; people are allocated and leave without one. */
    public boolean needsReference() {
        return this != CASE_ALLOCATED && this != LEFT_AREA;
    }
}
