package plumbline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@code bin/kill-imports}: one kill. */
class KilledImportsTest {

    @TempDir
    Path folder;

    @Test
    void everyBatchIsWhollyInOrWhollyOutAndEveryFileHandledOnceWhereverTheServiceIsKilled() throws Exception {
        KilledImports imports = new KilledImports(folder, 1);
        assertThat(imports.live(1)).isEmpty();
        assertThat(imports.ends().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }
}
