package plumbline.intake;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the words of client level data, of either release, are understood. */
final class ClientLevelEvent {

    /** What a row tells of. A link row names a carer and the people cared for, and no event. */
    enum Kind { REQUEST, ASSESSMENT, SERVICE, REVIEW, LINK }

    private static final Map<String, String> COMPONENTS_OF_RELEASE_1 = Map.of(
            "home support", "home support or domiciliary care",
            "carer respite", "unpaid carer respite");

    private ClientLevelEvent() {
    }

    /** The event type; national code matches it by "contains". */
    static @Nullable Kind kind(String eventType) {
        String text = lower(eventType);
        if (text.contains("request")) {
            return Kind.REQUEST;
        }
        if (text.contains("assessment")) {
            return Kind.ASSESSMENT;
        }
        if (text.contains("service")) {
            return Kind.SERVICE;
        }
        return text.contains("review") ? Kind.REVIEW : null;
    }

    static boolean isLink(String clientType) {
        return lower(clientType).endsWith("known by association");
    }

    static @Nullable String role(String clientType) {
        return switch (lower(clientType)) {
            case "service user" -> "SERVICE_USER";
            case "carer", "unpaid carer", "carer known by association", "unpaid carer known by association" -> "CARER";
            default -> null;
        };
    }

    static @Nullable String assessmentKind(String type) {
        return switch (lower(type)) {
            case "long term assessment" -> "LONG_TERM";
            case "short term assessment" -> "SHORT_TERM";
            case "financial assessment" -> "FINANCIAL";
            default -> null;
        };
    }

    /** The group of a service type: the text before the colon. */
    static @Nullable String serviceKind(String type) {
        return switch (lower(beforeColon(type))) {
            case "long term support" -> "LONG_TERM";
            case "short term support" -> "SHORT_TERM";
            case "carer support", "unpaid carer support" -> "CARER";
            default -> null;
        };
    }

    static String setting(String serviceType) {
        int colon = serviceType.indexOf(':');
        return colon < 0 ? "" : lower(serviceType.substring(colon + 1).strip());
    }

    static String component(String text) {
        String component = lower(text);
        return COMPONENTS_OF_RELEASE_1.getOrDefault(component, component);
    }

    /** Why a review was held, by the prefix of its reason. */
    static String reviewKind(String reason) {
        String text = lower(reason);
        if (text.startsWith("planned")) {
            return "PLANNED";
        }
        if (text.startsWith("unplanned")) {
            return "UNPLANNED";
        }
        return text.startsWith("review of short term support") ? "SHORT_TERM" : "UNKNOWN";
    }

    static boolean progressesToAssessment(String outcome) {
        String text = lower(outcome);
        return text.startsWith("progress to assessment") || text.startsWith("progress to re-assessment");
    }

    static boolean movedAway(String outcome) {
        return lower(outcome).contains("moved to another");
    }

    /** Earlier in the national hierarchy of outcomes means it counts first: progress, then no change, then no further action. */
    static int rank(String outcome) {
        String text = lower(outcome);
        if (text.startsWith("progress to reablement")) {
            return 1;
        }
        if (progressesToAssessment(outcome)) {
            return 2;
        }
        if (text.startsWith("progress")) {
            return 3;
        }
        return text.startsWith("nfa") || text.startsWith("service ended") ? 5 : 4;
    }

    /** What makes two rows the same event: role, start and kind. References are not reliable nationally. */
    static @Nullable String key(Kind kind, String role, @Nullable LocalDate start, @Nullable LocalDate end, String reference,
                                String particular) {
        String prefix = role.equals("CARER") ? "carer/" : "";
        if (start != null) {
            return prefix + start + (kind == Kind.REVIEW ? "" : "/" + particular);
        }
        if (!reference.isEmpty()) {
            return prefix + "undated/" + reference;
        }
        return end == null ? null : prefix + "ended/" + end + "/" + particular;
    }

    private static String beforeColon(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
