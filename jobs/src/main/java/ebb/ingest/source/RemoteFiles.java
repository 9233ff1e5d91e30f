package ebb.ingest.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Finds files on a file system that Hadoop reaches. */
public final class RemoteFiles {
    private RemoteFiles() {}

    /** The names of the files that a path, folder or glob stands for, in order; folders with all below them. */
    public static List<String> matching(String path, Configuration hadoop) throws IOException {
        Path pattern = new Path(path);
        FileSystem system = pattern.getFileSystem(hadoop);
        FileStatus[] matches = system.globStatus(pattern);
        List<String> names = new ArrayList<>();
        for (FileStatus match : matches == null ? new FileStatus[0] : matches) {
            if (match.isDirectory()) {
                addBelow(system, match.getPath(), names);
            } else {
                names.add(FileListing.name(match.getPath().toUri()));
            }
        }
        Collections.sort(names);
        return names;
    }

    private static void addBelow(FileSystem system, Path folder, List<String> names) throws IOException {
        String root = folder.toUri().getPath();
        RemoteIterator<LocatedFileStatus> below = system.listFiles(folder, true);
        while (below.hasNext()) {
            Path file = below.next().getPath();
            if (!isHidden(file.toUri().getPath().substring(root.length()))) {
                names.add(FileListing.name(file.toUri()));
            }
        }
    }

    /** Names that begin so are by custom not data: {@code _SUCCESS}, checksums, unfinished copies, locks of open workbooks. */
    static boolean isHidden(String relative) {
        return Arrays.stream(relative.split("/", -1))
                .anyMatch(part -> part.startsWith(".") || part.startsWith("_") || part.startsWith("~$"));
    }
}
