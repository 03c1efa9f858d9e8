package plumbline;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesDependOnEachOtherInOneDirectionAsDeclared() {
        ApplicationModules.of(PlumblineApplication.class).verify();
    }
}
