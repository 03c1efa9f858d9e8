package plumbline.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryPoolMXBean;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Remembers the most heap that was still in use after a whole collection: what the work holds on to. A collection of what is young leaves the
 * waste of what was old, and the longer a run, the more there is of that, until nearly half of the heap is full.
 */
final class HeapWatch implements AutoCloseable {

    private static final String WHOLE = "end of major GC";

    private final boolean wholeOnly;
    private final ScheduledExecutorService everySecond = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName).collect(Collectors.toSet());
    private final AtomicLong most = new AtomicLong();
    private final NotificationListener listener = (notification, handback) -> {
        GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION) && counts(info)) {
            long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream().filter(pool -> heapPools.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed()).sum();
            most.accumulateAndGet(used, Math::max);
        }
    };

    private HeapWatch(boolean wholeOnly) {
        this.wholeOnly = wholeOnly;
        System.gc();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
        }
        if (wholeOnly) {
            everySecond.scheduleWithFixedDelay(System::gc, 0, 1, TimeUnit.SECONDS);
        }
    }

    /** Sees to a whole collection every second and counts no other: for work that is not timed. */
    static HeapWatch ofWhatIsHeld() {
        return new HeapWatch(true);
    }

    /** Counts every collection as it comes, and with it waste that nobody has collected yet: for work that is timed. */
    static HeapWatch ofCollectionsAsTheyCome() {
        return new HeapWatch(false);
    }

    private boolean counts(GarbageCollectionNotificationInfo info) {
        return !wholeOnly || info.getGcAction().equals(WHOLE);
    }

    long mostMegabytes() {
        return most.get() >> 20;
    }

    @Override
    public void close() throws Exception {
        everySecond.shutdownNow();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).removeNotificationListener(listener);
        }
    }
}
