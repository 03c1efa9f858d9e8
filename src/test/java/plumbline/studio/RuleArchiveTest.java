package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import plumbline.core.Attempt;
import plumbline.standards.RuleSource;
import plumbline.standards.versions.ShippedRules;

/** Rules folders as zips: what goes out comes in again, and nothing else does. */
class RuleArchiveTest {

    private static final String RULES = "rules/england/reviews/ASC-REV-01.dslr";

    @Test
    void whatGoesOutComesInAgain() {
        List<RuleSource> shipped = ShippedRules.read();
        Attempt<List<RuleSource>> read = RuleArchive.read(RuleArchive.write(shipped));
        assertThat(Studio.done(read)).containsExactlyInAnyOrderElementsOf(shipped.stream().filter(file -> !file.path().equals("vocabulary.dsl"))
                .map(file -> new RuleSource(file.path(), StandardFiles.plain(file.text()))).toList());
        assertThat(RuleArchive.write(shipped)).isEqualTo(RuleArchive.write(shipped));
    }

    @Test
    void whatIsNoRulesFolderIsRefused() throws IOException {
        refused(new byte[0], "Choose a zip file");
        refused("no zip".getBytes(StandardCharsets.UTF_8), "no rule file");
        refused(zip(Map.of("readme.txt", bytes("x"))), "'readme.txt' is no rule file");
        for (String path : List.of("rules/../../etc/ASC-REV-01.dslr", "/etc/ASC-REV-01.dslr", "rules/england/../ASC-REV-01.dslr", "C:\\ASC-REV-01.dslr",
                "rules/england/reviews/ASC-REV-01.dslr/../../x.sh", "rules/england/ASC-REV-01.dslr\u0000.txt")) {
            refused(zip(Map.of(path, bytes("x"))), "is no rule file");
        }
        refused(zip(Map.of(RULES, new byte[] {(byte) 0xff, (byte) 0xfe})), "not in UTF-8");
        refused(zip(Map.of(RULES, bytes("a\u0000b"))), "is no text");
        byte[] whole = RuleArchive.write(ShippedRules.read());
        assertThat(RuleArchive.read(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(Attempt.Refused.class);
    }

    @Test
    void aBombIsPutDownBeforeItIsUnpacked() throws IOException {
        refused(zip(Map.of(RULES, new byte[60_000_000])), "too large");
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 10; i < 60; i++) {
            many.put("rules/england/reviews/ASC-REV-" + i + ".examples.yaml", new byte[399_999]);
        }
        refused(zip(many), "");
        Map<String, byte[]> countless = new LinkedHashMap<>();
        for (int i = 0; i < 1_300; i++) {
            countless.put("folder-" + i + "/", new byte[0]);
        }
        refused(zip(countless), "too many entries");
        refused(new byte[RuleArchive.LARGEST + 1], "more than 2 MB");
    }

    private static void refused(byte[] archive, String words) {
        Studio.refused(RuleArchive.read(archive), Attempt.Kind.INVALID, words);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
