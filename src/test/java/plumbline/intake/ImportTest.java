package plumbline.intake;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.facts.FactStore;
import plumbline.testing.PlumblineTest;

/** A test that imports texts into the whole service and reads the facts back. */
@PlumblineTest
abstract class ImportTest {

    @Autowired
    Imports imports;

    @Autowired
    FactStore facts;

    @Autowired
    JdbcClient jdbc;

    ImportFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new ImportFixture(imports, facts, jdbc);
    }
}
