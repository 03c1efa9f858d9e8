package plumbline.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.intake.workbook.WorkbookFiles;

/**
 * What Jazzer drives with {@code bin/fuzz --jazzer}: it watches which branches of the readers a file comes to and mutates towards others. Whatever is
 * thrown but a refusal, or takes longer than a second for each megabyte begun, is a find. Needs nothing of Jazzer to compile.
 */
public final class FuzzTarget {

    private FuzzTarget() {
    }

    /** Loads every reader, because Jazzer changes classes as they are loaded and that is no time of a file. The name is the one Jazzer looks for. */
    public static void fuzzerInitialize() {
        seeds().values().forEach(FuzzedFiles::readOrRefuse);
    }

    /** Reads one file. The name is the one Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] file) {
        FuzzedFiles.readInTime(file);
    }

    /**
     * Writes good files to begin with, a folder for each reader.
     *
     * @param arguments the folder they go into
     */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, byte[]> seed : seeds().entrySet()) {
            Path folder = Files.createDirectories(Path.of(arguments[0], seed.getKey()));
            Files.write(folder.resolve("good"), seed.getValue());
            System.out.println(seed.getKey());
        }
    }

    /** A good file for each reader, by a name of it. */
    static Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        MutatedFilesTest.FILES.forEach(text -> seeds.put(name(text, seeds.size()), text.getBytes(StandardCharsets.UTF_8)));
        seeds.put("excel", WorkbookFiles.excel(Map.of("Sheet", WorkbookFiles.excelRow(1, "Record kind", "Record ref", "Person ref", "received on")
                + WorkbookFiles.excelRow(2, "complaint", "K-1", "P-1", "01/06/2026"))));
        seeds.put("open-document", WorkbookFiles.openDocument(Map.of("Sheet", WorkbookFiles.openDocumentRow("Record kind", "Record ref", "Person ref", "received on")
                + WorkbookFiles.openDocumentRow("complaint", "K-1", "P-1", "01/06/2026"))));
        seeds.put("unknown-table", "Complaint number,Client,Received\nK-1,P-1,01/06/2026\nK-2,P-2,13/06/2026\n".getBytes(StandardCharsets.UTF_8));
        return seeds;
    }

    private static String name(String text, int number) {
        return number + "-" + FuzzedFiles.readOrRefuse(text.getBytes(StandardCharsets.UTF_8)).replaceAll("[^a-z-]", "-");
    }
}
