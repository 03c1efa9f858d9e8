package plumbline.intake.mapping;

import java.util.ArrayList;
import java.util.List;
import plumbline.intake.ListedEvent;
import plumbline.intake.mapping.TargetField.Type;

/** What a row may tell of one event of its case: the day, and with some a time, an end, a due day or a reason. */
final class EventFields {

    private EventFields() {
    }

    static List<TargetField> of(ListedEvent event) {
        String word = event.event();
        List<TargetField> fields = new ArrayList<>();
        if (event != ListedEvent.COUNCIL_PROVIDER && event != ListedEvent.DOLS_URGENT) {
            fields.add(new TargetField(word, "startdate", word, Type.DAY, event == ListedEvent.CASE_ALLOCATED || event == ListedEvent.LEFT_AREA, days(event)));
        }
        switch (event) {
            case CONCERN_RECEIVED, CONCERN_ALLOCATED -> fields.add(new TargetField(word + " time", "starttime", word, Type.TIME, false,
                    List.of(word + " time", "time " + word)));
            case PAUSED -> {
                fields.add(new TargetField("paused until", "enddate", word, Type.DAY, false, List.of("paused until", "end", "pause ended", "resumed")));
                fields.add(new TargetField("reason", "reason", word, Type.TEXT, true, List.of("reason", "reason for pause")));
            }
            case DOLS_URGENT -> fields.add(new TargetField(word, "enddate", word, Type.DAY, false, List.of("urgent authorisation ends", "urgent expiry", "urgent authorisation end")));
            case BROKERAGE_SENT -> fields.add(new TargetField("reason", "reason", word, Type.TEXT, false, List.of("reason", "in hospital")));
            case BROKERAGE_ACCEPTED -> fields.add(new TargetField("care starts", "duedate", word, Type.DAY, false, List.of("care starts", "start of care", "planned start")));
            default -> { }
        }
        return fields;
    }

    private static List<String> days(ListedEvent event) {
        return switch (event) {
            case CASE_ALLOCATED -> List.of("allocated", "allocation date", "allocation start");
            case REQUEST_ACCEPTED -> List.of("accepted", "request date", "referral date", "request received", "contact date");
            case CONCERN_RECEIVED -> List.of("received", "concern date", "date raised", "reported", "concern raised", "concern received");
            case CONCERN_DECIDED -> List.of("decided", "decision date", "section 42 decision", "s42 decision", "outcome date");
            case DOLS_RECEIVED -> List.of("received", "application date", "request date", "application received");
            case DOLS_ASSESSED -> List.of("assessments completed", "date all assessments completed", "all assessments completed");
            case BROKERAGE_SENT -> List.of("sent", "sent to brokerage", "request date", "brokerage start");
            case PAUSED -> List.of("paused", "pause start", "start");
            case VISIT_BOOKED -> List.of("booked", "planned visit", "visit booked");
            case VISIT_COMPLETED -> List.of("completed", "visit date", "visited", "visit completed");
            default -> List.of(event.event());
        };
    }
}
