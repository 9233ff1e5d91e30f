package ebb.lake;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log on an object store. A commit is put with the condition that no object has its name, so of two writers of one version exactly one succeeds,
 * also where they are two processes. Delta's own store for one driver asks first and puts then, which lets a second process overwrite a commit.
 *
 * <p>Commits of a run that has lost its lake are refused, see {@link Fences}.
 */
public final class S3LogStore extends HadoopFileSystemLogStore {

    public S3LogStore(Configuration configuration) {
        super(configuration);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        Fences.check(path);
        byte[] lines = lines(actions);
        if (overwrite) {
            try (OutputStream out = path.getFileSystem(configuration).create(path, true)) {
                out.write(lines);
            }
        } else if (!new LakePath(path.toString()).create(lines, configuration)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration configuration) {
        return false;
    }

    private static byte[] lines(Iterator<String> actions) {
        StringBuilder lines = new StringBuilder();
        actions.forEachRemaining(action -> lines.append(action).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
