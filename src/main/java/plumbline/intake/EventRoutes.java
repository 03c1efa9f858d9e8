package plumbline.intake;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import plumbline.intake.ClientLevelEvent.Kind;

/**
 * Which staged events go straight into their tables: those of people nobody knew, whose event and whose reference no other row of the file has.
 * Nothing has to be chosen, updated or corrected for them. All others have to be looked at more closely; that is never wrong, only slower.
 */
final class EventRoutes {

    private final ClientLevelDataStage stage;
    private final long[] people;
    private final long before;
    private final Map<Kind, BitSet> closely = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> left = new EnumMap<>(Kind.class);

    /**
     * Decides about every staged event.
     *
     * @param people the key of the person of each run; 0 where the run was rejected
     * @param before the highest key there was before this file
     */
    EventRoutes(ClientLevelDataStage stage, long[] people, long before) {
        this.stage = stage;
        this.people = people;
        this.before = before;
        for (Kind kind : Kind.values()) {
            closely.put(kind, new BitSet());
        }
        whatNeedsNoComparison();
        long hashes = 2 * stage.rows();
        for (int share = 0; share < SeenTwice.shares(hashes); share++) {
            compare(SeenTwice.of(hashes, share));
        }
    }

    private void whatNeedsNoComparison() {
        for (Kind kind : Kind.values()) {
            int rejected = 0;
            for (StagedEvents.Heads heads = stage.events(kind).heads(); heads.next();) {
                long person = people[heads.run];
                if (person == 0) {
                    rejected++;
                } else if (person <= before || kind != Kind.LINK && heads.reference == StagedEvents.NO_REFERENCE) {
                    of(kind).set(heads.place());
                }
            }
            left.put(kind, stage.events(kind).count() - rejected);
        }
    }

    private void compare(SeenTwice seen) {
        for (Kind kind : Kind.values()) {
            for (StagedEvents.Heads heads = stage.events(kind).heads(); heads.next();) {
                long person = people[heads.run];
                if (person != 0) {
                    seen.see(TextHash.with(heads.key, person));
                    if (heads.reference != StagedEvents.NO_REFERENCE) {
                        seen.see(heads.reference);
                    }
                }
            }
        }
        for (Kind kind : Kind.values()) {
            for (StagedEvents.Heads heads = stage.events(kind).heads(); heads.next();) {
                long person = people[heads.run];
                if (person != 0 && (seen.twice(TextHash.with(heads.key, person))
                        || heads.reference != StagedEvents.NO_REFERENCE && seen.twice(heads.reference))) {
                    of(kind).set(heads.place());
                }
            }
        }
    }

    private BitSet of(Kind kind) {
        return Objects.requireNonNull(closely.get(kind));
    }

    /** Has one more event looked at closely, by its place among those of its type. */
    void lookCloselyAt(Kind kind, int place) {
        of(kind).set(place);
    }

    /** Whether an event is one to be looked at closely. */
    boolean closely(Kind kind, StagedEvents.Heads head) {
        return of(kind).get(head.place());
    }

    /** Whether an event goes straight in. */
    boolean straight(Kind kind, StagedEvents.Heads head) {
        return people[head.run] != 0 && !of(kind).get(head.place());
    }

    /** Whose an event is. */
    long person(StagedEvents.Heads head) {
        return people[head.run];
    }

    /** How many events are looked at closely. */
    int closely(Kind kind) {
        return of(kind).cardinality();
    }

    /** How many events go straight in. */
    int straight(Kind kind) {
        return Objects.requireNonNull(left.get(kind)) - closely(kind);
    }

    /** The highest key of a person of the file. */
    long highest() {
        long highest = before;
        for (long person : people) {
            highest = Math.max(highest, person);
        }
        return highest;
    }
}
