package ebb.conf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of {@code conf/}: as it lies beside the launcher, so that a change of it needs no build; on a cluster as the jar carries it. */
public final class ConfFile {
    private ConfFile() {}

    /** Text of the file; {@code ebb.home} is the system property by which the launcher says where it lies. */
    public static String read(String name) {
        String home = System.getProperty("ebb.home");
        try {
            if (home != null && Files.isReadable(Path.of(home, "conf", name))) {
                return Files.readString(Path.of(home, "conf", name));
            }
            try (InputStream in = ConfFile.class.getResourceAsStream("/conf/" + name)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "Cannot read conf/" + name + ": it is not in the jar. Build it anew.");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read conf/" + name + ": " + e.getMessage(), e);
        }
    }
}
