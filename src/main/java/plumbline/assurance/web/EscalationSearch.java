package plumbline.assurance.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.assurance.AgeBand;
import plumbline.assurance.EscalationQuery;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.escalation.EscalationState;
import plumbline.escalation.Step;

/**
 * What the address of the list says. A filter that is left out or empty does not narrow, except that only open
 * escalations are listed unless {@code state} is {@code all} or {@code CLOSED}.
 *
 * @param overdue {@code actions} or {@code limit}: only escalations with overdue actions, or past their limit at the top
 */
record EscalationSearch(@Nullable String state, @Nullable String tier, @Nullable String age, @Nullable String area,
                        @Nullable String standard, @Nullable String severity, @Nullable String step,
                        @Nullable String overdue, @Nullable String page) {

    static final String ALL = "all";

    EscalationQuery query() {
        return new EscalationQuery(
                ALL.equals(state) ? Optional.empty() : Optional.of(read(state, constant(EscalationState.values())).orElse(EscalationState.OPEN)),
                read(tier, EscalationSearch::number),
                read(age, AgeBand::named),
                read(area, Optional::of),
                read(standard, text -> text.matches(StandardId.PATTERN) ? Optional.of(new StandardId(text)) : Optional.empty()),
                read(severity, constant(Severity.values())),
                read(step, constant(Step.values())),
                "actions".equals(overdue), "limit".equals(overdue));
    }

    /** The page asked for; the first when it is left out. */
    int pageNumber() {
        return read(page, EscalationSearch::number).orElse(1);
    }

    /** The address of this list without the page. */
    String address() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/escalations");
        add(address, "state", state);
        add(address, "tier", tier);
        add(address, "age", age);
        add(address, "area", area);
        add(address, "standard", standard);
        add(address, "severity", severity);
        add(address, "step", step);
        add(address, "overdue", overdue);
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(name, value.strip());
        }
    }

    /** A filter nobody could have chosen on the page is a mistake in the address, not an empty list. */
    private static <T> Optional<T> read(@Nullable String text, Function<String, Optional<T>> reader) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(text.strip());
        if (value.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return value;
    }

    private static <E extends Enum<E>> Function<String, Optional<E>> constant(E[] values) {
        return text -> Arrays.stream(values).filter(value -> value.name().equals(text)).findFirst();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
