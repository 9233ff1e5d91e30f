package ebb.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, which sets permissions by the operating system's own call.
 *
 * <p>Without Hadoop's native library, which no release of Spark brings, it starts the program {@code chmod} for every file and folder that it makes: over a
 * thousand processes in a run over a small lake, and several milliseconds each.
 */
public final class LocalDiskFileSystem extends LocalFileSystem {
    public LocalDiskFileSystem() {
        super(new Disk());
    }

    private static final class Disk extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            PosixFileAttributeView file =
                    Files.getFileAttributeView(pathToFile(path).toPath(), PosixFileAttributeView.class);
            if (file == null || permission.getStickyBit()) {
                super.setPermission(path, permission);
                return;
            }
            file.setPermissions(PosixFilePermissions.fromString(permission.toString()));
        }
    }
}
