package plumbline.intake.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import plumbline.intake.FileRefused;

/** Reads Excel workbooks (.xlsx) row by row. */
final class ExcelSheets {

    private static final Pattern NOT_PART_OF_A_DATE = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|general|red|e[+-]", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("[ydhs]", Pattern.CASE_INSENSITIVE);

    private final Supplier<Path> newFile;

    ExcelSheets(Supplier<Path> newFile) {
        this.newFile = newFile;
    }

    List<Sheet> unpack(Path file) {
        List<Sheet> sheets = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            for (org.dhatim.fastexcel.reader.Sheet sheet : workbook.getSheets().toList()) {
                sheets.add(unpack(sheet));
            }
        } catch (IOException | RuntimeException damaged) {
            throw damaged instanceof FileRefused refused ? refused
                    : new FileRefused("The Excel workbook is damaged and cannot be opened. Save it again and send it.");
        }
        return sheets;
    }

    private Sheet unpack(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
        try (SheetText text = new SheetText(sheet.getName(), newFile.get())) {
            // What the library throws at a damaged sheet is of many kinds; a fault of ours would show in every file.
            try (Stream<Row> rows = sheet.openStream()) {
                for (Iterator<Row> each = rows.iterator(); each.hasNext() && !text.ended();) {
                    Row row = each.next();
                    text.row(row.getRowNum());
                    for (Cell cell : row) {
                        if (cell != null) {
                            write(cell, text);
                        }
                    }
                    text.endRow(1);
                }
            } catch (UncheckedIOException | IOException failed) {
                throw failed;
            } catch (RuntimeException damaged) {
                text.endHere("or the next cannot be read: the workbook is damaged. Save it again and send it.");
            }
            return text.finished();
        }
    }

    private static void write(Cell cell, SheetText text) {
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            text.formula(cell.getColumnIndex());
        } else {
            text.cell(cell.getColumnIndex(), text(cell));
        }
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case BOOLEAN -> String.valueOf(cell.getValue()).toLowerCase(Locale.ROOT);
            case EMPTY -> "";
            default -> cell.getText() == null ? "" : cell.getText();
        };
    }

    private static String number(Cell cell) {
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        if (!isDate(cell.getDataFormatId(), cell.getDataFormatString())) {
            return CellText.number(raw);
        }
        LocalDateTime moment = cell.asDate();
        double number = cell.asNumber().doubleValue();
        return number >= 0 && number < 1 ? LocalTime.ofSecondOfDay(Math.min(86_399, Math.round(number * 86_400))).toString() : CellText.day(moment);
    }

    /** The formats Excel knows by number, or one whose letters speak of days and hours. */
    private static boolean isDate(@Nullable Integer id, @Nullable String format) {
        boolean known = id != null && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58);
        return known || format != null && DATE.matcher(NOT_PART_OF_A_DATE.matcher(format).replaceAll("")).find();
    }
}
