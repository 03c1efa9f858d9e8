package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSetHistory;
import plumbline.testing.TestUsers;

/** What the tests of the studio do again and again. Whatever they put in force is taken back at the end. */
final class Studio {

    /** A standard that nothing else in the tests counts. */
    static final String STANDARD = "ASC-CQA-06";

    final Actor author = Actor.named("author-" + UUID.randomUUID());
    final SignedInUser approver = user("approver", Role.POLICY_APPROVER);
    final ChangeRequests requests;
    final Drafting drafting;
    final BringingUpToDate upToDate;
    final Submitting submitting;
    final Withdrawing withdrawing;
    final Reviewing reviewing;
    final RollingBack rollingBack;
    final TryingOnLiveFacts liveFacts;
    final RuleSets ruleSets;
    final RuleSetHistory history;
    private final int before;
    private final ApplicationContext context;

    Studio(ApplicationContext context) {
        this.context = context;
        TestUsers.council(context.getBean(JdbcClient.class));
        requests = context.getBean(ChangeRequests.class);
        drafting = context.getBean(Drafting.class);
        upToDate = context.getBean(BringingUpToDate.class);
        submitting = context.getBean(Submitting.class);
        withdrawing = context.getBean(Withdrawing.class);
        reviewing = context.getBean(Reviewing.class);
        rollingBack = context.getBean(RollingBack.class);
        liveFacts = context.getBean(TryingOnLiveFacts.class);
        ruleSets = context.getBean(RuleSets.class);
        history = context.getBean(RuleSetHistory.class);
        before = ruleSets.inForce().version().number();
    }

    /** The rules are again what they were before the test. */
    void tidy() {
        if (ruleSets.inForce().version().number() != before) {
            done(rollingBack.restore(approver, before, "The test is over."));
        }
    }

    static SignedInUser user(String name, Role role) {
        String username = name + "-" + UUID.randomUUID();
        return new SignedInUser() {
            @Override
            public String username() {
                return username;
            }

            @Override
            public String title() {
                return role.word();
            }

            @Override
            public Role role() {
                return role;
            }

            @Override
            public UnitId unit() {
                return new UnitId("council");
            }
        };
    }

    LocalDate today() {
        return BusinessTime.dayOf(context.getBean(java.time.Clock.class).instant());
    }

    /** A draft that changes the sentences of a standard, with a reason. */
    ChangeRequest draft(String standard, UnaryOperator<String> rules, UnaryOperator<String> examples, LocalDate inForceOn) {
        ChangeRequest begun = done(drafting.begin(author, standard));
        done(drafting.write(author, begun.reference(), begun.version(), standard, rules.apply(text(begun, true)), examples.apply(text(begun, false))));
        return done(drafting.describe(author, begun.reference(), null, "Change " + standard, "The council wants it.", inForceOn));
    }

    /** A draft that changes only the title, so that every example holds. */
    ChangeRequest retitled(String title, LocalDate inForceOn) {
        return draft(STANDARD, text -> text.replaceFirst("title: .*", "title: " + title), text -> text, inForceOn);
    }

    ChangeRequest submitted(ChangeRequest draft) {
        ChangeRequest submitted = done(submitting.submit(author, draft.reference(), draft.version()));
        awaitWhatIf(submitted);
        return submitted;
    }

    /** Waits until what it would do can be seen. */
    void awaitWhatIf(ChangeRequest submitted) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> liveFacts.refuseUnseen(submitted) instanceof Attempt.Done);
    }

    ChangeRequest approved(ChangeRequest submitted) {
        return done(reviewing.approve(approver, submitted.reference(), java.util.Objects.requireNonNull(submitted.submittedHash())));
    }

    ChangeRequest read(ChangeRequest request) {
        return requests.called(request.reference()).orElseThrow();
    }

    String title(String standard) {
        return ruleSets.inForce().standards().stream().filter(known -> known.id().value().equals(standard)).findFirst().orElseThrow().title();
    }

    static String text(ChangeRequest request, boolean rules) {
        return java.util.Objects.requireNonNull(request.files().stream().filter(file -> file.rules() == rules).findFirst().orElseThrow().content());
    }

    static <T> T done(Attempt<T> attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<T>) attempt).value();
    }

    static void refused(Attempt<?> attempt, Attempt.Kind kind, String words) {
        assertThat(attempt).isInstanceOfSatisfying(Attempt.Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.reason()).contains(words);
        });
    }
}
