package plumbline.escalation.process;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Migration 070: creates the engine's tables in a schema of their own, by the scripts that ship with the engine, so that
 * our repository holds no copy of them. An engine with another schema needs a further migration, never a change here.
 */
@Component
class EngineSchema implements JavaMigration {

    static final String NAME = "camunda";

    private static final String FOLDER = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";
    private static final List<String> SCRIPTS = List.of("engine", "history", "identity", "case.engine", "case.history",
            "decision.engine", "decision.history");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("070");
    }

    @Override
    public String getDescription() {
        return "process engine";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return 7_240;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + NAME);
            statement.execute("set local search_path to " + NAME);
            for (String script : SCRIPTS) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource(FOLDER + script + ".sql"));
            }
            statement.execute("create index act_idx_job_acquisition on act_ru_job (type_ desc, duedate_ asc)");
            statement.execute("set local search_path to public");
        }
    }
}
