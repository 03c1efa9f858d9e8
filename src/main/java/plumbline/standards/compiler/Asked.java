package plumbline.standards.compiler;

import java.util.Arrays;

/** The case put before a decision table: the number of its value in each column, 0 for a value that no row names. */
public record Asked(int first, int second, int third, int fourth) {

    static final int COLUMNS = 4;

    static Asked of(int[] numbers) {
        int[] all = Arrays.copyOf(numbers, COLUMNS);
        return new Asked(all[0], all[1], all[2], all[3]);
    }
}
