package plumbline.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Times several pieces of work in turns and keeps the median of each, so that a slow minute of the machine touches all of
 * them and their ratios stay what they are.
 */
final class Rounds {

    private static final int MOST = 5;
    private static final int FEWEST = 2;
    /** Large numbers of people take minutes a round, and are steadier. */
    private static final int MANY_ITEMS = 30_000;

    private final int rounds;
    private final Map<String, Timing.Work> works = new LinkedHashMap<>();
    private final Map<String, Double> medians = new LinkedHashMap<>();

    /** @param items how many people or other things each piece of work is about */
    Rounds(long items) {
        this.rounds = items > MANY_ITEMS ? FEWEST : MOST;
    }

    Rounds add(String name, Timing.Work work) {
        works.put(name, work);
        return this;
    }

    /** One round to warm up, then the rounds that count. */
    Rounds run() throws Exception {
        Map<String, double[]> seconds = new LinkedHashMap<>();
        works.keySet().forEach(name -> seconds.put(name, new double[rounds]));
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<String, Timing.Work> work : works.entrySet()) {
                double taken = Timing.once(work.getValue());
                if (round >= 0) {
                    seconds.get(work.getKey())[round] = taken;
                }
            }
        }
        seconds.forEach((name, taken) -> {
            Arrays.sort(taken);
            medians.put(name, taken[(rounds - 1) / 2]);
        });
        return this;
    }

    double seconds(String name) {
        return medians.get(name);
    }

    boolean has(String name) {
        return medians.containsKey(name);
    }

    /** One line for each piece of work. */
    void print(long items, String unit) {
        medians.forEach((name, seconds) -> System.out.println(Timing.line(name, seconds, items, unit)));
    }
}
