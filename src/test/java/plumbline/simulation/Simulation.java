package plumbline.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Lives through a council's days from one seed: facts come in, people act, act late or never, the service is stopped and
 * started, and every night it evaluates. After every day everything the service promises is checked. The same seed gives the
 * same days again.
 */
public final class Simulation {

    private static final int PEOPLE = 120;
    private static final int DAYS_BETWEEN_STOPS = 40;
    private static final int DAYS_BETWEEN_CUTS = 25;
    private static final int LONGEST_BEFORE_A_CUT = 400;
    private static final int LINES_SHOWN = 40;

    private final long seed;
    private final int days;
    private final List<String> diary = new ArrayList<>();
    private String lived = "";

    /** @param days working days */
    public Simulation(long seed, int days) {
        this.seed = seed;
        this.days = days;
    }

    /**
     * @param arguments {@code --seed N}, the first seed, 1 when left out; {@code --seeds N}, how many, 1 when left out; {@code --days N}, working
     *                  days each, 20 when left out
     */
    public static void main(String[] arguments) throws Exception {
        long first = number(arguments, "--seed", 1);
        long seeds = number(arguments, "--seeds", 1);
        int days = (int) number(arguments, "--days", 20);
        int failed = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            long began = System.nanoTime();
            Simulation simulation = new Simulation(seed, days);
            List<String> broken = simulation.live();
            failed += broken.isEmpty() ? 0 : 1;
            System.out.printf("seed %d: %s after %.0f s; %s%n", seed, broken.isEmpty() ? days + " days, everything held" : "BROKEN",
                    (System.nanoTime() - began) / 1e9, simulation.lived);
            broken.forEach(line -> System.out.println("  " + line));
        }
        System.out.printf("%d of %d seeds held%n", seeds - failed, seeds);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static long number(String[] arguments, String name, long otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Long.parseLong(arguments[i + 1]);
            }
        }
        return otherwise;
    }

    /** What did not hold, with the last of what had happened; empty when everything held on every day. */
    public List<String> live() throws Exception {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("plumbline-simulation");
        try (Council council = new Council(folder, PEOPLE)) {
            Events events = new Events(council, random, diary);
            Staff staff = new Staff(council, random, diary);
            Upheavals upheavals = new Upheavals(council, staff, random, diary, folder);
            Invariants invariants = new Invariants(council);
            for (int day = 1; day <= days; day++) {
                diary.add("day " + day + ", " + council.now());
                events.ofToday();
                staff.workADay();
                upheavals.ofToday();
                List<String> brokenByDay = invariants.brokenByWork();
                if (!brokenByDay.isEmpty()) {
                    return withDiary(day, brokenByDay);
                }
                if (random.nextInt(DAYS_BETWEEN_STOPS) == 0) {
                    diary.add("the service is stopped and started");
                    council.stopAndStart();
                } else if (random.nextInt(DAYS_BETWEEN_CUTS) == 0) {
                    diary.add("the node is cut off in the middle of a run");
                    council.cutOffInTheMiddleOfARun(random.nextInt(LONGEST_BEFORE_A_CUT));
                }
                council.nextWorkingDay();
                council.evaluate();
                lived = council.inNumbers();
                List<String> broken = invariants.broken();
                if (!broken.isEmpty()) {
                    return withDiary(day, broken);
                }
            }
            return List.of();
        } finally {
            delete(folder);
        }
    }

    private List<String> withDiary(int day, List<String> broken) {
        List<String> lines = new ArrayList<>(broken);
        lines.add("on day " + day + " of seed " + seed + ", after");
        lines.addAll(diary.subList(Math.max(0, diary.size() - LINES_SHOWN), diary.size()));
        return lines;
    }

    private static void delete(Path folder) throws Exception {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
