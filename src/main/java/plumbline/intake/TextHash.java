package plumbline.intake;

import java.security.SecureRandom;

/**
 * Hashes of 64 bits, other ones for each file, so that nobody can make a file whose hashes are the same. A polynomial over the characters
 * with a multiplier nobody knows, mixed at the end.
 */
final class TextHash {

    private final long seed;
    private final long multiplier;

    TextHash() {
        SecureRandom random = new SecureRandom();
        seed = random.nextLong();
        multiplier = random.nextLong() << 3 | 5;
    }

    /** The hash of a text for one purpose; texts hashed for different purposes have nothing to do with each other. */
    long of(String text, int purpose) {
        long hash = seed + purpose;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * multiplier;
        }
        return mixed(hash + text.length());
    }

    /** The hash of a text's hash together with a number. */
    static long with(long hash, long number) {
        return mixed(hash ^ mixed(number));
    }

    /** Every bit of the result depends on every bit of the number (the finaliser of splitmix64). */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
