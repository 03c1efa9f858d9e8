package plumbline.escalation.setaside;

import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import plumbline.breaches.Breaches.BreachesChanged;
import plumbline.escalation.process.ExpiryClock;

/** Ends what was set aside: on its last day, or with the first run by another text of the rule. */
@Component
class SetAsideClock implements ExpiryClock {

    private final SettingAside settingAside;

    SetAsideClock(SettingAside settingAside) {
        this.settingAside = settingAside;
    }

    @Override
    public String kind() {
        return SettingAside.KIND;
    }

    @Override
    @Transactional
    public void expired(UUID subject) {
        settingAside.expired(subject);
    }

    /** Not in one transaction: each has its own, and the publication stays on record until all are through. */
    @Async
    @TransactionalEventListener
    void on(BreachesChanged changed) {
        settingAside.endWhereTheRuleChanged();
    }

    /** What a killed service left undone. */
    @EventListener(ApplicationReadyEvent.class)
    void recover() {
        settingAside.endWhereTheRuleChanged();
    }
}
