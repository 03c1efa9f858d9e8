package plumbline.intake;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import plumbline.intake.workbook.WorkbookFiles;

/**
 * Feeds mutated files to everything that reads them, up to what would be stored, without a database, so that a million of them are possible:
 * receiving, unpacking workbooks, recognising, checking rows, proposing a mapping and reading by it. A file may be read or refused; anything that is
 * thrown otherwise is a find, and so is whatever takes longer than a second for each megabyte begun. What is stored of such files,
 * {@link MutatedFilesTest} looks at.
 */
public final class FuzzedFiles {

    private static final long SECOND = 1_000_000_000L;
    private static final int MEGABYTE = 1 << 20;
    private static final int SAID_EVERY = 10_000;
    private static final FuzzedReaders READERS = new FuzzedReaders();

    private final Map<String, Integer> ends = new TreeMap<>();
    private final List<String> finds = new ArrayList<>();
    private long slowest;

    /** @param arguments {@code --files N}, a million when left out; {@code --seed N}, 1 when left out */
    public static void main(String[] arguments) {
        long files = number(arguments, "--files", 1_000_000);
        long seed = number(arguments, "--seed", 1);
        FuzzedFiles fuzzed = new FuzzedFiles();
        for (long tried = 0; tried < files; tried++) {
            fuzzed.one(seed + tried);
            if ((tried + 1) % SAID_EVERY == 0 || tried + 1 == files) {
                System.out.printf("%,d files from seed %d: %s; slowest %d ms; %d finds%n", tried + 1, seed, fuzzed.ends, fuzzed.slowest / 1_000_000, fuzzed.finds.size());
            }
        }
        fuzzed.finds.forEach(System.out::println);
        System.exit(fuzzed.finds.isEmpty() ? 0 : 1);
    }

    private static long number(String[] arguments, String name, long otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Long.parseLong(arguments[i + 1]);
            }
        }
        return otherwise;
    }

    /** What was found so far: seed, what was thrown or how long it took, and the file. */
    List<String> finds() {
        return finds;
    }

    /** How many files ended how. */
    Map<String, Integer> ends() {
        return ends;
    }

    /** Makes one file of a seed and reads it. */
    void one(long seed) {
        byte[] file = made(new Random(seed));
        long began = work();
        String end;
        try {
            end = read(file);
        } catch (FileRefused refused) {
            end = "refused";
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            end = "thrown";
            finds.add("seed " + seed + ": " + thrown + " at " + Arrays.stream(thrown.getStackTrace()).limit(3).toList());
        }
        long took = work() - began;
        if (took > SECOND * (1 + file.length / MEGABYTE)) {
            finds.add("seed " + seed + ": " + took / 1_000_000 + " ms for " + file.length + " bytes");
        }
        slowest = Math.max(slowest, took);
        ends.merge(end, 1, Integer::sum);
    }

    /** What this thread has worked, however busy the machine is, in nanoseconds. */
    private static long work() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** One file in eight is a workbook, damaged in its content or as an archive. */
    private static byte[] made(Random random) {
        byte[] text = MutatedFilesTest.FILES.get(random.nextInt(MutatedFilesTest.FILES.size())).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(8) > 0) {
            return MutatedFilesTest.mutated(text, random);
        }
        String[] cells = {"Record kind", "Record ref", "Person ref", "received on", "complaint", "K-1", "P-1", "01/06/2026"};
        boolean excel = random.nextBoolean();
        String first = excel ? WorkbookFiles.excelRow(1, Arrays.copyOf(cells, 4)) : WorkbookFiles.openDocumentRow(Arrays.copyOf(cells, 4));
        String second = excel ? WorkbookFiles.excelRow(2, Arrays.copyOfRange(cells, 4, 8)) : WorkbookFiles.openDocumentRow(Arrays.copyOfRange(cells, 4, 8));
        boolean inside = random.nextBoolean();
        String rows = inside ? new String(MutatedFilesTest.mutated((first + second).getBytes(StandardCharsets.UTF_8), random), StandardCharsets.ISO_8859_1) : first + second;
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("Sheet", rows);
        byte[] workbook = excel ? WorkbookFiles.excel(sheets) : WorkbookFiles.openDocument(sheets);
        return inside ? workbook : MutatedFilesTest.mutated(workbook, random);
    }

    /** Reads one file and says as what, or that it was refused. */
    static String readOrRefuse(byte[] file) {
        try {
            return read(file);
        } catch (FileRefused refused) {
            return "refused";
        }
    }

    /** Reads one file; throws when it took longer than a second for each megabyte begun. */
    static void readInTime(byte[] file) {
        long began = work();
        readOrRefuse(file);
        long took = work() - began;
        if (took > SECOND * (1 + file.length / MEGABYTE)) {
            throw new IllegalStateException(took / 1_000_000 + " ms for " + file.length + " bytes");
        }
    }

    private static String read(byte[] bytes) {
        try (SpooledFile file = SpooledFile.receive(new ByteArrayInputStream(bytes))) {
            return READERS.read(file);
        }
    }
}
