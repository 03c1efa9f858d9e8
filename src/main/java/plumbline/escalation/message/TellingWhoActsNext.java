package plumbline.escalation.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.BusinessTime;
import plumbline.core.EmailAddress;
import plumbline.core.Jurisdiction;
import plumbline.core.Severity;
import plumbline.escalation.TellingOwners;
import plumbline.identity.Users;
import plumbline.organisation.Deputies;
import plumbline.organisation.Deputy;
import plumbline.organisation.Organisation;

/**
 * Tells whoever acts next by mail that it is their turn, once for each turn, once more before its limit, and again while it waits at
 * the top; and whoever was told something on My work that there is news. It looks at what is so, not at what happened: what was rolled back is never told, and what was missed while the
 * service was down is told when it is back.
 *
 * <p>S1 is told at once; everything else together, at most one message an hour for each person. A deputy is told instead of whom they stand in for.
 */
@Component
public class TellingWhoActsNext {

    private static final Duration BETWEEN_MESSAGES = Duration.ofHours(1);
    /** How long a notice on My work is news. */
    private static final Duration NEWS = Duration.ofDays(1);
    private static final Duration SOON_S1 = Duration.ofHours(1);
    /** Who was told of a turn so lately needs no reminder. */
    private static final Duration JUST_TOLD = Duration.ofHours(4);
    private static final Duration JUST_TOLD_S1 = Duration.ofMinutes(30);

    private final WorkMessageTable messages;
    private final WorkMail mail;
    private final TellingOwners owners;
    private final Users users;
    private final Deputies deputies;
    private final Organisation organisation;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final boolean timersFire;

    TellingWhoActsNext(WorkMessageTable messages, WorkMail mail, TellingOwners owners, Users users, Deputies deputies, Organisation organisation, TransactionTemplate transactions,
                       Clock clock, @Value("${plumbline.escalation.timers-fire:true}") boolean timersFire) {
        this.messages = messages;
        this.mail = mail;
        this.owners = owners;
        this.users = users;
        this.deputies = deputies;
        this.organisation = organisation;
        this.transactions = transactions;
        this.clock = clock;
        this.timersFire = timersFire;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void everyMinute() {
        if (timersFire) {
            tell();
        }
    }

    /** Tells what is to be told now. */
    public void tell() {
        transactions.executeWithoutResult(status -> {
            messages.lock();
            Instant now = clock.instant();
            messages.turns(now);
            messages.reminders(now, soon(now), now.plus(SOON_S1), now.minus(JUST_TOLD), now.minus(JUST_TOLD_S1));
            messages.overdue(now);
            owners.remind();
            messages.told(now, now.minus(NEWS));
            messages.supersede(now);
            messages.whoWaits().forEach(username -> tell(username, now));
        });
    }

    private void tell(String username, Instant now) {
        EmailAddress to = address(username, now).orElse(null);
        if (to == null) {
            // It goes on waiting: whoever is given an address is told of everything that waits for them then.
            return;
        }
        List<WorkMessage> waiting = messages.waiting(username);
        if (waiting.stream().anyMatch(message -> message.severity() == Severity.S1)
                || messages.lastMailed(username).filter(last -> last.plus(BETWEEN_MESSAGES).isAfter(now)).isEmpty()) {
            mail.put(to, username, waiting);
            messages.mailed(username, now);
        }
    }

    /** Of whoever acts for a person today; of the person when that one has none, so that somebody is told. */
    private Optional<EmailAddress> address(String username, Instant now) {
        String acting = deputies.of(username, BusinessTime.dayOf(now)).map(Deputy::deputy).orElse(username);
        return users.emailOf(acting).or(() -> users.emailOf(username));
    }

    /** The end of the next working day. */
    private Instant soon(Instant now) {
        LocalDate next = organisation.calendar(Jurisdiction.ENGLAND).plusWorkingDays(BusinessTime.dayOf(now), 1);
        return BusinessTime.endOf(next);
    }
}
