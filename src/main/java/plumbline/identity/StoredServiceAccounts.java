package plumbline.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.ContentHash;
import plumbline.core.EmailAddress;

/** Makes tokens and keeps their hashes. A token is 256 random bits, so that one round of SHA-256 is hash enough. */
@Component
class StoredServiceAccounts implements ServiceAccounts {

    /** By its beginning a token is found in files where none should be. */
    private static final String BEGINNING = "plumbline_";
    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST_TOKEN = 200;
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} .,'&/-]{1,79}";

    private final ServiceAccountTable table;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StoredServiceAccounts(ServiceAccountTable table, AuditTrail audit, Clock clock) {
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Attempt<IssuedToken> create(String name, int days, String resultsTo, Actor actor) {
        String called = name.strip();
        if (!called.matches(NAME)) {
            return Attempt.invalid("name", "Enter the system's name: 2 to 80 letters, digits and blanks, for example Case management export.");
        }
        if (badLife(days)) {
            return badLife();
        }
        Optional<EmailAddress> address = EmailAddress.typed(resultsTo);
        if (address.isEmpty() && !resultsTo.isBlank()) {
            return Attempt.invalid("resultsTo", "Enter one e-mail address, like name@example.org, or leave it empty.");
        }
        String token = newToken();
        Optional<Long> id = table.add(called, ContentHash.of(token), lastDay(days), address, clock.instant(), actor);
        if (id.isEmpty()) {
            return Attempt.invalid("name", "There is or was an account with this name. Choose another one, so that the audit trail says which it was.");
        }
        audit.record(actor, "service account created", "service account", id.get().toString(), called + ", good until " + BusinessTime.write(lastDay(days))
                + address.map(to -> ", results to " + to).orElse(""));
        return Attempt.done(new IssuedToken(table.account(id.get()).orElseThrow(), token));
    }

    @Override
    @Transactional
    public Attempt<IssuedToken> renew(long id, int days, Actor actor) {
        if (badLife(days)) {
            return badLife();
        }
        String token = newToken();
        return changed(id, table.renew(id, ContentHash.of(token), lastDay(days)), actor, "service account renewed", "another token, good until "
                + BusinessTime.write(lastDay(days))).map(account -> new IssuedToken(account, token));
    }

    @Override
    @Transactional
    public Attempt<ServiceAccount> revoke(long id, Actor actor) {
        return changed(id, table.revoke(id, clock.instant(), actor), actor, "service account revoked", "its token is good no more");
    }

    private Attempt<ServiceAccount> changed(long id, boolean changed, Actor actor, String action, String detail) {
        Optional<ServiceAccount> account = table.account(id);
        if (account.isEmpty()) {
            return Attempt.notFound("There is no service account " + id + ".");
        }
        if (!changed) {
            return Attempt.notNow("The service account " + account.get().name() + " was revoked. Make another one.");
        }
        audit.record(actor, action, "service account", String.valueOf(id), account.get().name() + ": " + detail);
        return Attempt.done(account.get());
    }

    @Override
    public List<ServiceAccount> all() {
        LocalDate today = BusinessTime.dayOf(clock.instant());
        return table.all().stream().sorted(Comparator.<ServiceAccount, ServiceAccount.State>comparing(account -> account.on(today))
                .thenComparing(ServiceAccount::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    @Override
    @Transactional
    public Attempt<ServiceAccount> calling(String token) {
        Optional<ServiceAccount> account = token.startsWith(BEGINNING) && token.length() <= LONGEST_TOKEN ? table.withToken(ContentHash.of(token)) : Optional.empty();
        if (account.isEmpty()) {
            return Attempt.notAllowed("The token is not known. Send the one that was shown when the service account was made or last renewed.");
        }
        ServiceAccount calling = account.get();
        return switch (calling.on(BusinessTime.dayOf(clock.instant()))) {
            case REVOKED -> Attempt.notAllowed("The service account was revoked. Ask an administrator for another one.");
            case EXPIRED -> Attempt.notAllowed("The token was good until " + BusinessTime.write(calling.lastDay()) + ". Ask an administrator to renew it.");
            case IN_USE -> {
                table.used(calling.id(), clock.instant());
                yield Attempt.done(calling);
            }
        };
    }

    @Override
    public Optional<ServiceAccount> acting(Actor actor) {
        return ServiceAccount.name(actor).flatMap(table::named);
    }

    private static boolean badLife(int days) {
        return days < 1 || days > LONGEST_LIFE;
    }

    private static <T> Attempt<T> badLife() {
        return Attempt.invalid("days", "Choose how long the token is good, at most a year.");
    }

    private LocalDate lastDay(int days) {
        return BusinessTime.dayOf(clock.instant()).plusDays(days);
    }

    private String newToken() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
