package plumbline.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import plumbline.testing.TestDatabaseServer;

/**
 * Lives through a council's days from one seed: facts come in, people act, act late or never, the service is stopped and
 * started, and every night it evaluates. After every day everything the service promises is checked. The same seed gives the
 * same days again: it begins at the same moment with the same rows, and nothing is decided by how long something took.
 */
public final class Simulation {

    private static final int PEOPLE = 120;
    private static final LocalTime EVALUATED_AT = LocalTime.of(8, 0);
    private static final LocalTime CHECKED_AT = LocalTime.of(9, 0);
    private static final LocalTime WORKED_AT = LocalTime.of(10, 0);
    /** Not on a whole hour: what is to be done within four hours of any of the above is due on one, and some seconds later when the machine is slow. */
    private static final LocalTime CHECKED_AGAIN_AT = LocalTime.of(13, 30);
    private static final LocalTime STOPS_AT = LocalTime.of(15, 0);
    private static final int DAYS_BETWEEN_STOPS = 80;
    private static final int DAYS_BETWEEN_DEATHS = 50;
    private static final int MOST_WRITES_BEFORE_DEATH = 60;

    private final long seed;
    private final int days;
    private final Diary diary = new Diary();
    private List<String> endState = List.of();
    private String lived = "";

    /** @param days working days */
    public Simulation(long seed, int days) {
        this.seed = seed;
        this.days = days;
    }

    /** What happened to how many, over all seeds. */
    private static final class Totals {
        private final Map<String, Integer> counts = new TreeMap<>();
        private final List<String> failed = new ArrayList<>();
        private int seeds;

        void add(Simulation simulation, boolean held) {
            seeds++;
            simulation.diary.counts().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
            if (!held) {
                failed.add("bin/simulate --seed " + simulation.seed + " --days " + simulation.days);
            }
        }

        void print(int days) {
            System.out.printf("%d seeds of %d days each: %d held, %d failed%n", seeds, days, seeds - failed.size(), failed.size());
            counts.forEach((kind, count) -> System.out.printf("%8d %s%n", count, kind));
            failed.forEach(command -> System.out.println("failed; to run it again: " + command));
        }
    }

    /** @param arguments see {@code bin/simulate} */
    public static void main(String[] arguments) {
        try {
            System.exit(held(arguments) ? 0 : 1);
        } catch (Exception fault) {
            // The database server would keep the process alive, and a service that cannot start says so in its log only.
            fault.printStackTrace();
            System.exit(2);
        }
    }

    private static boolean held(String[] arguments) throws Exception {
        String[] range = text(arguments, "--seeds", "").split("\\.\\.");
        long first = range.length == 2 ? Long.parseLong(range[0]) : Long.parseLong(text(arguments, "--seed", "1"));
        long last = range.length == 2 ? Long.parseLong(range[1]) : first;
        int days = Integer.parseInt(text(arguments, "--days", "10"));
        Totals totals = new Totals();
        for (long seed = first; seed <= last; seed++) {
            Simulation simulation = new Simulation(seed, days);
            totals.add(simulation, simulation.toldHeld());
            simulation.write(text(arguments, "--write", ""));
        }
        totals.print(days);
        return totals.failed.isEmpty();
    }

    private static String text(String[] arguments, String name, String otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return arguments[i + 1];
            }
        }
        return otherwise;
    }

    private boolean toldHeld() throws Exception {
        long began = System.nanoTime();
        List<String> broken = live();
        System.out.printf("seed %d from %s: %s after %.0f s; events %s, end state %s; %s%n", seed, Beginnings.dayOf(seed),
                broken.isEmpty() ? days + " days, everything held" : "BROKEN", (System.nanoTime() - began) / 1e9, diary.digest(), digest(), lived);
        broken.forEach(line -> System.out.println("  " + line));
        return broken.isEmpty();
    }

    /** Every line of what happened and of what came of it, to be compared with those of another time. */
    private void write(String toFolder) throws Exception {
        if (!toFolder.isEmpty()) {
            Path lines = Files.createDirectories(Path.of(toFolder));
            Files.write(lines.resolve("seed-" + seed + "-events.txt"), diary.lines());
            Files.write(lines.resolve("seed-" + seed + "-end-state.txt"), endState);
        }
    }

    /** The same each time the same seed is run. */
    String digest() {
        return Diary.digest(String.join("\n", endState));
    }

    Diary diary() {
        return diary;
    }

    List<String> endState() {
        return endState;
    }

    /** What did not hold, with the last of what had happened; empty when everything held on every day. */
    public List<String> live() throws Exception {
        return live(council -> { });
    }

    /** @param atTheEnd what is done with the council when its days are over */
    List<String> live(Consumer<Council> atTheEnd) throws Exception {
        Path folder = Files.createTempDirectory("plumbline-simulation");
        LocalDate first = Beginnings.dayOf(seed);
        String database = Beginnings.copy(first, PEOPLE, folder);
        try (Council council = new Council(folder, database, PEOPLE)) {
            List<String> broken = live(council, folder);
            atTheEnd.accept(council);
            return broken;
        } catch (RuntimeException fault) {
            List<String> broken = new ArrayList<>(List.of("a fault: " + fault));
            Stream.of(fault.getStackTrace()).filter(frame -> frame.getClassName().startsWith("plumbline")).limit(12).forEach(line -> broken.add("    at " + line));
            return withDiary(broken);
        } finally {
            TestDatabaseServer.drop(database);
            delete(folder);
        }
    }

    private List<String> live(Council council, Path folder) {
        Random random = new Random(seed);
        Events events = new Events(council, random, diary);
        Staff staff = new Staff(council, random, diary);
        Exceptions exceptions = new Exceptions(council, random, diary);
        Absences absences = new Absences(council, random, diary);
        CouncilFiles files = new CouncilFiles(council, random, diary, folder);
        Mail mail = new Mail(council, random, diary);
        Upheavals upheavals = new Upheavals(council, staff, random, diary);
        Replays replays = new Replays(council, random, diary);
        Invariants invariants = new Invariants(council);
        for (int day = 1; day <= days; day++) {
            diary.heading("day " + day + ", " + council.today());
            events.ofToday();
            staff.workADay();
            exceptions.ofToday();
            absences.ofToday();
            upheavals.ofToday();
            List<String> brokenByDay = new ArrayList<>(files.ofToday());
            council.itBecomes(CHECKED_AGAIN_AT);
            mail.ofToday();
            brokenByDay.addAll(invariants.brokenByWork());
            brokenByDay.addAll(mail.broken());
            if (!brokenByDay.isEmpty()) {
                return withDiary(brokenByDay);
            }
            council.itBecomes(STOPS_AT);
            itMayStop(council, random);
            council.nextWorkingDay(EVALUATED_AT);
            council.evaluate();
            council.itBecomes(CHECKED_AT);
            List<String> broken = invariants.broken();
            broken.addAll(replays.ofToday());
            council.itBecomes(WORKED_AT);
            if (!broken.isEmpty()) {
                return withDiary(broken);
            }
        }
        lived = council.inNumbers();
        endState = EndState.of(council.jdbc());
        return List.of();
    }

    private void itMayStop(Council council, Random random) {
        if (random.nextInt(DAYS_BETWEEN_STOPS) == 0) {
            diary.tell("service stopped and started", "the service is stopped and started");
            council.stopAndStart();
        } else if (random.nextInt(DAYS_BETWEEN_DEATHS) == 0) {
            int writes = random.nextInt(MOST_WRITES_BEFORE_DEATH);
            diary.tell("node died", "the node dies when a run has written " + writes + " times");
            council.dieInTheMiddleOfARun(writes);
        }
    }

    private List<String> withDiary(List<String> broken) {
        List<String> lines = new ArrayList<>(broken);
        lines.add("in seed " + seed + ", after");
        lines.addAll(diary.last());
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
