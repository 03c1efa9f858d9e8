package plumbline.standards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All rule set versions there have been, with their files. A version never changes. */
public interface RuleSetHistory {

    /** All versions, newest first. */
    List<StoredVersion> versions();

    /** One version. */
    Optional<StoredVersion> stored(int number);

    /** The version that was in force at a moment; empty before the first. */
    Optional<StoredVersion> inForceAt(Instant moment);

    /** Everything a version consists of, by path. */
    List<RuleSource> files(int version);
}
