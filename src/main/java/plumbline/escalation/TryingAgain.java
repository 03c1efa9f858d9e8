package plumbline.escalation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import plumbline.escalation.failure.Failures;
import plumbline.escalation.process.GivenUpTimers;

/** Tries what has failed again, every minute and for ever: an escalation that nobody tries any more is somebody forgotten. */
@Component
class TryingAgain {

    private final Failures failures;
    private final GivenUpTimers timers;
    private final BreachesListener listener;
    private final FollowingPosts posts;
    private final FollowingCalendars calendars;
    private final boolean timersFire;

    TryingAgain(Failures failures, GivenUpTimers timers, BreachesListener listener, FollowingPosts posts, FollowingCalendars calendars,
                @Value("${plumbline.escalation.timers-fire:true}") boolean timersFire) {
        this.failures = failures;
        this.timers = timers;
        this.listener = listener;
        this.posts = posts;
        this.calendars = calendars;
        this.timersFire = timersFire;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void everyMinute() {
        if (timersFire) {
            again();
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void everyHour() {
        if (timersFire) {
            posts.catchUp();
        }
    }

    /** Now. */
    void again() {
        timers.tryAgain();
        if (failures.any()) {
            calendars.tryAgain();
            listener.recover();
        }
    }
}
