package plumbline.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The formats that can be imported. Column names are compared by letters and digits only, in lower case. */
public enum Format {

    CLIENT_LEVEL_DATA("client-level-data", "Client Level Data",
            Set.of("clienttype", "eventtype", "eventstartdate", "eventenddate")),
    EVENT_LIST("event-list", "Event list", Set.of("entitytype", "entityref", "eventtype", "startdate")),
    RECORD_LIST("record-list", "Record list", Set.of("recordkind", "recordref")),
    MEASURE_LIST("measure-list", "Measure list", Set.of("standard", "period")),
    CQC_RATINGS("cqc-ratings", "CQC care directory with ratings",
            Set.of("locationid", "locationname", "servicepopulationgroup", "domain", "latestrating", "publicationdate",
                    "providerid", "providername", "locationtype", "locationlocalauthority")),
    CQC_LOCATIONS("cqc-locations", "CQC locations with key-question ratings",
            Set.of("locationid", "locationname", "primaryinspectioncategory", "locationlatestoverallrating", "providerid",
                    "providername", "locationlocalauthority")),
    BANK_HOLIDAYS("bank-holidays", "Bank holidays (gov.uk)", Set.of()),
    ASCOF("ascof", "ASCOF published measures", Set.of("localauthoritycode", "localauthority", "onsareacode")),
    ASCOF_OPEN_DATA("ascof-open-data", "ASCOF open data to 2022-23",
            Set.of("geographicalcode", "geographicaldescription", "geographicallevel", "ascofmeasurecode", "measuretype", "measurevalue")),
    CQC_ACTIVE("cqc-active", "CQC active locations",
            Set.of("locationid", "locationname", "locationhscastartdate", "locationtypesector", "locationlatestoverallrating", "publicationdate", "providerid", "providername",
                    "locationlocalauthority", "dormantyn")),
    CQC_DEACTIVATED("cqc-deactivated", "CQC deactivated locations",
            Set.of("locationid", "locationname", "locationhscaenddate", "locationtypesector", "providerid", "providername")),
    CQC_API("cqc-api", "CQC locations and providers (API)", Set.of()),
    CQC_HISTORY("cqc-rating-history", "CQC history of overall ratings", Set.of("locationid", "reportdate", "overall", "rating"));

    private final String code;
    private final String title;
    private final Set<String> requiredColumns;

    Format(String code, String title, Set<String> requiredColumns) {
        this.code = code;
        this.title = title;
        this.requiredColumns = requiredColumns;
    }

    /** The name used in the API, for example {@code client-level-data}. */
    public String code() {
        return code;
    }

    /** The name people read. */
    public String title() {
        return title;
    }

    /** The format with a code, if there is one. */
    public static Optional<Format> coded(String code) {
        return Stream.of(values()).filter(format -> format.code.equalsIgnoreCase(code.strip())).findFirst();
    }

    /** The tables a file of this format fills. */
    List<String> tables() {
        return switch (this) {
            case CLIENT_LEVEL_DATA -> List.of("person", "person_identifier", "request", "assessment", "service", "review");
            case EVENT_LIST -> List.of("person", "person_identifier", "request", "support_plan", "pause", "concern",
                    "dols_application", "brokerage_request", "quality_visit");
            case RECORD_LIST -> List.of("person", "person_identifier", "case_record");
            case MEASURE_LIST -> List.of("measure_value");
            case CQC_RATINGS, CQC_LOCATIONS, CQC_ACTIVE, CQC_DEACTIVATED, CQC_API, CQC_HISTORY -> List.of("location", "location_rating", "rating_publication");
            case ASCOF, ASCOF_OPEN_DATA -> List.of("published_figure");
            case BANK_HOLIDAYS -> List.of();
        };
    }

    /** Whether its files are JSON; all others are tables. */
    boolean isJson() {
        return this == BANK_HOLIDAYS || this == CQC_API;
    }

    /** Whether one file may hold several sorts of facts, each of which comes and stays away on its own. */
    boolean holdsManySorts() {
        return this == EVENT_LIST || this == RECORD_LIST || this == MEASURE_LIST;
    }

    Set<String> requiredColumns() {
        return requiredColumns;
    }
}
