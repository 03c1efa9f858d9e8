package plumbline.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is proposed for files as councils export them. */
class ProposalTest {

    private static UnknownTable table(String source, String headings, String... rows) {
        List<String> names = List.of(headings.split(",", -1));
        return new UnknownTable(source, names, java.util.Arrays.stream(rows).map(row -> List.of(row.split(",", -1))).toList());
    }

    private static Mapping proposed(UnknownTable table, String target) {
        Proposal proposal = new Proposal(table);
        assertThat(proposal.target().code()).isEqualTo(target);
        return proposal.mapping(proposal.target());
    }

    private static Map<String, String> columns(Mapping mapping) {
        return mapping.fields().entrySet().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, entry -> Objects.requireNonNull(entry.getValue().column())));
    }

    @Test
    void knowsAListOfConcernsByItsColumns() {
        Mapping mapping = proposed(table("June.xlsx Sheet1", "Concern ID,Mosaic ID,Team,Date Received,Time Received,Section 42 Decision Date,Notes",
                "C-1,P0001,North,14/04/2026,10:15,16/04/2026,call back"), "event-list/safeguarding concern");
        assertThat(columns(mapping)).containsEntry("reference", "Concern ID").containsEntry("person", "Mosaic ID").containsEntry("team", "Team")
                .containsEntry("received", "Date Received").containsEntry("received time", "Time Received").containsEntry("decided", "Section 42 Decision Date")
                .doesNotContainValue("Notes");
        assertThat(mapping.fields().get("received").dates()).isEqualTo(DateOrder.DAY_FIRST);
    }

    @Test
    void knowsAListOfComplaintsByItsNameAndDoesNotDecideWhatTheValuesLeaveOpen() {
        Mapping mapping = proposed(table("complaints-2026-04.csv", "Ref,Client Number,Received,Acknowledged Date,Response sent", "K-1,P0001,03/04/2026,04/04/2026,",
                "K-2,P0002,05/04/2026,06/04/2026,"), "record-list/complaint");
        assertThat(columns(mapping)).containsEntry("reference", "Ref").containsEntry("person", "Client Number").containsEntry("received on", "Received")
                .containsEntry("acknowledged on", "Acknowledged Date");
        assertThat(mapping.fields().get("received on").dates()).isNull();
    }

    @Test
    void knowsAListOfMeasures() {
        assertThat(columns(proposed(table("indicators.csv", "Indicator,Month,Numerator,Denominator,Target", "ASC-FIN-01,2026-04,7,9,80"), "measure-list")))
                .containsEntry("standard", "Indicator").containsEntry("period", "Month").containsEntry("numerator", "Numerator").containsEntry("target", "Target");
    }

    @Test
    void neverTakesAColumnOfWordsForADay() {
        Mapping mapping = proposed(table("complaints.csv", "Complaint reference,Client id,Received", "K-1,P0001,by letter"), "record-list/complaint");
        assertThat(mapping.fields()).doesNotContainKey("received on");
    }

    @Test
    void whatARowMayBeAboutReadsAsPeopleWriteIt() {
        assertThat(Targets.all()).extracting(Target::title).contains("DoLS application", "Safeguarding concern").noneMatch(title -> title.startsWith("Dols"));
    }
}
