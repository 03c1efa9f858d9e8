package plumbline.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** Nothing happens by the clock of the machine: what is done from time to time is done when the simulation says so. */
final class StandingScheduler implements TaskScheduler {

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        return null;
    }

    @Override
    public @Nullable ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
        return null;
    }

    @Override
    public @Nullable ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
        return null;
    }

    @Override
    public @Nullable ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        return null;
    }

    @Override
    public @Nullable ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
        return null;
    }

    @Override
    public @Nullable ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        return null;
    }
}
