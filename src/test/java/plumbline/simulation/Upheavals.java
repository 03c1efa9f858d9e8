package plumbline.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.EscalationId;
import plumbline.escalation.board.AtTheBoard;
import plumbline.escalation.board.CallingMeetings;
import plumbline.escalation.board.DecisionKind;
import plumbline.escalation.policy.PolicyText;
import plumbline.escalation.setaside.SettingAside;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.organisation.BoardMeeting;
import plumbline.organisation.ClosureDay;
import plumbline.organisation.CouncilCalendar;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSetPublication;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSource;

/** What befalls a council besides its people's work: board meetings, other rules, other policies, closure days, breaches set aside, work that breaks off. */
final class Upheavals {

    private static final Actor CHAIR = Actor.named("board-chair");
    /** The plain loop does not judge it, so that its limit may change under both. */
    private static final String CHANGING_RULE = "england/reviews/ASC-REV-04.dslr";
    private static final List<String> LIMITS = List.of("the limit is 2 months", "the limit is 6 months", "the limit is 11 months");
    private static final List<String> SET_ASIDE = List.of("ASC-REV-04", "ASC-ASM-01", "ASC-REV-01");
    private static final int KINDS = 12;
    private static final int MOST_WRITES_BEFORE_DEATH = 40;

    private final Council council;
    private final Staff staff;
    private final Random random;
    private final Diary diary;

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

    Upheavals(Council council, Staff staff, Random random, Diary diary) {
        this.council = council;
        this.staff = staff;
        this.random = random;
        this.diary = diary;
    }

    /** The board deals with what is before it, and something else may happen. */
    void ofToday() {
        theBoard();
        switch (random.nextInt(KINDS)) {
            case 0 -> meetings();
            case 1, 2 -> anotherRule();
            case 3 -> anOfficeCloses();
            case 4 -> anotherPolicy();
            case 5, 6 -> breachesAreSetAside();
            case 7 -> settingAsideEnds();
            case 8 -> {
                if (random.nextInt(3) == 0) {
                    workBreaksOff();
                }
            }
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
        List<RuleSource> changed = files().stream().map(file -> file.path().equals(CHANGING_RULE)
                ? new RuleSource(file.path(), file.text().replaceFirst("the limit is \\d+ months, to", limit + ", to")) : file).toList();
        publish(changed, "Another limit");
        diary.tell("another rule", "another rule: " + limit);
    }

    /** What is due S2 is acknowledged sooner or later than before; what runs goes on with the clock it has. */
    private void anotherPolicy() {
        String days = List.of("1 working day", "2 working days").get(random.nextInt(2));
        List<RuleSource> changed = new ArrayList<>(files().stream().filter(file -> !file.path().equals(PolicyText.OWN)).toList());
        changed.add(new RuleSource(PolicyText.OWN, PolicyText.shipped().text().replaceFirst("(?m)^(\\*,\\*,S2,.*?,climb,)[^,]+", "$1" + days)));
        publish(changed, "Another policy");
        diary.tell("another policy", "another policy: S2 is acknowledged in " + days);
    }

    private List<RuleSource> files() {
        return council.bean(RuleSetHistory.class).files(council.bean(RuleSets.class).inForce().version().number());
    }

    private void publish(List<RuleSource> files, String why) {
        council.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            var published = council.bean(RuleSetPublication.class).publish(
                    new RuleSetPublication.NewVersion(files, Actor.named("policy-author"), why, null, null));
            if (!published.problems().isEmpty()) {
                throw new IllegalStateException(published.problems().toString());
            }
        });
    }

    private void anOfficeCloses() {
        LocalDate day = today().plusDays(1L + random.nextInt(15));
        council.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            CouncilCalendar calendar = council.bean(CouncilCalendar.class);
            List<ClosureDay> closures = new ArrayList<>(calendar.closureDays());
            if (closures.stream().noneMatch(closed -> closed.day().equals(day))) {
                closures.add(new ClosureDay(day, "Office closed", null));
            }
            calendar.close(closures, "The council closes its offices");
        });
        diary.tell("closure day added", "the offices will be closed on " + day);
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

    /** The node dies while people work: what was committed is there when it comes back, and nothing of what was not. */
    private void workBreaksOff() {
        int writes = 1 + random.nextInt(MOST_WRITES_BEFORE_DEATH);
        diary.tell("node died at work", "the node dies when people's work has written " + writes + " times");
        council.dieInTheMiddleOf(staff::workADay, writes);
    }

    private Director director() {
        return new Director(new UnitId("council"));
    }

    private void tell(String what, Attempt<?> attempt) {
        diary.tell(what.replaceAll(" (on|of) .*", ""), what, attempt);
    }

    private LocalDate today() {
        return BusinessTime.dayOf(council.now());
    }
}
