package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskFileSystemTest {
    @TempDir
    java.nio.file.Path folder;

    private final FileSystem files = new LocalDiskFileSystem();
    private Path file;

    @BeforeEach
    void open() throws IOException {
        files.initialize(URI.create("file:///"), new Configuration());
        file = new Path(folder.resolve("a b").toUri());
    }

    @Test
    void aFileHasThePermissionsItIsMadeWithAndThoseItIsGiven() throws IOException {
        try (FSDataOutputStream out =
                files.create(file, FsPermission.createImmutable((short) 0640), true, 100, (short) 1, 1 << 20, null)) {
            out.write(1);
        }
        assertThat(permissions()).isEqualTo("rw-r-----");

        files.setPermission(file, FsPermission.createImmutable((short) 0755));

        assertThat(permissions()).isEqualTo("rwxr-xr-x");
        assertThat(files.getFileStatus(file).getPermission()).hasToString("rwxr-xr-x");
    }

    /** A bit that Java's own call does not know: the program sets it. */
    @Test
    void aFolderForAllKeepsItsStickyBit() throws IOException {
        files.mkdirs(file);

        files.setPermission(file, FsPermission.createImmutable((short) 01777));

        assertThat((int) Files.getAttribute(folder.resolve("a b"), "unix:mode") & 07777)
                .isEqualTo(01777);
    }

    @Test
    void noPermissionsAreSetOfAFileThatIsNotThere() {
        assertThatThrownBy(() -> files.setPermission(file, FsPermission.getFileDefault()))
                .isInstanceOf(NoSuchFileException.class);
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a b")));
    }
}
