package ebb.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/** The hash of a file. */
public final class FileHash {
    private FileHash() {}

    /** SHA-256 of the file's bytes, in hex. */
    public static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read " + file.toAbsolutePath() + " for its hash: " + e.getMessage() + ". Export again.", e);
        }
    }
}
