package plumbline.demonstration.generator;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Draws from one seed, so that the same seed makes the same council. */
final class Chance {

    private final Random random;

    Chance(long seed, long stream) {
        // Mixed, because neighbouring seeds of Random begin alike.
        this.random = new Random((seed * 0x9E3779B97F4A7C15L) ^ (stream * 0xC2B2AE3D27D4EB4FL));
        random.nextLong();
    }

    /** True with a probability of so many in a thousand. */
    boolean perThousand(double share) {
        return random.nextDouble() * 1_000 < share;
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A normally distributed number of days, at least {@code least}. */
    int around(double mean, double spread, int least) {
        return (int) Math.max(least, Math.round(mean + random.nextGaussian() * spread));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    LocalDate dayBetween(LocalDate first, LocalDate last) {
        return first.plusDays(between(0, (int) Math.max(0, last.toEpochDay() - first.toEpochDay())));
    }
}
