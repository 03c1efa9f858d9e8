package plumbline.intake;

import java.util.Optional;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.core.EmailAddress;
import plumbline.identity.ServiceAccount;
import plumbline.identity.ServiceAccounts;

/** Each service account says where the result of its files goes. */
@Component
class ServiceAccountRecipients implements ResultRecipients {

    private final ServiceAccounts accounts;

    ServiceAccountRecipients(ServiceAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<EmailAddress> of(Actor sender) {
        return accounts.acting(sender).flatMap(ServiceAccount::resultsTo);
    }
}
