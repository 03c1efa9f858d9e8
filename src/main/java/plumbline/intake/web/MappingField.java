package plumbline.intake.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.intake.mapping.DateOrder;
import plumbline.intake.mapping.FieldSource;
import plumbline.intake.mapping.Mapping;
import plumbline.intake.mapping.Proposal;
import plumbline.intake.mapping.TargetField;
import plumbline.intake.mapping.UnknownTable;

/**
 * One field on the mapping page.
 *
 * @param orders  the ways its days may be written, when its column leaves that open; empty when there is nothing to ask
 * @param example what the column's cells look like, or {@code null}
 */
record MappingField(String part, String label, @Nullable String column, @Nullable String always, boolean mayBeAlways, Map<String, String> orders,
                    String order, @Nullable String example, @Nullable String hint, @Nullable String problem) {

    static MappingField of(TargetField field, Mapping mapping, UnknownTable table, Proposal proposal, @Nullable String problem) {
        FieldSource source = mapping.fields().get(field.name());
        String column = source == null ? null : source.column();
        DateOrder order = source == null ? null : source.dates();
        boolean asks = field.isDay() && column != null && proposal.orders(column).size() != 1;
        String example = column == null ? null : table.values(column).stream().limit(3).reduce((one, other) -> one + ", " + other).orElse(null);
        String hint = field.isDay() && column != null && !asks && order != null ? "Its days are written " + order.words() + "." : null;
        return new MappingField(MappingForm.part(field), field.label() + (field.required() ? "" : " (optional)"), column, source == null ? null : source.always(),
                field.type() == TargetField.Type.TEXT, asks ? orders(proposal.orders(column)) : Map.of(), order == null ? "" : order.name(), example, hint, problem);
    }

    private static Map<String, String> orders(Set<DateOrder> fitting) {
        Map<String, String> orders = new LinkedHashMap<>();
        orders.put("", "Choose");
        Stream.of(DateOrder.values()).filter(order -> fitting.isEmpty() || fitting.contains(order)).forEach(order -> orders.put(order.name(), order.words()));
        return orders;
    }

    /** Whether the trouble is how its days are written. */
    public boolean wrongOrder() {
        return problem != null && !orders.isEmpty();
    }
}
