package io.sluss.examples.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock in a file: every process of a test reads the same time, and the test sets it. */
final class FileClock implements InstantSource {
    private final FileChannel file;

    FileClock(Path path) {
        try {
            this.file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FileClock startingAt(Path path, Instant start) {
        FileClock clock = new FileClock(path);
        clock.set(start);
        return clock;
    }

    void set(Instant time) {
        try {
            file.write(
                    ByteBuffer.allocate(Long.BYTES).putLong(time.toEpochMilli()).flip(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forward(Duration by) {
        set(instant().plus(by));
    }

    @Override
    public Instant instant() {
        try {
            ByteBuffer read = ByteBuffer.allocate(Long.BYTES);
            file.read(read, 0);
            return Instant.ofEpochMilli(read.flip().getLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
