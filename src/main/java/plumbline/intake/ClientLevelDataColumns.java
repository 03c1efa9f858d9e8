package plumbline.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the columns of client level data are in one file. Headers of councils and of the national database both fit. */
final class ClientLevelDataColumns {

    /** All fifty fields, normalised; names, postcode and practice are known but never read. */
    static final Set<String> KNOWN = Set.of("lacode", "reportingperiodstartdate", "reportingperiodenddate", "nhsnumber",
            "lapersonuniqueidentifier", "firstname", "lastname", "gppracticename", "gppracticecode", "gender", "ethnicity",
            "dateofbirth", "dateofdeath", "clienttype", "primarysupportreason", "postcode", "accommodationstatus",
            "employmentstatus", "hasunpaidcarer", "autismspectrumdisorderasd", "visualimpairment", "hearingimpairment",
            "dementia", "clientfundingstatus", "eventtype", "eventreference", "eventstartdate", "eventenddate",
            "eventdescription", "eventoutcome", "requestrouteofaccess", "assessmenttype", "eligibleneedsidentified",
            "methodofassessment", "totalhrscaringperweek", "noofadultsbeingcaredfor", "adult1linkedpersonid",
            "adult2linkedpersonid", "adult3linkedpersonid", "servicetype", "servicecomponent", "deliverymechanism",
            "providercqclocationname", "providercqclocationid", "reviewreason", "reviewoutcomesachieved", "methodofreview",
            "unitcost", "costfrequencyunittype", "plannedunitsperweek");

    final int periodStart;
    final int periodEnd;
    final int nhsNumber;
    final int localId;
    final int born;
    final int died;
    final int clientType;
    final int eventType;
    final int eventReference;
    final int start;
    final int end;
    final int outcome;
    final int route;
    final int assessmentType;
    final int serviceType;
    final int component;
    final int locationId;
    final int reviewReason;
    final int unitCost;
    final int plannedUnits;
    /** Position by normalised name of the fields with a value list. */
    final List<Listed> listed = new ArrayList<>();
    final List<Particular> particular;
    /** Every cell with a list, also those that are checked where they are read. */
    final List<ListedCell> cells;

    /** A column whose values are on a national list. */
    record Listed(String field, int position) {
    }

    ClientLevelDataColumns(CsvTable table, ClientLevelDataValues values) {
        periodStart = table.position("reportingperiodstartdate");
        periodEnd = table.position("reportingperiodenddate");
        nhsNumber = table.position("nhsnumber");
        localId = table.position("lapersonuniqueidentifier");
        born = table.position("dateofbirth");
        died = table.position("dateofdeath");
        clientType = table.position("clienttype");
        eventType = table.position("eventtype");
        eventReference = table.position("eventreference");
        start = table.position("eventstartdate");
        end = table.position("eventenddate");
        outcome = table.position("eventoutcome");
        route = table.position("requestrouteofaccess");
        assessmentType = table.position("assessmenttype");
        serviceType = table.position("servicetype");
        component = table.position("servicecomponent");
        locationId = table.position("providercqclocationid");
        reviewReason = table.position("reviewreason");
        unitCost = table.position("unitcost");
        plannedUnits = table.position("plannedunitsperweek");
        for (String field : values.fields()) {
            // Types are checked where they are read, because a row with an unknown type cannot go in.
            if (table.hasColumn(field) && !Set.of("eventtype", "clienttype", "servicetype", "assessmenttype").contains(field)) {
                listed.add(new Listed(field, table.position(field)));
            }
        }
        cells = KnownLists.clientLevelData().entrySet().stream().filter(field -> table.hasColumn(field.getKey()))
                .map(field -> new ListedCell(table.position(field.getKey()), field.getValue())).toList();
        particular = List.of(new Particular(route, ClientLevelEvent.Kind.REQUEST),
                new Particular(assessmentType, ClientLevelEvent.Kind.ASSESSMENT), new Particular(serviceType, ClientLevelEvent.Kind.SERVICE),
                new Particular(reviewReason, ClientLevelEvent.Kind.REVIEW));
        if (nhsNumber < 0 && localId < 0) {
            throw new FileRefused("The header has neither \"NHS Number\" nor \"LA Person Unique Identifier\". "
                    + "Add one of them: without it no row can be put to a person.");
        }
    }

    /** A column that belongs to one event type. */
    record Particular(int position, ClientLevelEvent.Kind kind) {
    }
}
