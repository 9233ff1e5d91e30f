package ebb.lake;

import io.delta.storage.S3SingleDriverLogStore;
import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Delta's log on an object store. Delta's store for one driver is enough, because the lake's lock lets one run write at a time; commits of a run that has
 * lost its lake are refused, see {@link Fences}.
 */
public final class S3LogStore extends S3SingleDriverLogStore {

    public S3LogStore(Configuration configuration) {
        super(configuration);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        Fences.check(path);
        super.write(path, actions, overwrite, configuration);
    }
}
