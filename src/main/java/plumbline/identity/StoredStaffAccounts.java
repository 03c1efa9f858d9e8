package plumbline.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.EmailAddress;
import plumbline.identity.StaffAccount.Standing;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** Keeps people's accounts beside {@link JdbcUsers}, in the same table. */
@Component
class StoredStaffAccounts implements StaffAccounts {

    private static final int LONGEST_TITLE = 200;
    /** What bcrypt reads of a password, in bytes. */
    private static final int LONGEST_PASSWORD = 72;
    private static final int RANDOM_BYTES = 12;

    private static final String SELECT = """
            select username, email, access_number,
                   case when suspended_at is not null then 'SUSPENDED' when one_time_password then 'PASSWORD_TO_CHANGE' else 'IN_USE' end as standing
            from app_user""";

    /** What is kept of an account beside the person it is of. */
    private record Kept(String username, @Nullable String email, int accessNumber, Standing standing) {

        StaffAccount account(SignedInUser person) {
            return new StaffAccount(person, standing, email == null ? null : new EmailAddress(email));
        }
    }

    private final JdbcUsers users;
    private final Passwords passwords;
    private final SignInFailures failures;
    private final Organisation organisation;
    private final WhoAnswers answers;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean demonstration;
    private final SecureRandom random = new SecureRandom();

    StoredStaffAccounts(JdbcUsers users, Passwords passwords, SignInFailures failures, Organisation organisation, WhoAnswers answers, AuditTrail audit, JdbcClient jdbc, Clock clock,
                        @Value("${plumbline.demonstration}") boolean demonstration) {
        this.users = users;
        this.passwords = passwords;
        this.failures = failures;
        this.organisation = organisation;
        this.answers = answers;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    @Override
    @Transactional
    public Attempt<OneTimePassword> add(Draft draft, Actor actor) {
        String username = draft.username().strip();
        String title = draft.postTitle().strip();
        Optional<Role> role = Arrays.stream(Role.values()).filter(one -> one.name().equals(draft.role())).findFirst();
        Optional<OrgUnit> unit = organisation.units().stream().filter(one -> one.id().value().equals(draft.unit())).findFirst();
        if (!username.matches("[a-z0-9][a-z0-9.@_-]{0,79}")) {
            return Attempt.invalid("username", "Enter a sign-in name of at most 80 lower-case letters, digits and .@_-, for example head-reviews.");
        } else if (users.person(username).isPresent()) {
            return Attempt.invalid("username", "Somebody has this sign-in name. Choose another one, also for somebody who comes after them.");
        } else if (title.isEmpty() || title.length() > LONGEST_TITLE || title.matches(".*[\\p{Cc}\\p{Cf}].*")) {
            return Attempt.invalid("postTitle", "Enter the title of the post, in at most " + LONGEST_TITLE + " characters.");
        } else if (role.isEmpty()) {
            return Attempt.invalid("role", "Choose what the person may do here.");
        } else if (unit.isEmpty()) {
            return Attempt.invalid("unit", "Choose the unit to which the post belongs.");
        }
        users.create(username, newPassword(), title, role.get(), unit.get().id());
        answers.changedFor(username);
        audit.record(actor, "person added", "person", username, title + ", " + role.get().word() + ", " + unit.get().name());
        return Attempt.done(issue(username));
    }

    @Override
    @Transactional
    public Attempt<OneTimePassword> renew(String username, Actor actor) {
        if (users.person(username).isEmpty()) {
            return nobody();
        }
        audit.record(actor, "one-time password made", "person", username, "");
        return Attempt.done(issue(username));
    }

    @Override
    @Transactional
    public Attempt<StaffAccount> suspend(String username, Actor actor) {
        if (username.equals(actor.username())) {
            return Attempt.notNow("You cannot suspend yourself. Ask another administrator.");
        }
        return letIn(username, jdbc.sql("update app_user set suspended_at = ?, suspended_by = ?, access_number = access_number + 1 where username = ? and suspended_at is null")
                .params(clock.instant().atOffset(ZoneOffset.UTC), actor.username(), username).update(), actor, "person suspended");
    }

    @Override
    @Transactional
    public Attempt<StaffAccount> reactivate(String username, Actor actor) {
        return letIn(username, jdbc.sql("update app_user set suspended_at = null, suspended_by = null where username = ? and suspended_at is not null")
                .param(username).update(), actor, "person reactivated");
    }

    @Override
    @Transactional
    public Attempt<StaffAccount> tellAt(String username, String email, Actor actor) {
        Optional<EmailAddress> typed = EmailAddress.typed(email);
        if (!email.isBlank() && typed.isEmpty()) {
            return Attempt.invalid("email", "Enter an e-mail address in the right format, like head-reviews@council.example, or nothing.");
        }
        String address = typed.map(EmailAddress::value).orElse(null);
        return changed(username, jdbc.sql("update app_user set email = :email where username = :username and email is distinct from :email")
                .param("email", address, Types.VARCHAR).param("username", username).update(), actor, address == null ? "person told by mail no more" : "person told by mail");
    }

    /** Who may sign in answers for posts, and who may not does not. */
    private Attempt<StaffAccount> letIn(String username, int rows, Actor actor, String action) {
        if (rows == 1) {
            answers.changedFor(username);
        }
        return changed(username, rows, actor, action);
    }

    private Attempt<StaffAccount> changed(String username, int rows, Actor actor, String action) {
        if (rows == 1) {
            audit.record(actor, action, "person", username, "");
        }
        return account(username);
    }

    @Override
    @Transactional
    public Attempt<StaffAccount> choosePassword(SignedInUser user, String present, String chosen, String again) {
        String username = user.username();
        if (demonstration && standing(username) == Standing.IN_USE) {
            return Attempt.notNow("In a demonstration the passwords stay as the sign-in page says.");
        } else if (failures.tooMany(username)) {
            return Attempt.notNow("There were too many failed attempts. Wait 15 minutes and try again.");
        }
        Optional<String> hash = users.passwordHash(username).filter(one -> passwords.matches(present, one));
        if (hash.isEmpty()) {
            failures.record(username);
            return notPresent();
        } else if (chosen.length() < SHORTEST_PASSWORD || chosen.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            return Attempt.invalid("chosen", "Choose a password of " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.");
        } else if (chosen.equals(present) || chosen.contains(username)) {
            return Attempt.invalid("chosen", "Choose a password that is not the present one and does not hold your sign-in name.");
        } else if (!chosen.equals(again)) {
            return Attempt.invalid("again", "This is not what you typed above. Type the same password twice.");
        }
        // Whoever changes the password or suspends the person at the same moment comes first.
        if (jdbc.sql("""
                update app_user set password_hash = ?, one_time_password = false, one_time_until = null, access_number = access_number + 1
                where username = ? and password_hash = ? and suspended_at is null""").params(passwords.hash(chosen), username, hash.get()).update() == 0) {
            return notPresent();
        }
        failures.forget(username);
        audit.record(user.actor(), "password chosen", "person", username, "");
        return account(username);
    }

    @Override
    public List<StaffAccount> all() {
        Map<String, Kept> kept = jdbc.sql(SELECT).query(Kept.class).list().stream().collect(Collectors.toMap(Kept::username, one -> one));
        return users.all().stream().filter(person -> kept.containsKey(person.username())).map(person -> kept.get(person.username()).account(person)).toList();
    }

    @Override
    public @Nullable Standing standing(String username) {
        return kept(username).map(Kept::standing).orElse(null);
    }

    @Override
    public Access access(SignedInUser user) {
        Optional<Kept> kept = kept(user.username());
        boolean overtaken = user instanceof SignedInPerson person && kept.map(Kept::accessNumber).filter(number -> number == person.accessNumber()).isEmpty();
        return new Access(kept.map(Kept::standing).orElse(null), overtaken);
    }

    private Attempt<StaffAccount> account(String username) {
        Optional<SignedInUser> person = users.named(username);
        Optional<Kept> kept = kept(username);
        return person.isEmpty() || kept.isEmpty() ? nobody() : Attempt.done(kept.get().account(person.get()));
    }

    private Optional<Kept> kept(String username) {
        return jdbc.sql(SELECT + " where username = ?").param(username).query(Kept.class).optional();
    }

    private OneTimePassword issue(String username) {
        String password = newPassword();
        Instant until = clock.instant().plus(OneTimePassword.GOOD_FOR);
        jdbc.sql("update app_user set password_hash = ?, one_time_password = true, one_time_until = ?, access_number = access_number + 1 where username = ?")
                .params(passwords.hash(password), until.atOffset(ZoneOffset.UTC), username).update();
        failures.forget(username);
        return new OneTimePassword(username, password, until);
    }

    private String newPassword() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Attempt<StaffAccount> notPresent() {
        return Attempt.invalid("present", "This is not your present password.");
    }

    private static <T> Attempt<T> nobody() {
        return Attempt.notFound("Nobody has this sign-in name.");
    }
}
