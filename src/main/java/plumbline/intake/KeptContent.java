package plumbline.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the bytes of files that wait to be accepted: in the database, where every node finds them and nobody else does. */
@Component
class KeptContent {

    private static final int PART = 1 << 20;

    private final JdbcClient jdbc;

    KeptContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(BatchId batch, SpooledFile file) {
        // As it came, with its byte order mark: its digest names it.
        try (InputStream in = Files.newInputStream(file.path())) {
            int part = 0;
            for (byte[] bytes = in.readNBytes(PART); bytes.length > 0; bytes = in.readNBytes(PART)) {
                jdbc.sql("insert into import_content (batch, part, bytes) values (?, ?, ?)").params(batch.value(), part++, bytes).update();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The content again, one part in memory at a time. */
    InputStream open(BatchId batch) {
        int parts = jdbc.sql("select count(*) from import_content where batch = ?").param(batch.value()).query(Integer.class).single();
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < parts;
            }

            @Override
            public InputStream nextElement() {
                if (next >= parts) {
                    throw new NoSuchElementException();
                }
                return new ByteArrayInputStream(jdbc.sql("select bytes from import_content where batch = ? and part = ?")
                        .params(batch.value(), next++).query(byte[].class).single());
            }
        });
    }

    /** Forgets what a crash kept from being forgotten: the files of batches that do not wait and are not being read. */
    void forgetDecided() {
        jdbc.sql("delete from import_content where batch in (select id from import_batch where state not in ('PREVIEWED', 'TO_BE_MAPPED', 'RUNNING'))").update();
    }

    void forget(BatchId batch) {
        jdbc.sql("delete from import_content where batch = ?").param(batch.value()).update();
    }
}
