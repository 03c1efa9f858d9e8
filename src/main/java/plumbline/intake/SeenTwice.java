package plumbline.intake;

/**
 * Tells which of many hashes come more than once, in a table of bounded size: it holds one share of all hashes at a time. Two values that
 * have the same hash count as the same; whoever asks only does more than needed then.
 */
final class SeenTwice {

    /** Half of the places of 64 MB. */
    static final int MOST_AT_ONCE = 1 << 22;

    private static final long AGAIN = 1;
    private static final int SMALLEST = 1 << 10;

    private final int shares;
    private final int share;
    private final long[] places;
    private final int mask;

    private SeenTwice(int shares, int share, long[] places) {
        this.shares = shares;
        this.share = share;
        this.places = places;
        this.mask = places.length - 1;
    }

    /** How many shares so many hashes are taken in. */
    static int shares(long hashes) {
        return (int) (1 + hashes / MOST_AT_ONCE);
    }

    /** An empty table for one share. */
    static SeenTwice of(long hashes, int share) {
        int shares = shares(hashes);
        int expected = (int) Math.max(SMALLEST, hashes / shares);
        return new SeenTwice(shares, share, new long[Integer.highestOneBit(2 * expected - 1) << 1]);
    }

    /** Puts down a hash, if it is of this share. */
    void see(long hash) {
        if (!mine(hash)) {
            return;
        }
        int place = place(hash);
        long value = value(hash);
        while (places[place] != 0) {
            if ((places[place] | AGAIN) == (value | AGAIN)) {
                places[place] |= AGAIN;
                return;
            }
            place = place + 1 & mask;
        }
        places[place] = value;
    }

    /** Whether a hash of this share was put down more than once; {@code false} for one of another share. */
    boolean twice(long hash) {
        if (!mine(hash)) {
            return false;
        }
        long value = value(hash);
        for (int place = place(hash); places[place] != 0; place = place + 1 & mask) {
            if ((places[place] | AGAIN) == (value | AGAIN)) {
                return (places[place] & AGAIN) != 0;
            }
        }
        return false;
    }

    private boolean mine(long hash) {
        return shares == 1 || Long.remainderUnsigned(hash, shares) == share;
    }

    private int place(long hash) {
        return (int) (hash >>> 32) & mask;
    }

    /** Never empty, and with room for the mark. */
    private static long value(long hash) {
        long value = hash & ~AGAIN;
        return value == 0 ? ~AGAIN : value;
    }
}
