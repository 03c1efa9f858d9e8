package plumbline.benchmark;

/** Whether swapping the version of the rule set again and again leaves anything behind, and whether judging ever waits for it. */
public final class SwapBenchmark {

    private static final int HUNDRED = 100;

    private SwapBenchmark() {
    }

    /** @param arguments how many swaps; 500 when it is left out */
    public static void main(String[] arguments) throws Exception {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        Swaps swaps = new Swaps();
        System.out.printf("Swapping the rule set %d times while a thread judges%n", times);
        for (int done = HUNDRED; done <= times; done += HUNDRED) {
            double seconds = Timing.once(() -> swaps.swapWhileJudging(HUNDRED));
            Swaps.Loaded loaded = Swaps.Loaded.now();
            System.out.printf("  after %4d swaps: %,7d classes loaded, %,12d bytes of metaspace, %.0f ms a swap, longest gap in judging %.0f ms, "
                            + "%,d partitions judged%n", done, loaded.classes(), loaded.metaspaceBytes(), seconds * 1_000 / HUNDRED,
                    swaps.longestGap() * 1_000, swaps.partitionsJudged());
        }
    }
}
