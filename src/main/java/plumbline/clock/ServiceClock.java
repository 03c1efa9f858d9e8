package plumbline.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import plumbline.core.BusinessTime;

/** The system clock plus an offset that is zero in production and can only grow in a demonstration. */
final class ServiceClock extends Clock {

    private final Clock system;
    private final ZoneId zone;
    private final AtomicReference<Duration> offset;

    ServiceClock(Clock system) {
        this(system, BusinessTime.ZONE, new AtomicReference<>(Duration.ZERO));
    }

    private ServiceClock(Clock system, ZoneId zone, AtomicReference<Duration> offset) {
        this.system = system;
        this.zone = zone;
        this.offset = offset;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ServiceClock(system, other, offset);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset.get());
    }

    Duration offset() {
        return offset.get();
    }

    /** Time never runs backwards: deadlines already passed would come back to life. */
    void moveTo(Duration newOffset) {
        offset.updateAndGet(current -> newOffset.compareTo(current) > 0 ? newOffset : current);
    }
}
