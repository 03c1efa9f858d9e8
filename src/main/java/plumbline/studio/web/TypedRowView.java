package plumbline.studio.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.BusinessTime;
import plumbline.studio.ChangeRequest;
import plumbline.studio.PolicyDrafting;
import plumbline.studio.TypedRow;

/**
 * A row that somebody typed and has not saved in its table, as pages show it.
 *
 * @param row     which row of the table; empty for a new one
 * @param about   the same in words, with the table
 * @param at      when it was typed
 * @param address where it is typed on
 */
record TypedRowView(String table, String row, String about, String at, String address) {

    /**
     * What a form says that is filled in with what was typed.
     *
     * @param differs what the table has otherwise, field by field
     */
    record Kept(String table, String row, String at, List<String> differs) {
    }

    static List<TypedRowView> of(ChangeRequest request, List<TypedRow> rows) {
        return rows.stream().map(typed -> new TypedRowView(typed.table().address(), typed.row(),
                (typed.row().isEmpty() ? "A new row" : typed.row()) + " of " + typed.table().words(), BusinessTime.write(typed.at()), address(request, typed))).toList();
    }

    /** What was typed into a row, and where the table has something else; {@code null} when nothing is kept. */
    static @Nullable Kept kept(@Nullable TypedRow typed, Map<String, String> stored, Map<String, String> labels) {
        return typed == null ? null : new Kept(typed.table().address(), typed.row(), BusinessTime.write(typed.at()), differs(typed.fields(), stored, labels));
    }

    private static List<String> differs(Map<String, String> typed, Map<String, String> stored, Map<String, String> labels) {
        Map<String, String> differs = new LinkedHashMap<>(labels);
        differs.keySet().removeIf(field -> stored.getOrDefault(field, "").equals(typed.getOrDefault(field, "").strip()));
        return differs.entrySet().stream().map(each -> each.getValue() + ": " + stored.getOrDefault(each.getKey(), "")).toList();
    }

    private static String address(ChangeRequest request, TypedRow typed) {
        UriComponentsBuilder table = UriComponentsBuilder.fromPath(ChangePages.CHANGES).pathSegment(request.reference(), typed.table().address());
        return (switch (typed.table()) {
            case CLOSURE_DAYS -> table;
            case TARGETS -> table.queryParam("standard", typed.row());
            case ESCALATION_POLICY -> PolicyDrafting.draft(request).flatMap(policy -> policy.lines().stream().filter(line -> line.about().equals(typed.row())).findFirst())
                    .map(line -> table.pathSegment("rows", String.valueOf(line.line()))).orElseGet(() -> table.pathSegment("rows", "new").queryParam("typed", typed.row()));
            case VOCABULARY -> table.queryParam("row", typed.row()).fragment("row");
        }).build().encode().toUriString();
    }
}
