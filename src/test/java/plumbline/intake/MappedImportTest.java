package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.intake.ImportFixture.newRef;
import static plumbline.intake.workbook.WorkbookFiles.excel;
import static plumbline.intake.workbook.WorkbookFiles.excelRow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;
import plumbline.facts.Concern;
import plumbline.intake.mapping.DateOrder;
import plumbline.intake.mapping.FieldSource;
import plumbline.intake.mapping.Mapping;
import plumbline.intake.mapping.SavedMapping;
import plumbline.intake.mapping.Targets;

/** A file nobody has seen is explained once and read without asking ever after. */
class MappedImportTest extends ImportTest {

    private static final Actor STEWARD = Actor.named("data-steward");

    @Autowired
    BatchDecisions decisions;

    @Autowired
    FileMappings mappings;

    private Batch look(String name, byte[] content) {
        return done(decisions.preview(name, Optional.empty(), new ByteArrayInputStream(content), STEWARD));
    }

    private static <T> T done(Attempt<T> attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<T>) attempt).value();
    }

    private static Attempt.Refused<?> refused(Attempt<?> attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Refused.class);
        return (Attempt.Refused<?>) attempt;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FieldSource day(String column, DateOrder order) {
        return new FieldSource(column, null, order);
    }

    private static Mapping mapping(String target, Map<String, FieldSource> fields) {
        return new Mapping(Targets.coded(target).orElseThrow(), fields);
    }

    private static Mapping complaints(String mark, DateOrder order) {
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        fields.put("reference", FieldSource.of("Ref " + mark));
        fields.put("person", FieldSource.of("Client"));
        fields.put("received on", day("Received", order));
        fields.put("answered on", day("Answered", order));
        return mapping("record-list/complaint", fields);
    }

    @Test
    void readsTheNextFileWithTheSameColumnsWithoutAsking() {
        String mark = newRef("M");
        String person = newRef("P");
        String header = "Ref " + mark + ",Client,Notes,Received,Answered\n";
        Batch first = look("complaints.csv", text(header + "K1" + mark + "," + person + ",a note,04/03/2026,\n"));
        assertThat(first.state()).isEqualTo(Batch.State.TO_BE_MAPPED);
        assertThat(refused(decisions.accept(first.id(), STEWARD)).reason()).contains("Only a file that waits");
        assertThat(done(mappings.table(first.id())).headings()).contains("Notes");
        Batch seen = done(mappings.save(first.id(), "Complaints " + mark, complaints(mark, DateOrder.MONTH_FIRST), STEWARD));
        assertThat(List.of(seen.state(), seen.accepted())).containsExactly(Batch.State.PREVIEWED, 1);
        assertThat(done(decisions.accept(seen.id(), STEWARD)).state()).isEqualTo(Batch.State.IMPORTED);
        assertThat(fixture.about(person, CaseRecord.class)).singleElement().satisfies(record -> assertThat(record.toString()).contains("2026-04-03"));

        // Other order of columns, by the API, as a workbook with a notice above its header.
        byte[] book = excel(Map.of("Sheet1", excelRow(1, "Complaints of May") + excelRow(3, "Client", "Answered", "Received", "Notes", "Ref " + mark)
                + excelRow(4, person, "05/14/2026", "05/13/2026", "", "K2" + mark) + excelRow(5, person, "", "13/05/2026", "", "K3" + mark)));
        Batch next = done(fixture.attempt(book));
        assertThat(next.state()).isEqualTo(Batch.State.IMPORTED);
        assertThat(List.of(next.accepted(), next.rejected())).containsExactly(1, 1);
        assertThat(fixture.faults(next)).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(5);
            assertThat(fault.column()).as("the column as its sender knows it").isEqualTo("Received");
            assertThat(fault.value()).isEqualTo("13/05/2026 (not month/day/year)");
        });
    }

    @Test
    void findsTheColumnsOfTheNextFileInOtherCapitalsAndWithOtherBlanks() {
        String mark = newRef("M");
        String person = newRef("P");
        Batch first = look("complaints.csv", text("Ref " + mark + ",Client,Notes,Received,Answered\nK1" + mark + "," + person + ",a note,04/03/2026,05/03/2026\n"));
        done(decisions.accept(done(mappings.save(first.id(), "Capitals " + mark, complaints(mark, DateOrder.DAY_FIRST), STEWARD)).id(), STEWARD));
        String other = newRef("P");
        Batch next = done(fixture.attempt(text("REF_" + mark + ",CLIENT ,notes,RECEIVED,Answered :\nK2" + mark + "," + other + ",,06/03/2026,09/03/2026\n")));
        assertThat(List.of(next.accepted(), next.rejected())).containsExactly(1, 0);
        assertThat(fixture.about(other, CaseRecord.class)).singleElement().satisfies(record -> assertThat(record.toString()).contains("2026-03-06", "2026-03-09"));
    }

    @Test
    void readsARowThatTellsOfSeveralEventsAsOneForEach() {
        String mark = newRef("M");
        String person = newRef("P");
        Batch first = look("concerns.csv", text("Concern " + mark + ",Person,Received at,Decided\nC" + mark + "," + person + ",13/06/2026 10:15,15/06/2026\n"
                + "D" + mark + "," + person + ",14/06/2026 11:00,\n"));
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        fields.put("reference", FieldSource.of("Concern " + mark));
        fields.put("person", FieldSource.of("Person"));
        fields.put("received", day("Received at", DateOrder.DAY_FIRST));
        fields.put("decided", day("Decided", DateOrder.DAY_FIRST));
        Batch seen = done(mappings.save(first.id(), "Concerns " + mark, mapping("event-list/safeguarding concern", fields), STEWARD));
        assertThat(List.of(seen.read(), seen.accepted(), seen.rejected(), seen.doubtful())).containsExactly(3, 3, 0, 0);
        done(decisions.accept(seen.id(), STEWARD));
        assertThat(fixture.about(person, Concern.class)).extracting(Concern::decided).containsExactlyInAnyOrder(true, false);
        assertThat(fixture.about(person, Concern.class)).allSatisfy(concern -> assertThat(concern.receivedAt()).isNotNull());
    }

    private static byte[] withTeams(String mark, String... teams) {
        StringBuilder file = new StringBuilder("Ref " + mark + ",Client,Received,Answered,Team\n");
        for (int row = 0; row < teams.length; row++) {
            file.append("K").append(row).append(teams.length).append(mark).append(",P").append(mark).append(",2026-03-04,,").append(teams[row]).append('\n');
        }
        return text(file.toString());
    }

    @Test
    void readsTheFilesNamesOfUnitsAsTheCouncilsAndListsAsFaultsWhatNobodyHasExplained() {
        String mark = newRef("M").toLowerCase(Locale.ROOT);
        String unit = fixture.team("unit-" + mark);
        Batch first = look("complaints.csv", withTeams(mark, "OP Nord " + mark, unit));
        Map<String, FieldSource> fields = new LinkedHashMap<>(complaints(mark, DateOrder.ISO).fields());
        fields.put("team", FieldSource.of("Team"));
        Mapping nobodysUnit = mapping("record-list/complaint", fields).with(Map.of("OP Nord " + mark, "no such unit"));
        assertThat(refused(mappings.save(first.id(), "Teams " + mark, nobodysUnit, STEWARD)).reason()).contains("Choose units");
        Batch seen = done(mappings.save(first.id(), "Teams " + mark, nobodysUnit.with(Map.of("op  nord " + mark, unit)), STEWARD));
        assertThat(List.of(seen.accepted(), seen.rejected())).containsExactly(2, 0);
        done(decisions.accept(seen.id(), STEWARD));
        assertThat(fixture.about("P" + mark, CaseRecord.class)).extracting(CaseRecord::unit).containsOnly(new UnitId(unit));

        byte[] next = withTeams(mark, "OP NORD " + mark, "Elsewhere " + mark, unit);
        Batch later = done(fixture.attempt(next));
        assertThat(List.of(later.accepted(), later.rejected())).containsExactly(2, 1);
        assertThat(fixture.faults(later)).singleElement().satisfies(fault -> {
            assertThat(List.of(fault.column(), fault.value())).containsExactly("Team", "Elsewhere " + mark);
            assertThat(fault.expected()).contains("Files of your own");
        });
        SavedMapping saved = mappings.inUse().stream().filter(each -> each.name().equals("Teams " + mark)).findFirst().orElseThrow();
        assertThat(mappings.unitNames(saved)).containsExactly("Elsewhere " + mark, "op nord " + mark);
        assertThat(refused(mappings.explainUnits(saved.id(), Map.of("Elsewhere " + mark, "nobody's"), STEWARD)).reason()).contains("Choose units");
        SavedMapping explained = done(mappings.explainUnits(saved.id(), Map.of("Elsewhere " + mark, unit), STEWARD));
        assertThat(explained.mapping().units()).as("what was said before stays").hasSize(2);
        assertThat(refused(mappings.explainUnits(saved.id(), Map.of(), STEWARD)).kind()).as("another has taken its place").isEqualTo(Attempt.Kind.NOT_FOUND);
        Batch again = done(fixture.attempt(next));
        assertThat(List.of(again.accepted(), again.unchanged(), again.rejected())).containsExactly(1, 2, 0);
        assertThat(done(mappings.explainUnits(explained.id(), Map.of("Elsewhere " + mark, ""), STEWARD)).mapping().units()).containsOnlyKeys("op nord " + mark);
    }

    @Test
    void readsTheSameFileAgainOnceSomebodyHasCorrectedWhichUnitIsMeant() {
        String mark = newRef("M").toLowerCase(Locale.ROOT);
        String wrong = fixture.team("wrong-" + mark);
        String right = fixture.team("right-" + mark);
        byte[] file = withTeams(mark, "Nord " + mark);
        Map<String, FieldSource> fields = new LinkedHashMap<>(complaints(mark, DateOrder.ISO).fields());
        fields.put("team", FieldSource.of("Team"));
        Batch seen = done(mappings.save(look("complaints.csv", file).id(), "Corrected " + mark,
                mapping("record-list/complaint", fields).with(Map.of("Nord " + mark, wrong)), STEWARD));
        done(decisions.accept(seen.id(), STEWARD));
        assertThat(done(fixture.attempt(file)).repeated()).isTrue();

        SavedMapping saved = mappings.inUse().stream().filter(each -> each.name().equals("Corrected " + mark)).findFirst().orElseThrow();
        done(mappings.explainUnits(saved.id(), Map.of("Nord " + mark, right), STEWARD));
        assertThat(look("complaints.csv", file).state()).as("it is shown again, too").isEqualTo(Batch.State.PREVIEWED);
        Batch corrected = done(fixture.attempt(file));
        assertThat(List.of(corrected.repeated(), corrected.accepted())).containsExactly(false, 1);
        assertThat(fixture.about("P" + mark, CaseRecord.class)).extracting(CaseRecord::unit).containsOnly(new UnitId(right));
        assertThat(done(fixture.attempt(file)).repeated()).isTrue();
    }

    @Test
    void asksHowDaysAreWrittenAndForWhatIsMissing() {
        String mark = newRef("M");
        Batch first = look("complaints.csv", text("Ref " + mark + ",Client,Received,Answered\nK," + newRef("P") + ",04/03/2026,\n"));
        Mapping open = mapping("record-list/complaint", Map.of("reference", FieldSource.of("Ref " + mark), "person", FieldSource.of("Client"), "received on", day("Received", null)));
        assertThat(refused(mappings.save(first.id(), "Complaints", open, STEWARD)).reason()).contains("how the days in this column are written");
        assertThat(refused(mappings.save(first.id(), "Complaints", mapping("record-list/complaint", Map.of()), STEWARD)).reason()).contains("Choose the column");
        assertThat(refused(mappings.save(first.id(), " ", complaints(mark, DateOrder.DAY_FIRST), STEWARD)).field()).isEqualTo("name");
        assertThat(done(decisions.discard(first.id(), STEWARD)).state()).isEqualTo(Batch.State.DISCARDED);
        assertThat(refused(mappings.save(first.id(), "Complaints", complaints(mark, DateOrder.DAY_FIRST), STEWARD)).reason()).contains("Discarded");
    }

    @Test
    void asksAgainAboutAForgottenFileAndKeepsNamesApart() {
        String mark = newRef("M");
        String header = "Ref " + mark + ",Client,Received,Answered\n";
        Batch first = look("complaints.csv", text(header + "K" + mark + "," + newRef("P") + ",04/03/2026,\n"));
        done(mappings.save(first.id(), "Kept " + mark, complaints(mark, DateOrder.DAY_FIRST), STEWARD));
        Batch other = look("complaints.csv", text("Other,Ref " + mark + ",Client,Received,Answered\n,K" + mark + "," + newRef("P") + ",04/03/2026,\n"));
        assertThat(refused(mappings.save(other.id(), "kept " + mark, complaints(mark, DateOrder.DAY_FIRST), STEWARD)).field()).isEqualTo("name");
        long id = mappings.inUse().stream().filter(saved -> saved.name().equals("Kept " + mark)).findFirst().orElseThrow().id();
        done(mappings.retire(id, STEWARD));
        assertThat(refused(mappings.retire(id, STEWARD)).kind()).isEqualTo(Attempt.Kind.NOT_FOUND);
        assertThat(look("complaints.csv", text(header + "L" + mark + "," + newRef("P") + ",04/03/2026,\n")).state()).isEqualTo(Batch.State.TO_BE_MAPPED);
        assertThat(done(decisions.accept(first.id(), STEWARD)).state()).as("a batch keeps the mapping it was looked at with").isEqualTo(Batch.State.IMPORTED);
    }

    @Test
    void refusesAnUnknownFileThatNobodyIsThereToExplain() {
        assertThat(fixture.refusal(text("Ref " + newRef("M") + ",Client\nK,P\n"))).contains("Row 1 is not the header of a known format", "say once on the imports page");
    }
}
