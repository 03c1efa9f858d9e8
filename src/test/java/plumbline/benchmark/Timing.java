package plumbline.benchmark;

import java.util.Arrays;

/** Times a piece of work several times and keeps the median, so that one slow moment of the machine does not count. */
final class Timing {

    private static final int REPEATS = 5;

    private Timing() {
    }

    /** Work that may fail, which ends the benchmark. */
    interface Work {
        void run() throws Exception;
    }

    /** The median of five runs after one to warm up, in seconds. */
    static double median(Work work) throws Exception {
        work.run();
        double[] seconds = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            seconds[i] = once(work);
        }
        Arrays.sort(seconds);
        return seconds[REPEATS / 2];
    }

    /** One run, in seconds. */
    static double once(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    /** One line of a report: what, seconds, rate. */
    static String line(String what, double seconds, long items, String unit) {
        return String.format("  %-62s %8.3f s  %,12.0f %s/s", what, seconds, items / seconds, unit);
    }
}
