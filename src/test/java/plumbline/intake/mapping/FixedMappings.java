package plumbline.intake.mapping;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mappings that are not kept in a database. */
public final class FixedMappings extends MappingStore {

    private final List<SavedMapping> mappings;

    public FixedMappings(List<SavedMapping> mappings) {
        super(JdbcClient.create(new JdbcTemplate()), Clock.systemUTC());
        this.mappings = List.copyOf(mappings);
    }

    @Override
    public List<SavedMapping> inUse() {
        return mappings;
    }
}
