package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultsCsvTest {

    @Test
    void neverWritesACellThatASpreadsheetWouldRun() {
        assertThat(FaultsCsv.cell("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
        assertThat(FaultsCsv.cell("@x")).isEqualTo("'@x");
        assertThat(FaultsCsv.cell("-1+1")).isEqualTo("'-1+1");
        assertThat(FaultsCsv.cell("31/02/2026")).isEqualTo("31/02/2026");
    }

    @Test
    void quotesSeparatorsQuotesAndLineBreaks() {
        assertThat(FaultsCsv.cell("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
    }
}
