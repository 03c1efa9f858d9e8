package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.Breach;
import plumbline.breaches.BreachId;
import plumbline.breaches.Breaches;
import plumbline.breaches.Waiver;
import plumbline.breaches.Waivers;
import plumbline.clock.TimeTravel;
import plumbline.core.Actor;
import plumbline.core.Attempt.Kind;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.escalation.setaside.SetAside;
import plumbline.escalation.setaside.SettingAside;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.testing.PlumblineTest;

/** A director sets aside what a change of the rules brought; it stays in breach, is told everywhere, and comes back. */
@PlumblineTest
class SetAsideTest {

    private static final StandardId STANDARD = new StandardId("ASC-REV-01");
    private static final String REASON = "The limit became shorter; everything old is late at once.";
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @Autowired
    ApplicationContext context;
    @Autowired
    SettingAside settingAside;
    @Autowired
    OpeningEscalations opening;
    @Autowired
    SettlingEscalations settling;
    @Autowired
    Escalations escalations;
    @Autowired
    Breaches breaches;
    @Autowired
    Waivers waivers;
    @Autowired
    BulkExceptions bulk;
    @Autowired
    TransactionTemplate transactions;
    @Autowired
    Notices notices;
    @Autowired
    Clock clock;
    @Autowired
    JdbcClient jdbc;

    Situation situation;
    Director director;
    List<BreachId> flood;

    /** A director for one test's own part of the council. */
    private record Director(UnitId unit, String username) implements SignedInUser {

        Director(UnitId unit) {
            this(unit, Situation.DIRECTOR);
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

    @BeforeEach
    void flood() {
        situation = new Situation(context);
        director = new Director(situation.area);
        flood = situation.breaches(STANDARD.value(), Severity.S3, 2);
        opening.openAllMissing();
    }

    @Test
    void holdsWhatItTouchesUntilItsLastDayAndHidesNothing() {
        Instant due = escalation().turn().dueAt();
        LocalDate until = today().plusDays(7);
        SetAside made = assertDone(settingAside.setAside(director, STANDARD, today(), REASON, until));
        assertThat(made.breaches()).isEqualTo(2);
        assertThat(settingAside.inForce()).extracting(SetAside::id).contains(made.id());
        assertThat(settingAside.breaches(made, 1).items()).extracting(Breach::id).containsExactlyInAnyOrderElementsOf(flood);
        assertThat(breaches.all(flood)).extracting(Breach::state).containsOnly(Breach.State.OPEN);
        assertThat(escalation().open()).isTrue();
        assertThat(escalation().turn().dueAt()).isAfter(due);
        assertThat(story()).anySatisfy(entry -> {
            assertThat(entry.happening()).isEqualTo(Happening.SET_ASIDE);
            assertThat(entry.detail()).contains("2 cases").contains(REASON);
        });
        assertThat(audited(made)).isEqualTo(1);
        assertThat(notices.unread(situation.manager)).extracting(Notice::words).anyMatch(words -> words.contains(REASON));

        new TimeTravel(context).forward(TWO_WEEKS);
        assertThat(settingAside.setAside(made.id()).orElseThrow().state()).isEqualTo(SetAside.State.EXPIRED);
        assertThat(waivers.of(flood)).extracting(Waiver::state).containsOnly(Waiver.State.EXPIRED);
        assertThat(story()).extracting(StoryEntry::happening).contains(Happening.SET_ASIDE_NO_MORE);
        assertThat(escalation().turn().dueAt()).isNotNull();
    }

    @Test
    void endsWithAnotherTextOfTheRuleAndOpensWhatHasNoEscalation() {
        SetAside made = assertDone(settingAside.setAside(director, STANDARD, today(), REASON, today().plusDays(7)));
        settingAside.endWhereTheRuleChanged();
        assertThat(settingAside.setAside(made.id()).orElseThrow().state()).isEqualTo(SetAside.State.IN_FORCE);
        jdbc.sql("update set_aside set rule_text_hash = 'of another text' where id = ?").param(made.id()).update();
        settingAside.endWhereTheRuleChanged();
        SetAside ended = settingAside.setAside(made.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(SetAside.State.RULE_CHANGED);
        assertThat(ended.left()).isZero();
        assertThat(waivers.waived()).doesNotContainAnyElementsOf(flood);
    }

    @Test
    void letsGoOfACaseThatTestsCleanAndOpensNoEscalationForTheOthers() {
        SetAside made = assertDone(settingAside.setAside(director, STANDARD, today(), REASON, today().plusDays(7)));
        situation.clear(flood.subList(0, 1));
        settling.after(situation.completedRun());
        opening.openAllMissing();
        assertThat(settingAside.setAside(made.id()).orElseThrow().left()).isEqualTo(1);
        assertThat(situation.all(flood.get(1))).hasSize(1);
        SetAside ended = assertDone(settingAside.end(director, made.id(), "We work on them after all."));
        assertThat(ended.state()).isEqualTo(SetAside.State.ENDED_EARLY);
        assertThat(story().get(story().size() - 1).detail()).contains("1 case").contains("We work on them after all.");
    }

    /** A simulated seed told the director at another one each time, as the identifiers happened to fall. */
    @Test
    void tellsWhoGrantedItOnceAtTheEscalationThatWasOpenedFirst() {
        List<BreachId> single = new ArrayList<>();
        for (String standard : List.of("ASC-ASM-01", "ASC-REV-04", "ASC-ASM-02", "ASC-REV-02")) {
            single.addAll(situation.breaches(standard, Severity.S3, 1));
            opening.openAllMissing();
        }
        List<Escalation> opened = Stream.concat(Stream.of(flood.get(0)), single.stream()).map(situation::carrying).toList();
        String reason = "From now on " + UUID.randomUUID();
        List<BreachId> all = Stream.concat(flood.stream(), single.stream()).toList();
        transactions.executeWithoutResult(status -> bulk.ended(bulk.lock(all), Actor.SERVICE, reason, Situation.DIRECTOR));
        assertThat(notices.unread(Situation.DIRECTOR)).filteredOn(notice -> notice.words().contains(reason))
                .extracting(Notice::reference).containsExactly(opened.get(0).reference());
    }

    @Test
    void isRefusedToAllButDirectorsAndPastTheLongestWaiverAndWithoutAReason() {
        SignedInUser head = new SignedInUser() {
            @Override
            public String username() {
                return situation.head;
            }

            @Override
            public String title() {
                return "Head";
            }

            @Override
            public Role role() {
                return Role.HEAD_OF_SERVICE;
            }

            @Override
            public UnitId unit() {
                return situation.area;
            }
        };
        assertRefused(settingAside.setAside(head, STANDARD, today(), REASON, today()), Kind.NOT_ALLOWED, "Only a director");
        assertRefused(settingAside.setAside(new Director(situation.area, "director-who-passed-on-the-post"), STANDARD, today(), REASON, today()), Kind.NOT_ALLOWED,
                "You hold no post");
        LocalDate latest = settingAside.proposal(director, STANDARD, today()).latest();
        assertRefused(settingAside.setAside(director, STANDARD, today(), REASON, latest.plusDays(1)), Kind.INVALID, BusinessTime.write(latest));
        assertRefused(settingAside.setAside(director, STANDARD, today(), " ", latest), Kind.INVALID, "Say why");
        assertRefused(settingAside.setAside(new Director(new Situation(context).area), STANDARD, today(), REASON, latest), Kind.NOT_NOW,
                "No open breach");
        assertThat(waivers.of(flood)).isEmpty();
        assertThat(settingAside.proposal(director, STANDARD, today())).isEqualTo(
                new SettingAside.Proposal(STANDARD, today(), 2, 1, latest));
        assertDone(settingAside.setAside(director, STANDARD, today(), REASON, latest));
    }

    private Escalation escalation() {
        return situation.carrying(flood.get(1));
    }

    private List<StoryEntry> story() {
        return escalations.story(escalation().id());
    }

    private int audited(SetAside made) {
        return jdbc.sql("select count(*) from audit_entry where subject_ref = ?").param(made.id().toString()).query(Integer.class).single();
    }

    private LocalDate today() {
        return BusinessTime.dayOf(clock.instant());
    }
}
