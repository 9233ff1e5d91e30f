package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.schema.ExportsTable;
import ebb.testing.SparkSessions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
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

    /** By Hadoop's own file system a commit starts a process for each file and others for its checksum. */
    @Test
    void aTableAndASmallFileAreWrittenWithoutAProcess() throws IOException {
        Lake lake = new Lake(SparkSessions.shared(), LakePath.root(folder.toString()));
        List<RecordedEvent> started;
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ProcessStart");
            recording.start();
            lake.append(ExportsTable.TABLE, lake.rows(ExportsTable.TABLE, List.of()));
            lake.append(ExportsTable.TABLE, lake.rows(ExportsTable.TABLE, List.of()));
            lake.root().resolve("_ebb/page").write(new byte[1], lake.configuration());
            recording.stop();
            java.nio.file.Path events = folder.resolve("events.jfr");
            recording.dump(events);
            started = RecordingFile.readAllEvents(events);
        }
        assertThat(lake.version(ExportsTable.TABLE)).isEqualTo(1);
        assertThat(started)
                .as(
                        "other threads start some as well: Spark removes what sessions of earlier tests left behind by a program")
                .noneMatch(process -> process.getString("command").contains(folder.toString()));
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a b")));
    }
}
