package plumbline.demonstration.generator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every row says of a person. There are no names: nothing here could be anybody.
 *
 * @param ref       the local identifier
 * @param nhsNumber in the range kept for tests (999), or empty
 */
record PersonDetails(String ref, String nhsNumber, LocalDate bornOn, @Nullable LocalDate diedOn, String gender, String ethnicity,
                     String supportReason) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> GENDERS = List.of("Female", "Female", "Female", "Male", "Male", "Unknown");
    private static final List<String> REASONS = List.of("Physical support: Personal care support",
            "Physical support: Access and mobility only", "Support with memory and cognition", "Learning disability support",
            "Mental health support");

    static PersonDetails draw(int number, LocalDate asAt, @Nullable LocalDate diedOn, Chance chance, boolean messy) {
        int age = chance.perThousand(650) ? chance.between(65, 98) : chance.between(18, 64);
        String nhs = messy && chance.perThousand(70) ? "" : nhsNumber(number, messy && chance.perThousand(3));
        return new PersonDetails("P%06d".formatted(number), nhs, asAt.minusYears(age).minusDays(chance.between(0, 364)), diedOn,
                chance.oneOf(GENDERS), "White: English, Welsh, Scottish, Northern Irish or British", chance.oneOf(REASONS));
    }

    Map<String, String> cells() {
        Map<String, String> cells = new HashMap<>();
        cells.put("NHS Number", nhsNumber);
        cells.put("LA Person Unique Identifier", ref);
        cells.put("Gender", gender);
        cells.put("Ethnicity", ethnicity);
        cells.put("Date of Birth", DAY.format(bornOn));
        cells.put("Date of Death", diedOn == null ? "" : DAY.format(Objects.requireNonNull(diedOn)));
        cells.put("Primary Support Reason", supportReason);
        cells.put("Client Funding Status", "Joint client and social care funded");
        return cells;
    }

    /** A number of the test range whose check digit fits (weights 10 to 2, modulo 11), or does not when {@code wrong}. */
    private static String nhsNumber(int number, boolean wrong) {
        // Two places for each person: ten is no check digit, so one place in eleven gives no number.
        for (int place = 0; place < 2; place++) {
            String digits = "999%06d".formatted((number * 2 + place) % 1_000_000);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (digits.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return digits + (wrong ? (check + 1) % 10 : check);
            }
        }
        return "";
    }
}
