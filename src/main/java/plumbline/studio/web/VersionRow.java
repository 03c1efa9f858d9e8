package plumbline.studio.web;

import org.jspecify.annotations.Nullable;
import plumbline.core.BusinessTime;
import plumbline.standards.StoredVersion;

/** A version for reading. */
record VersionRow(int number, String hash, String createdAt, String createdBy, String reason, @Nullable String changeRequest) {

    private static final int HASH_SHOWN = 12;

    static VersionRow of(StoredVersion version) {
        String reason = version.restores() != null ? "Brings back version " + version.restores() + ". " + version.reason()
                : version.reason().isEmpty() ? "Came with the service." : version.reason();
        return new VersionRow(version.number(), version.contentHash().substring(0, HASH_SHOWN), BusinessTime.write(version.createdAt()),
                version.createdBy(), reason, version.changeRequest());
    }
}
