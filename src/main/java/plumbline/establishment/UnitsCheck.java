package plumbline.establishment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;
import plumbline.establishment.Cells.Row;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.UnitKind;

/** Reads units from rows and says what does not fit. */
final class UnitsCheck {

    private static final int CODE = 0;
    private static final int KIND = 1;
    private static final int NAME = 2;
    private static final int PARENT = 3;

    private static final String KINDS = Arrays.stream(UnitKind.values()).map(UnitKind::word).collect(Collectors.joining(", "));

    private final Cells cells;
    private final Map<String, OrgUnit> present;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private UnitsCheck(Cells cells, List<OrgUnit> present) {
        this.cells = cells;
        this.present = present.stream().collect(Collectors.toMap(unit -> unit.id().value(), unit -> unit));
    }

    /** The units of the rows, in their order; only those that are sound. */
    static List<OrgUnit> units(Cells cells, List<OrgUnit> present) {
        return new UnitsCheck(cells, present).units();
    }

    private List<OrgUnit> units() {
        for (Row row : cells.rows()) {
            Row first = rows.putIfAbsent(row.cells().get(CODE), row);
            if (first != null) {
                cells.refuse(row.number(), CODE, "“" + row.cells().get(CODE) + "” is in row " + first.number() + " already, expected each unit once");
            }
        }
        List<OrgUnit> units = new ArrayList<>();
        rows.values().forEach(row -> unit(row).ifPresent(units::add));
        return units;
    }

    private Optional<OrgUnit> unit(Row row) {
        String code = row.cells().get(CODE);
        UnitKind kind = kind(row.cells().get(KIND));
        boolean sound = isCode(row, CODE) & isKind(row, kind) & cells.hasWords(row, NAME, "what people call the unit");
        if (!sound || kind == null || !isBelow(row, kind)) {
            return Optional.empty();
        }
        String parent = row.cells().get(PARENT);
        return Optional.of(new OrgUnit(new UnitId(code), kind, row.cells().get(NAME), parent.isEmpty() ? Optional.empty() : Optional.of(new UnitId(parent))));
    }

    private boolean isCode(Row row, int column) {
        String code = row.cells().get(column);
        boolean is = code.matches("[a-z0-9][a-z0-9-]{0,79}");
        if (!is) {
            cells.refuse(row.number(), column, "“" + code + "” is no code, expected at most 80 lower-case letters, digits and hyphens, such as reviews-north");
        }
        return is;
    }

    private boolean isKind(Row row, @Nullable UnitKind kind) {
        OrgUnit today = present.get(row.cells().get(CODE));
        if (kind == null) {
            cells.refuse(row.number(), KIND, "“" + row.cells().get(KIND) + "” is no kind of unit, expected one of " + KINDS);
        } else if (today != null && today.kind() != kind) {
            cells.refuse(row.number(), KIND, "the unit is a " + today.kind().word() + " and stays one, expected that or another code");
        } else if (today == null && kind == UnitKind.COUNCIL) {
            String council = present.values().stream().filter(unit -> unit.kind() == UnitKind.COUNCIL).map(unit -> unit.id().value()).findFirst().orElse("");
            cells.refuse(row.number(), CODE, "there is one council, expected its code “" + council + "”");
        } else {
            return true;
        }
        return false;
    }

    private boolean isBelow(Row row, UnitKind kind) {
        String parent = row.cells().get(PARENT);
        if (kind == UnitKind.COUNCIL) {
            return parent.isEmpty() || refuse(row, "the council has “" + parent + "” above it, expected an empty cell");
        }
        if (parent.isEmpty()) {
            return refuse(row, "is empty, expected the code of the unit above");
        }
        if (!isCode(row, PARENT)) {
            return false;
        }
        if (leadsBack(row.cells().get(CODE))) {
            return refuse(row, "“" + parent + "” is the unit itself or below it, expected a unit above");
        }
        Row above = rows.get(parent);
        if (above == null && !present.containsKey(parent)) {
            return refuse(row, "“" + parent + "” is no unit, expected the code of one that is in the file or in place");
        }
        if (above != null && above.number() > row.number()) {
            return refuse(row, "“" + parent + "” comes later, in row " + above.number() + "; expected the unit above before those below it");
        }
        UnitKind kindAbove = above == null ? present.get(parent).kind() : kind(above.cells().get(KIND));
        return kindAbove == null || kindAbove.above(kind)
                || refuse(row, "a " + kind.word() + " cannot be below a " + kindAbove.word() + ", expected a unit of a higher kind");
    }

    /** Whether going up from a unit, as the file and what stays would have it, comes back to it. */
    private boolean leadsBack(String code) {
        Set<String> passed = new HashSet<>();
        for (String at = parent(code); !at.isEmpty() && passed.add(at); at = parent(at)) {
            if (at.equals(code)) {
                return true;
            }
        }
        return false;
    }

    private String parent(String code) {
        Row row = rows.get(code);
        OrgUnit unit = present.get(code);
        return row != null ? row.cells().get(PARENT) : unit == null ? "" : unit.parent().map(UnitId::value).orElse("");
    }

    private boolean refuse(Row row, String words) {
        cells.refuse(row.number(), PARENT, words);
        return false;
    }

    private static @Nullable UnitKind kind(String word) {
        String name = word.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Arrays.stream(UnitKind.values()).filter(kind -> kind.word().equals(name)).findFirst().orElse(null);
    }
}
