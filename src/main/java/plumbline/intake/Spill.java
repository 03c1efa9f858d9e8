package plumbline.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are written once and read several times: in memory while they are few, else in a file that has no name any more as
 * soon as it is open, so that nothing of it outlives the service. For one thread.
 */
final class Spill implements AutoCloseable {

    private static final int MOST_IN_MEMORY = 1 << 16;
    private static final int FIRST_SIZE = 1 << 10;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_SIZE);
    private @Nullable FileChannel file;
    private long written;

    /** A buffer with room for so many bytes, to be put in by the caller. */
    ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            if (buffer.position() + bytes > MOST_IN_MEMORY) {
                flush();
            }
            if (buffer.remaining() < bytes) {
                ByteBuffer larger = ByteBuffer.allocate(Math.max(bytes + buffer.position(), Math.min(MOST_IN_MEMORY, 2 * buffer.capacity())));
                buffer = larger.put(buffer.flip());
            }
        }
        return buffer;
    }

    private void flush() {
        try {
            if (file == null) {
                file = FileChannel.open(SpooledFile.newFile(), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                written += file.write(buffer, written);
            }
            buffer.clear();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads everything from the start. Nothing may be written any more. */
    Reading read() {
        return new Reading();
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One reading from start to end. */
    final class Reading {

        private ByteBuffer ahead;
        private long position;

        private Reading() {
            ahead = file == null ? buffer.duplicate().flip() : ByteBuffer.allocate(MOST_IN_MEMORY).limit(0);
        }

        /** A buffer with at least so many bytes to be taken by the caller, or {@code null} at the end. */
        @Nullable ByteBuffer next(int bytes) {
            if (ahead.remaining() < bytes && file != null) {
                refill(file, bytes);
            }
            if (!ahead.hasRemaining()) {
                return null;
            }
            if (ahead.remaining() < bytes) {
                throw new IllegalStateException("what was put aside ends in the middle of a record");
            }
            return ahead;
        }

        /** What is in the file, and after it what is still in memory. */
        private void refill(FileChannel from, int bytes) {
            try {
                if (ahead.capacity() < bytes) {
                    ahead = ByteBuffer.allocate(bytes).put(ahead);
                } else {
                    ahead.compact();
                }
                while (position < written && ahead.hasRemaining()) {
                    int most = (int) Math.min(ahead.remaining(), written - position);
                    position += from.read(ahead.limit(ahead.position() + most), position);
                    ahead.limit(ahead.capacity());
                }
                if (position >= written && ahead.hasRemaining()) {
                    ByteBuffer rest = buffer.duplicate().flip().position((int) (position - written));
                    rest.limit(Math.min(rest.limit(), rest.position() + ahead.remaining()));
                    position += rest.remaining();
                    ahead.put(rest);
                }
                ahead.flip();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
