package plumbline.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Times several pieces of work in turns and keeps the median of each, so that a slow minute of the machine touches all of
 * them and their ratios stay what they are.
 */
final class Rounds {

    private static final int ROUNDS = 5;

    private final Map<String, Timing.Work> works = new LinkedHashMap<>();
    private final Map<String, Double> medians = new LinkedHashMap<>();

    Rounds add(String name, Timing.Work work) {
        works.put(name, work);
        return this;
    }

    /** One round to warm up, then the rounds that count. */
    Rounds run() throws Exception {
        Map<String, double[]> seconds = new LinkedHashMap<>();
        works.keySet().forEach(name -> seconds.put(name, new double[ROUNDS]));
        for (int round = -1; round < ROUNDS; round++) {
            for (Map.Entry<String, Timing.Work> work : works.entrySet()) {
                double taken = Timing.once(work.getValue());
                if (round >= 0) {
                    seconds.get(work.getKey())[round] = taken;
                }
            }
        }
        seconds.forEach((name, taken) -> {
            Arrays.sort(taken);
            medians.put(name, taken[ROUNDS / 2]);
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
