package plumbline.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.escalation.WorkFixture.assertDone;
import static plumbline.escalation.WorkFixture.assertRefused;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.Severity;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.identity.StaffAccounts;
import plumbline.organisation.Deputies;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.UnitKind;
import plumbline.testing.PlumblineTest;

/** What waits at a tier is on the list of whoever answers there now. */
@PlumblineTest
class FollowingPostsTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    OrganisationChanges changes;
    @Autowired
    Escalations escalations;
    @Autowired
    Notices notices;
    @Autowired
    Holding holding;
    @Autowired
    Planning planning;
    @Autowired
    VacantPosts vacantPosts;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transactions;

    WorkFixture work;
    Situation situation;

    @BeforeEach
    void open() {
        work = new WorkFixture(context);
        situation = work.situation;
    }

    @Test
    void openWorkPassesWithThePostAtTheSameStepTierAndDueDate() {
        Turn before = work.escalation().turn();
        String next = "next-" + situation.manager;
        manager(Optional.of(next));
        Turn now = work.escalation().turn();
        assertThat(now).isEqualTo(new Turn(before.step(), before.tier(), next, next, before.nextTier(), before.nextHolder(), before.since(), before.dueAt(), null));
        assertThat(listed(next)).isTrue();
        assertThat(listed(situation.manager)).isFalse();
        StoryEntry told = escalations.story(work.id()).stream().filter(entry -> entry.happening() == Happening.SUCCEEDED).findFirst().orElseThrow();
        assertThat(told.detail()).contains(next + " holds it instead of " + situation.manager);
        assertThat(told(next)).contains(told.detail());
        assertThat(told(situation.manager)).contains(told.detail());
        assertDone(holding.acknowledge(work.by(next), work.lastPlanDay()));
    }

    @Test
    void samePostPutAgainTellsNobody() {
        int version = work.escalation().version();
        manager(Optional.of(situation.manager));
        assertThat(work.escalation().version()).isEqualTo(version);
    }

    @Test
    void vacantPostPassesToTheTierAboveAndComesBackWhenItIsFilled() {
        manager(Optional.empty());
        assertThat(work.escalation().turn().holder()).isEqualTo(situation.head);
        assertThat(work.escalation().turn().tier()).isEqualTo(1);
        assertThat(listed(situation.head)).isTrue();
        String next = "filled-" + situation.manager;
        manager(Optional.of(next));
        assertThat(work.escalation().turn().holder()).isEqualTo(next);
        assertThat(listed(situation.head)).isFalse();
    }

    @Test
    void newHolderOfThePostAboveIsAskedToAgreeWhatIsDrafted() {
        work.drafted();
        assertThat(work.escalation().turn().nextHolder()).isEqualTo(situation.head);
        String next = "next-" + situation.head;
        situation.account(next);
        changes.putAll(List.of(), List.of(new EstablishedPost("Head", 2, situation.area, Optional.of(next))));
        assertThat(work.escalation().turn().nextHolder()).isEqualTo(next);
        assertThat(work.escalation().turn().actsNext()).isEqualTo(next);
        assertThat(listed(next)).isTrue();
        assertThat(listed(situation.head)).isFalse();
        assertThat(told(next)).anyMatch(words -> words.contains("acts next instead of " + situation.head));
        assertDone(planning.agree(work.by(next), ""));
    }

    @Test
    void teamBelowAnotherServiceAreaClimbsThere() {
        Situation elsewhere = new Situation(context);
        changes.putAll(List.of(new OrgUnit(situation.team, UnitKind.TEAM, "Team", Optional.of(elsewhere.area))), List.of());
        assertThat(work.escalation().turn().holder()).isEqualTo(situation.manager);
        assertThat(work.escalation().turn().nextHolder()).isEqualTo(elsewhere.head);
    }

    @Test
    void fallbackNamedLaterGetsWhatNobodyHeld() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from fallback").update();
            changes.putAll(List.of(), changes.establishedPosts().stream()
                    .map(post -> new EstablishedPost(post.title(), post.tier(), post.unit(), Optional.empty())).toList());
            assertThat(work.escalation().turn().holder()).isNull();
            context.getBean(Deputies.class).setFallback("fallback-of-all");
            assertThat(work.escalation().turn().holder()).as("cannot sign in").isNull();
            situation.account("fallback-of-all");
            context.getBean(Deputies.class).setFallback("fallback-of-all");
            assertThat(work.escalation().turn().holder()).isEqualTo("fallback-of-all");
            assertThat(listed("fallback-of-all")).isTrue();
            assertThat(vacantPosts.of(situation.team)).first().asString().contains("fallback-of-all");
            status.setRollbackOnly();
        });
        assertThat(work.escalation().turn().holder()).as("nothing half done").isEqualTo(situation.manager);
    }

    @Test
    void suspendedHolderIsPassedOverAndFlaggedUntilTheyAreLetInAgain() {
        account(situation.manager, situation.team);
        account(situation.head, situation.area);
        account(situation.assistantDirector, new UnitId("council"));
        assertDone(accounts.suspend(situation.manager, Actor.named("administrator")));
        assertThat(work.escalation().turn().holder()).isEqualTo(situation.head);
        assertThat(listed(situation.head)).isTrue();
        assertThat(vacantPosts.of(situation.team)).first().asString().contains(situation.manager + ", who holds Team manager here, is suspended")
                .contains(situation.head);
        assertDone(accounts.reactivate(situation.manager, Actor.named("administrator")));
        assertThat(work.escalation().turn().holder()).isEqualTo(situation.manager);
        assertThat(vacantPosts.of(situation.team)).noneMatch(words -> words.contains(situation.manager));
    }

    @Test
    void holderWithoutAnAccountIsPassedOverAndFlaggedUntilTheyHaveOne() {
        String next = "next-" + situation.manager;
        changes.putAll(List.of(), List.of(new EstablishedPost("Manager", 1, situation.team, Optional.of(next))));
        assertThat(work.escalation().turn().holder()).isEqualTo(situation.head);
        assertThat(vacantPosts.of(situation.team)).first().asString().contains(next + ", who holds Team manager here, has no account").contains(situation.head);
        assertDone(accounts.add(new StaffAccounts.Draft(next, "Manager", Role.TEAM_MANAGER.name(), situation.team.value()), Actor.named("administrator")));
        assertThat(work.escalation().turn().holder()).isEqualTo(next);
        assertThat(listed(next)).isTrue();
        assertThat(vacantPosts.of(situation.team)).noneMatch(words -> words.contains(next));
    }

    @Test
    void whatWaitedForASuspendedDeputyComesBackUntilTheyAreLetInAgain() {
        Deputizing deputizing = context.getBean(Deputizing.class);
        assertDone(deputizing.name(Actor.named(situation.manager), false, situation.manager, situation.head, work.today(), work.today().plusDays(2)));
        assertThat(listed(situation.head)).isTrue();
        assertThat(listed(situation.manager)).isFalse();
        assertDone(accounts.suspend(situation.head, Actor.named("administrator")));
        assertThat(listed(situation.manager)).isTrue();
        assertDone(accounts.reactivate(situation.head, Actor.named("administrator")));
        assertThat(listed(situation.manager)).isFalse();
        assertThat(listed(situation.head)).isTrue();
    }

    @Test
    void whoCannotSignInBecomesNeitherDeputyNorFallback() {
        Deputizing deputizing = context.getBean(Deputizing.class);
        String newcomer = "newcomer-" + situation.manager;
        changes.putAll(List.of(), List.of(new EstablishedPost("Head", 2, situation.area, Optional.of(newcomer))));
        assertRefused(deputizing.name(Actor.named(situation.manager), false, situation.manager, newcomer, work.today(), work.today().plusDays(2)),
                Attempt.Kind.INVALID, newcomer + " cannot sign in");
        assertRefused(deputizing.nameFallback(Actor.named("administrator"), newcomer), Attempt.Kind.INVALID, newcomer + " cannot sign in");
        situation.account(newcomer);
        assertDone(deputizing.name(Actor.named(situation.manager), false, situation.manager, newcomer, work.today(), work.today().plusDays(2)));
    }

    @Test
    void whatWasOpenedWithThePostsOfBeforeIsFoundWhenTheServiceStarts() {
        jdbc.sql("update escalation set holder = 'somebody-before', acts_next = 'somebody-before' where id = ?").param(work.id().value()).update();
        context.getBean(FollowingPosts.class).catchUp();
        assertThat(work.escalation().turn().holder()).isEqualTo(situation.manager);
        assertThat(BusinessTime.dayOf(work.escalation().turn().since())).isEqualTo(work.today());
    }

    @Test
    void aChangeWaitsForWhoeverHoldsALaterEscalationWithoutBeingWaitedFor() throws Exception {
        WorkFixture other = new WorkFixture(context, situation, made -> made.breach("ASC-REV-04", Severity.S3));
        String next = "next-" + situation.manager;
        AtomicReference<CompletableFuture<Void>> changing = new AtomicReference<>();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select id from escalation where id = (select id from escalation where unit = ? order by id desc limit 1) for update")
                    .param(situation.team.value()).query(UUID.class).single();
            int me = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
            changing.set(CompletableFuture.runAsync(() -> manager(Optional.of(next))));
            Awaitility.await().until(() -> jdbc.sql("select exists (select 1 from pg_stat_activity where ? = any (pg_blocking_pids(pid)))").param(me)
                    .query(Boolean.class).single());
            context.getBean(AuditTrail.class).record(Actor.SERVICE, "held", "escalation", work.id().toString(), "while posts change");
        });
        changing.get().get(1, TimeUnit.MINUTES);
        assertThat(work.escalation().turn().holder()).isEqualTo(next);
        assertThat(other.escalation().turn().holder()).isEqualTo(next);
    }

    private void manager(Optional<String> username) {
        username.ifPresent(situation::account);
        changes.putAll(List.of(), List.of(new EstablishedPost("Manager", 1, situation.team, username)));
    }

    private boolean listed(String username) {
        return escalations.workOf(username).stream().anyMatch(item -> item.summary().escalation().id().equals(work.id()));
    }

    private List<String> told(String username) {
        return notices.unread(username).stream().filter(notice -> notice.escalation().equals(work.id())).map(Notice::words).toList();
    }

    private void account(String username, UnitId unit) {
        work.situation.signsIn(username, "Post", Role.TEAM_MANAGER, unit);
    }
}
