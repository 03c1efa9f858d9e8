package plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** There is no container engine where tests run, so the deployment files are checked as text. */
class DeploymentFilesTest {

    @Test
    @SuppressWarnings("unchecked")
    void composeFileStartsTheServiceOnlyWithAHealthyDatabaseAndGivenPasswords() throws IOException {
        String text = Files.readString(Path.of("docker-compose.yml"));
        Map<String, Object> services = (Map<String, Object>) ((Map<String, Object>) new Yaml().load(text)).get("services");
        assertThat(services).containsOnlyKeys("database", "plumbline");
        Map<String, Object> service = (Map<String, Object>) services.get("plumbline");
        assertThat(service.get("depends_on")).hasToString("{database={condition=service_healthy}}");
        Map<String, String> environment = (Map<String, String>) service.get("environment");
        assertThat(environment.get("PLUMBLINE_DATABASE_PASSWORD")).startsWith("${PLUMBLINE_DATABASE_PASSWORD:?");
        assertThat(environment.get("PLUMBLINE_ADMINISTRATOR_PASSWORD")).startsWith("${PLUMBLINE_ADMINISTRATOR_PASSWORD:?");
        assertThat(environment).doesNotContainKey("PLUMBLINE_DEMONSTRATION");
    }

    @Test
    void commandsCanBeRun() {
        for (String command : new String[] {"bin/run", "bin/test", ".ci/run"}) {
            assertThat(Path.of(command)).isExecutable();
        }
    }
}
