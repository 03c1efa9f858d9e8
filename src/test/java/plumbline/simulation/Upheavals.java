package plumbline.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.escalation.EscalationId;
import plumbline.escalation.board.AtTheBoard;
import plumbline.escalation.board.CallingMeetings;
import plumbline.escalation.board.DecisionKind;
import plumbline.escalation.setaside.SettingAside;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.Batch;
import plumbline.intake.BatchDecisions;
import plumbline.intake.BatchId;
import plumbline.intake.Imports;
import plumbline.organisation.BoardMeeting;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSetPublication;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSource;

/** What befalls a council besides its people's work: board meetings, other rules, files taken back, breaches set aside, work that breaks off. */
final class Upheavals {

    private static final Actor CHAIR = Actor.named("board-chair");
    /** The plain loop does not judge it, so that its limit may change under both. */
    private static final String CHANGING_RULE = "england/reviews/ASC-REV-04.dslr";
    private static final List<String> LIMITS = List.of("the limit is 2 months", "the limit is 6 months", "the limit is 11 months");
    private static final List<String> SET_ASIDE = List.of("ASC-REV-04", "ASC-ASM-01", "ASC-REV-01");
    private static final int PEOPLE_IN_A_FILE = 8;
    private static final int KINDS = 12;

    private final Council council;
    private final Staff staff;
    private final Random random;
    private final List<String> diary;
    private final Path folder;

    private record Director(UnitId unit) implements SignedInUser {
        @Override
        public String username() {
            return "director";
        }

        @Override
        public String title() {
            return "Director";
        }

        @Override
        public Role role() {
            return Role.DIRECTOR;
        }
    }

    private record Item(UUID id, EscalationId escalation, boolean considered) {
    }

    Upheavals(Council council, Staff staff, Random random, List<String> diary, Path folder) {
        this.council = council;
        this.staff = staff;
        this.random = random;
        this.diary = diary;
        this.folder = folder;
    }

    /** The board deals with what is before it, and something else may happen. */
    void ofToday() throws IOException {
        theBoard();
        switch (random.nextInt(KINDS)) {
            case 0 -> meetings();
            case 1, 2 -> anotherRule();
            case 3 -> aFileComesIn();
            case 4 -> aFileIsTakenBack();
            case 5, 6 -> breachesAreSetAside();
            case 7 -> settingAsideEnds();
            case 8, 9 -> workBreaksOff();
            default -> { }
        }
    }

    private void theBoard() {
        for (Item item : items()) {
            AtTheBoard board = council.bean(AtTheBoard.class);
            Attempt<?> done = switch (random.nextInt(6)) {
                case 0 -> board.challenge(item.escalation(), item.id(), CHAIR, "", "Why is it not better yet?", "director", today().plusDays(5));
                case 1 -> board.decide(item.escalation(), item.id(), CHAIR, DecisionKind.NOTED, "Noted.", "", null);
                case 2 -> board.decide(item.escalation(), item.id(), CHAIR, DecisionKind.PUT_OFF, "Next time.", "", null);
                case 3 -> board.decide(item.escalation(), item.id(), CHAIR, DecisionKind.ACTION, "Fill the posts.", "director", today().plusDays(7));
                default -> Attempt.notNow("not reached");
            };
            tell("the board, " + (item.considered() ? "considering" : "waiting"), done);
        }
    }

    private List<Item> items() {
        return council.jdbc().sql("""
                select i.id, i.escalation, i.step = 'CONSIDER' as considered from board_item i join board_meeting m on m.id = i.meeting
                join escalation e on e.id = i.escalation
                where i.ended_at is null and i.step in ('CONSIDER', 'ANSWER') and m.day <= ? order by e.reference""").param(today())
                .query((row, i) -> new Item(row.getObject("id", UUID.class), new EscalationId(row.getObject("escalation", UUID.class)),
                        row.getBoolean("considered"))).list();
    }

    private void meetings() {
        CallingMeetings calling = council.bean(CallingMeetings.class);
        LocalDate day = today().plusDays(1L + random.nextInt(30));
        List<BoardMeeting> ahead = calling.all().stream().filter(meeting -> meeting.ahead(today())).toList();
        if (ahead.isEmpty() || random.nextInt(3) == 0) {
            tell("a meeting is called on " + day, calling.call(CHAIR, true, day));
            return;
        }
        BoardMeeting one = ahead.get(random.nextInt(ahead.size()));
        tell("the meeting of " + one.day(), random.nextBoolean() ? calling.move(CHAIR, true, one.id(), day, "The room is taken.")
                : calling.cancel(CHAIR, true, one.id(), "Nobody can come."));
    }

    private void anotherRule() {
        String limit = LIMITS.get(random.nextInt(LIMITS.size()));
        List<RuleSource> files = council.bean(RuleSetHistory.class).files(council.bean(RuleSets.class).inForce().version().number());
        List<RuleSource> changed = files.stream().map(file -> file.path().equals(CHANGING_RULE)
                ? new RuleSource(file.path(), file.text().replaceFirst("the limit is \\d+ months, to", limit + ", to")) : file).toList();
        council.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            var published = council.bean(RuleSetPublication.class).publish(
                    new RuleSetPublication.NewVersion(changed, Actor.named("policy-author"), "Another limit", null, null));
            if (!published.problems().isEmpty()) {
                throw new IllegalStateException(published.problems().toString());
            }
        });
        diary.add("another rule: " + limit);
    }

    private void aFileComesIn() throws IOException {
        Path made = Files.createDirectories(folder.resolve("file-" + random.nextInt()));
        for (Path file : DemonstrationData.write(made, PEOPLE_IN_A_FILE, random.nextInt(1000), today())) {
            if (file.getFileName().toString().startsWith("client-level-data")) {
                try (InputStream content = Files.newInputStream(file)) {
                    tell("a file comes in", council.bean(Imports.class).importFile(file.getFileName().toString(), Optional.empty(), content,
                            Actor.named("data-steward")));
                }
            }
        }
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private void aFileIsTakenBack() {
        council.jdbc().sql("select max(id) from import_batch where state = 'IMPORTED' and started_by = 'data-steward'").query(Long.class).optional()
                .ifPresent(batch -> {
                    Attempt<Batch> withdrawn = council.bean(BatchDecisions.class).withdraw(new BatchId(batch), "It was the wrong file.", Actor.named("data-steward"));
                    tell("a file is taken back", withdrawn);
                });
    }

    private void breachesAreSetAside() {
        StandardId standard = new StandardId(SET_ASIDE.get(random.nextInt(SET_ASIDE.size())));
        tell("breaches of " + standard + " are set aside", council.bean(SettingAside.class).setAside(director(), standard,
                today().minusDays(random.nextInt(30)), "The limit has changed.", today().plusDays(random.nextInt(8))));
    }

    private void settingAsideEnds() {
        council.bean(SettingAside.class).inForce().stream().findFirst().ifPresent(made ->
                tell("what was set aside comes back", council.bean(SettingAside.class).end(director(), made.id(), "We work on them after all.")));
    }

    /** Everything that people do today is lost before it is committed, as when the node dies: nothing of it may be left. */
    private void workBreaksOff() {
        council.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            staff.workADay();
            status.setRollbackOnly();
        });
        diary.add("all this was broken off");
    }

    private Director director() {
        return new Director(new UnitId("council"));
    }

    private void tell(String what, Attempt<?> attempt) {
        diary.add(what + ": " + (attempt instanceof Attempt.Refused<?> refused ? "refused, " + refused.reason() : "done"));
    }

    private LocalDate today() {
        return BusinessTime.dayOf(council.now());
    }
}
