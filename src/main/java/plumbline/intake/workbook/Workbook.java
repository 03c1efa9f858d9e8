package plumbline.intake.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import plumbline.intake.FileRefused;

/** Tells workbooks from other archives and unpacks their sheets, one row in memory at a time. */
public final class Workbook {

    private static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    private static final int LONGEST_TYPE = 200;

    private Workbook() {
    }

    /**
     * Writes out every sheet.
     *
     * @param file    the workbook
     * @param newFile makes the file a sheet is written to
     * @throws FileRefused when it is no workbook, is damaged, or would be too large unpacked
     */
    public static List<Sheet> unpack(Path file, Supplier<Path> newFile) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ArchiveLimits.check(zip, file);
            if (zip.getEntry("xl/workbook.xml") != null) {
                return new ExcelSheets(newFile).unpack(file);
            }
            ZipEntry content = zip.getEntry("content.xml");
            if (content != null && type(zip).startsWith(ODS)) {
                return new OpenDocumentSheets(newFile).unpack(zip, content);
            }
        } catch (ZipException damaged) {
            throw new FileRefused("The file begins like a zip archive and is damaged or cut off. Save it again and send it complete.");
        } catch (IOException failed) {
            throw new FileRefused("The workbook is damaged or cut off. Save it again and send it complete.");
        } catch (IllegalArgumentException damaged) {
            throw new FileRefused("The archive names its parts in a way nobody can read. Save the workbook again and send it.");
        }
        throw new FileRefused("The file is a zip archive and no Excel (.xlsx) or OpenDocument (.ods) workbook. Unpack it, and send the file in it.");
    }

    private static String type(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("mimetype");
        if (entry == null) {
            return "";
        }
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(LONGEST_TYPE), StandardCharsets.US_ASCII).strip();
        }
    }
}
