package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.core.FieldProblem;
import plumbline.escalation.PlanDraft.ActionDraft;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class WhoMayActTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    Holding holding;
    @Autowired
    Planning planning;
    @Autowired
    Acting acting;
    @Autowired
    SigningOff signingOff;
    @Autowired
    Escalations escalations;
    @Autowired
    JdbcClient jdbc;

    @Test
    void onlyTheHolderAcknowledges() {
        WorkFixture work = new WorkFixture(context);
        assertRefused(holding.acknowledge(work.by(work.situation.head), work.lastPlanDay()), Kind.NOT_ALLOWED, work.situation.manager);
        assertRefused(holding.acknowledge(work.by("administrator"), work.lastPlanDay()), Kind.NOT_ALLOWED, "Only its holder");
        assertDone(holding.acknowledge(work.by(work.situation.manager), work.lastPlanDay()));
        assertRefused(holding.acknowledge(work.by(work.situation.manager), work.lastPlanDay()), Kind.NOT_NOW, "Draft the plan");
    }

    @Test
    void onlyTheTierAboveAgreesAndNeverTheDrafter() {
        WorkFixture work = new WorkFixture(context).drafted();
        assertRefused(planning.agree(work.by(work.situation.manager), ""), Kind.NOT_ALLOWED, "Whoever drafted it cannot");
        assertRefused(planning.agree(work.by(work.situation.assistantDirector), ""), Kind.NOT_ALLOWED, work.situation.head);
        assertDone(planning.agree(work.by(work.situation.head), ""));
    }

    @Test
    void actionsAreDoneByTheirOwnersAndOnlyWithEvidence() {
        WorkFixture work = new WorkFixture(context).agreed();
        UUID action = work.plan().actions().get(0).id();
        assertRefused(acting.done(work.by(work.situation.head), action), Kind.NOT_ALLOWED, "belongs to " + work.situation.manager);
        assertRefused(acting.done(work.by(work.situation.manager), action), Kind.INVALID, "Attach evidence first");
        assertRefused(acting.attach(work.by(work.situation.manager), action, new EvidenceDraft(" ", "", null)), Kind.INVALID, "Write a note");
        assertDone(acting.attach(work.by(work.situation.manager), action, new EvidenceDraft("Done.", "", null)));
        assertDone(acting.done(work.by(work.situation.manager), action));
        assertRefused(acting.done(work.by(work.situation.manager), action), Kind.NOT_NOW, "done already");
        assertRefused(acting.done(work.by(work.situation.manager), UUID.randomUUID()), Kind.NOT_FOUND, "no such action");
    }

    @Test
    void theOwnerOfAnActionNeverSignsItOff() {
        WorkFixture work = new WorkFixture(context).testedClean();
        assertRefused(signingOff.sign(work.by(work.situation.manager), ""), Kind.NOT_ALLOWED, "You own an action");
        assertThatThrownBy(() -> jdbc.sql("""
                insert into sign_off (escalation, plan, signed_by, signed_at, run, comment)
                select ?, ?, ?, now(), clean_run, '' from escalation where id = ?""")
                .params(work.id().value(), work.plan().id(), work.situation.manager, work.id().value()).update())
                .hasMessageContaining("nobody signs off an action of their own");
        assertRefused(signingOff.sign(work.by(work.situation.assistantDirector), ""), Kind.NOT_ALLOWED, work.situation.head);
        assertDone(signingOff.sign(work.by(work.situation.head), ""));
    }

    @Test
    void whoMightHaveToSignOffCanOwnNoAction() {
        WorkFixture work = new WorkFixture(context).acknowledged();
        for (String signer : List.of(work.situation.head, work.situation.assistantDirector, Situation.DIRECTOR, Situation.BOARD)) {
            assertRefused(planning.draft(work.by(work.situation.manager), withOwner(work, signer)), Kind.INVALID, "cannot own an action");
            assertThat(planning.possibleOwners(work.id(), Actor.named(work.situation.manager))).doesNotContain(signer).contains(work.situation.manager);
        }
        assertRefused(planning.draft(work.by(work.situation.manager), withOwner(work, "nobody-at-all")), Kind.INVALID, "holds a post");
    }

    @Test
    void atTheTopTheDirectorDraftsAndTheBoardAgreesAndSignsOff() {
        WorkFixture work = atTheTop();
        assertDone(holding.acknowledge(work.by(Situation.BOARD), work.lastPlanDay()));
        assertRefused(planning.draft(work.by(work.situation.assistantDirector), work.draft()), Kind.NOT_ALLOWED, "Only its holder");
        assertDone(planning.draft(work.by(Situation.DIRECTOR), work.draft()));
        assertRefused(planning.agree(work.by(Situation.DIRECTOR), ""), Kind.NOT_ALLOWED, Situation.BOARD);
        assertDone(planning.agree(work.by(Situation.BOARD), ""));
    }

    @Test
    void aPlanThatTheBoardDraftsIsAgreedByTheDirector() {
        WorkFixture work = atTheTop();
        assertDone(holding.acknowledge(work.by(Situation.BOARD), work.lastPlanDay()));
        assertDone(planning.draft(work.by(Situation.BOARD), work.draft()));
        assertThat(work.escalation().turn().actsNext()).isEqualTo(Situation.DIRECTOR);
        assertRefused(planning.agree(work.by(Situation.BOARD), ""), Kind.NOT_ALLOWED, Situation.DIRECTOR);
        assertDone(planning.agree(work.by(Situation.DIRECTOR), ""));
    }

    @Test
    void whoAgreesWhatTheBoardDraftsOwnsNoActionOfIt() {
        WorkFixture work = atTheTop();
        assertDone(holding.acknowledge(work.by(Situation.BOARD), work.lastPlanDay()));
        assertRefused(planning.draft(work.by(Situation.BOARD), withOwner(work, Situation.DIRECTOR)), Kind.INVALID,
                "Action 3: director may have to agree this or sign it off and cannot own an action of it. Choose another owner.");
        assertThat(planning.possibleOwners(work.id(), Actor.named(Situation.BOARD))).doesNotContain(Situation.DIRECTOR, Situation.BOARD);
        assertThat(planning.possibleOwners(work.id(), Actor.named(Situation.DIRECTOR))).contains(Situation.DIRECTOR).doesNotContain(Situation.BOARD);
        assertDone(planning.draft(work.by(Situation.DIRECTOR), withOwner(work, Situation.DIRECTOR)));
        assertDone(planning.agree(work.by(Situation.BOARD), ""));
    }

    @Test
    void whoStandsInForTheBoardDraftsWhatTheBoardAgreesInTheirOwnName() {
        WorkFixture work = atTheTop();
        assertDone(holding.acknowledge(work.by(Situation.BOARD), work.lastPlanDay()));
        Deputizing deputizing = context.getBean(Deputizing.class);
        UUID deputy = assertDone(deputizing.name(Actor.named(Situation.BOARD), false, Situation.BOARD, Situation.DIRECTOR, work.today(), work.today().plusDays(2))).id();
        try {
            assertDone(planning.draft(work.by(Situation.DIRECTOR), work.draft()));
            assertThat(jdbc.sql("select drafted_by || coalesce(' for ' || drafted_for, '') from action_plan where escalation = ?").param(work.id().value()).query(String.class).single())
                    .isEqualTo(Situation.DIRECTOR);
            assertRefused(planning.agree(work.by(Situation.DIRECTOR), ""), Kind.NOT_ALLOWED, "");
        } finally {
            assertDone(deputizing.end(Actor.named(Situation.BOARD), false, deputy));
        }
        assertThat(escalations.workOf(Situation.BOARD)).filteredOn(item -> item.summary().escalation().id().equals(work.id()))
                .as("the chair is back").singleElement().satisfies(item -> assertThat(item.kind()).isEqualTo(WorkItem.Kind.STEP));
        assertDone(planning.agree(work.by(Situation.BOARD), ""));
    }

    @Test
    void aPlanHasThreeOrFourActions() {
        WorkFixture work = new WorkFixture(context).acknowledged();
        List<ActionDraft> five = new ArrayList<>();
        for (int count = 0; count <= 5; count++) {
            PlanDraft draft = new PlanDraft("goal", "reason", "change", "success", five);
            boolean fits = count == 3 || count == 4;
            assertThat(planning.problems(work.id(), draft, Actor.named(work.situation.manager)).isEmpty()).as(count + " actions").isEqualTo(fits);
            five.add(work.action("Action", work.situation.manager));
        }
    }

    @Test
    void anActionIsDoneThroughOneOfFourVehicles() {
        WorkFixture work = new WorkFixture(context).acknowledged();
        for (Vehicle vehicle : Vehicle.values()) {
            assertThat(vehicleProblems(work, vehicle.name())).isEmpty();
            assertThat(vehicleProblems(work, vehicle.word())).isEmpty();
        }
        assertThat(vehicleProblems(work, "")).hasSize(1);
        assertThat(vehicleProblems(work, "Team meeting")).hasSize(1).allMatch(problem -> problem.words().contains("Team improvement plan"));
    }

    @Test
    void anOwnerNotesHowTheirActionGoesOn() {
        WorkFixture work = new WorkFixture(context).agreed();
        UUID action = work.plan().actions().get(0).id();
        assertRefused(acting.note(work.by(work.situation.head), action, "Half done."), Kind.NOT_ALLOWED, "belongs to");
        assertRefused(acting.note(work.by(work.situation.manager), action, " "), Kind.INVALID, "how the action goes on");
        assertDone(acting.note(work.by(work.situation.manager), action, "Half of the list is shared."));
        assertThat(escalations.story(work.id())).filteredOn(entry -> entry.happening() == Happening.PROGRESS_NOTED)
                .extracting(StoryEntry::detail).containsExactly("Action 1: Half of the list is shared.");
    }

    @Test
    void anActionIsDueFromTodayToAYearFromNow() {
        WorkFixture work = new WorkFixture(context).acknowledged();
        assertThat(dueProblems(work, 0)).isEmpty();
        assertThat(dueProblems(work, -1)).hasSize(1);
        assertThat(dueProblems(work, 365)).isEmpty();
        assertThat(dueProblems(work, 367)).hasSize(1);
    }

    @Test
    void evidenceIsWhatItsNameSays() {
        assertThat(problemWith("notes.txt", "words")).isEmpty();
        assertThat(problemWith("report.pdf", "%PDF-1.7 ...")).isEmpty();
        assertThat(problemWith("report.pdf", "<html>")).contains("not what its name says");
        assertThat(problemWith("page.html", "<html>")).contains("not what its name says");
        assertThat(problemWith("program.txt", "MZ\u0000")).contains("not what its name says");
        assertThat(problemWith("notes.txt", "")).contains("empty");
        assertThat(problemWith("list.csv", "a,b\n1,2")).isEmpty();
        assertThat(problemWith("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0})).isEmpty();
        assertThat(problemWith("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'})).contains("not what its name says");
        assertThat(problemWith("photo.JPG", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1})).isEmpty();
        assertThat(problemWith("photo.jpeg", "GIF89a")).contains("not what its name says");
        assertThat(problemWith("letter.docx", packed("[Content_Types].xml", "word/document.xml"))).isEmpty();
        assertThat(problemWith("table.xlsx", packed("[Content_Types].xml", "xl/workbook.xml"))).isEmpty();
        assertThat(problemWith("table.docx", packed("[Content_Types].xml", "xl/workbook.xml"))).contains("not what its name says");
        assertThat(problemWith("letter.xlsx", packed("[Content_Types].xml", "word/document.xml"))).contains("not what its name says");
        assertThat(problemWith("letter.docx", packed("META-INF/MANIFEST.MF", "word/Program.class"))).as("a jar").contains("not what its name says");
        assertThat(problemWith("letter.docx", packed("[Content_Types].xml"))).contains("not what its name says");
        byte[] cutOff = packed("[Content_Types].xml", "word/document.xml");
        for (int length = 1; length < cutOff.length; length++) {
            assertThat(problemWith("letter.docx", Arrays.copyOf(cutOff, length))).as("cut off after " + length).contains("not what its name says");
        }
        byte[] wrongEnd = cutOff.clone();
        Arrays.fill(wrongEnd, wrongEnd.length - 12, wrongEnd.length - 2, (byte) 0xff);
        assertThat(problemWith("letter.docx", wrongEnd)).as("contents beyond the end").contains("not what its name says");
        byte[] largest = new byte[EvidenceTable.LARGEST_FILE];
        Arrays.fill(largest, (byte) 'x');
        assertThat(EvidenceTable.problem(new EvidenceDraft("", "", new EvidenceDraft.File("a.txt", largest)))).isEmpty();
        assertThat(EvidenceTable.problem(new EvidenceDraft("", "", new EvidenceDraft.File("a.txt", Arrays.copyOf(largest, largest.length + 1)))))
                .hasValueSatisfying(words -> assertThat(words).contains("10 MB"));
        assertThat(EvidenceTable.problem(new EvidenceDraft("", "javascript:alert(1)", null))).isPresent();
        assertThat(EvidenceTable.problem(new EvidenceDraft("", "http://plain.example", null))).isPresent();
        String longest = "https://" + "x".repeat(492);
        assertThat(EvidenceTable.problem(new EvidenceDraft("", longest, null))).isEmpty();
        assertThat(EvidenceTable.problem(new EvidenceDraft("", longest + "x", null))).hasValueSatisfying(words -> assertThat(words).contains("500 characters"));
    }

    @Test
    void everybodyFindsTheirOwnWork() {
        WorkFixture work = new WorkFixture(context).drafted();
        assertThat(kinds(work, work.situation.manager)).containsExactly(WorkItem.Kind.WATCH);
        assertThat(kinds(work, work.situation.head)).containsExactly(WorkItem.Kind.STEP);
        assertThat(kinds(work, work.situation.assistantDirector)).isEmpty();
        assertDone(planning.agree(work.by(work.situation.head), ""));
        assertThat(kinds(work, work.situation.manager)).containsExactlyInAnyOrder(WorkItem.Kind.DO, WorkItem.Kind.DO,
                WorkItem.Kind.DO, WorkItem.Kind.WATCH);
    }

    private List<WorkItem.Kind> kinds(WorkFixture work, String username) {
        return escalations.workOf(username).stream().filter(item -> item.summary().escalation().id().equals(work.id()))
                .map(WorkItem::kind).toList();
    }

    private static String problemWith(String name, String content) {
        return problemWith(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String problemWith(String name, byte[] content) {
        return EvidenceTable.problem(new EvidenceDraft("", "", new EvidenceDraft.File(name, content))).orElse("");
    }

    private static byte[] packed(String... parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(part.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private List<FieldProblem> dueProblems(WorkFixture work, int daysFromToday) {
        ActionDraft due = new ActionDraft("Action", work.situation.manager, work.today().plusDays(daysFromToday), "measure", Vehicle.SERVICE_PLAN.word());
        ActionDraft fine = work.action("Action", work.situation.manager);
        return planning.problems(work.id(), new PlanDraft("goal", "reason", "change", "success", List.of(due, fine, fine)), Actor.named(work.situation.manager));
    }

    private List<FieldProblem> vehicleProblems(WorkFixture work, String vehicle) {
        ActionDraft fine = work.action("Action", work.situation.manager);
        ActionDraft asked = new ActionDraft("Action", work.situation.manager, work.today(), "measure", vehicle);
        return planning.problems(work.id(), new PlanDraft("goal", "reason", "change", "success", List.of(asked, fine, fine)), Actor.named(work.situation.manager));
    }

    private PlanDraft withOwner(WorkFixture work, String owner) {
        PlanDraft draft = work.draft();
        return new PlanDraft(draft.goal(), draft.reason(), draft.change(), draft.success(),
                List.of(draft.actions().get(0), draft.actions().get(1), work.action("Another", owner)));
    }

    private WorkFixture atTheTop() {
        WorkFixture work = new WorkFixture(context);
        for (String holder : List.of(work.situation.manager, work.situation.head, work.situation.assistantDirector,
                Situation.DIRECTOR)) {
            assertDone(holding.handUp(work.by(holder), "higher"));
        }
        return work;
    }
}
