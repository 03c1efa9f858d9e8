package plumbline.standards.examples;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.standards.examples.YamlReader.Refused;

/** Values of worked examples, each refused with what was expected. */
final class Values {

    private Values() {
    }

    static LocalDate day(String text, int line) throws Refused {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new Refused(line, "'" + text + "' is no day, expected year-month-day, for example 2025-03-03");
        }
    }

    static Instant instant(String text, int line) throws Refused {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new Refused(line, "'" + text + "' is no instant, expected a day, a time and the offset from UTC, for example "
                    + "2025-03-30T02:20+01:00 or 2025-10-26T01:45Z");
        }
    }

    /**
     * An instant, or the day alone when no time is given or the time names none: an hour that happens twice or never when the
     * clocks change, written without its offset, is not guessed.
     */
    static Object moment(String text, int line) throws Refused {
        if (!text.contains("T")) {
            return day(text, line);
        }
        try {
            LocalDateTime local = LocalDateTime.parse(text);
            List<ZoneOffset> offsets = BusinessTime.ZONE.getRules().getValidOffsets(local);
            return offsets.size() == 1 ? local.toInstant(offsets.get(0)) : local.toLocalDate();
        } catch (DateTimeParseException withOffset) {
            return instant(text, line);
        }
    }

    static boolean yesOrNo(String text, int line) throws Refused {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new Refused(line, "'" + text + "' is neither, expected yes or no");
        };
    }

    static UnitId unit(String text, int line) throws Refused {
        try {
            return new UnitId(text);
        } catch (IllegalArgumentException wrong) {
            throw new Refused(line, wrong.getMessage() + ", expected a code such as team-north");
        }
    }

    static StandardId standard(String text, int line) throws Refused {
        try {
            return new StandardId(text);
        } catch (IllegalArgumentException wrong) {
            throw new Refused(line, wrong.getMessage() + ", expected the id of a standard");
        }
    }

    static BigDecimal number(String text, int line) throws Refused {
        if (!text.matches("-?\\d{1,12}(?:\\.\\d{1,6})?")) {
            throw new Refused(line, "'" + text + "' is no number, expected digits such as 12 or 10.25");
        }
        return new BigDecimal(text);
    }

    static int count(String text, int line) throws Refused {
        if (!text.matches("\\d{1,9}")) {
            throw new Refused(line, "'" + text + "' is no count, expected a whole number");
        }
        return Integer.parseInt(text);
    }

    /** A constant of an enumeration, written in words in either case: {@code not met}, {@code NOT_MET}. */
    static Object choice(Class<?> type, String text, int line, String field) throws Refused {
        String wanted = plain(text);
        for (Object constant : type.getEnumConstants()) {
            if (plain(((Enum<?>) constant).name()).equals(wanted)) {
                return constant;
            }
        }
        throw new Refused(line, "'" + text + "' is no " + field + ", expected one of: " + Arrays.stream(type.getEnumConstants())
                .map(constant -> plain(((Enum<?>) constant).name())).collect(Collectors.joining(", ")));
    }

    /** A value of a fact as authors write it. */
    static String written(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Instant instant) {
            return instant.atZone(BusinessTime.ZONE).toOffsetDateTime().toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Enum<?> constant ? plain(constant.name()) : value.toString();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').strip();
    }
}
