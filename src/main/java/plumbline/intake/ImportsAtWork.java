package plumbline.intake;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.facts.KeepsPeople;

/** Nothing is purged while a file is read, and no file is read while something is purged: it may speak of the same people. */
@Component
class ImportsAtWork implements KeepsPeople {

    private final JdbcClient jdbc;

    ImportsAtWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the turn of every format until the caller's transaction ends, as far as nobody has it. */
    @Override
    public boolean everybodyNow() {
        for (Format format : Format.values()) {
            if (!jdbc.sql("select pg_try_advisory_xact_lock(?, ?)").params(FileReading.FORMAT_LOCKS, format.ordinal()).query(Boolean.class).single()) {
                return true;
            }
        }
        return false;
    }
}
