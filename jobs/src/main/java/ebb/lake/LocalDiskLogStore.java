package ebb.lake;

import io.delta.storage.HDFSLogStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log on a local disk. A commit is written under another name and then given its own by a hard link, which the operating system makes only where no
 * such name is: of two writers of one version exactly one succeeds. Delta's own store renames, and was seen to tell both that they had.
 *
 * <p>Commits of a run that has lost its lake are refused, see {@link Fences}.
 */
public class LocalDiskLogStore extends HDFSLogStore {

    public LocalDiskLogStore(Configuration configuration) {
        super(configuration);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        Fences.check(path);
        if (overwrite) {
            super.write(path, actions, true, configuration);
            return;
        }
        Path unfinished = new Path(path.getParent(), "." + path.getName() + "." + UUID.randomUUID() + ".tmp");
        FileSystem fileSystem = path.getFileSystem(configuration);
        try {
            writeLines(fileSystem, unfinished, actions);
            link(unfinished, path);
        } finally {
            fileSystem.delete(unfinished, false);
        }
    }

    private static void writeLines(FileSystem fileSystem, Path file, Iterator<String> lines) throws IOException {
        try (BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(fileSystem.create(file), StandardCharsets.UTF_8))) {
            while (lines.hasNext()) {
                out.write(lines.next());
                out.write('\n');
            }
        }
    }

    /** The checksum file that Hadoop keeps beside each file goes along, after the commit has its name. */
    private void link(Path from, Path to) throws IOException {
        java.nio.file.Path commit = local(to);
        try {
            createLink(commit, local(from));
        } catch (FileAlreadyExistsException e) {
            // A network disk may ask twice, and give the second answer: the name is there because the first made it.
            if (!Files.isSameFile(commit, local(from))) {
                throw new org.apache.hadoop.fs.FileAlreadyExistsException(to.toString());
            }
        }
        java.nio.file.Path checksum = local(checksum(from));
        if (Files.exists(checksum)) {
            Files.copy(checksum, local(checksum(to)), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Gives a file a second name, which must not be there yet. */
    protected void createLink(java.nio.file.Path name, java.nio.file.Path file) throws IOException {
        Files.createLink(name, file);
    }

    private static Path checksum(Path file) {
        return new Path(file.getParent(), "." + file.getName() + ".crc");
    }

    private static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }
}
