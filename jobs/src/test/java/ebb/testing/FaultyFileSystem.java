package ebb.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local disk under the scheme {@code faulty}, where files of some names cannot be closed: as on a disk that is full, or a store that gives up. */
public final class FaultyFileSystem extends RawLocalFileSystem {
    private static final URI URI_OF_SCHEME = URI.create("faulty:///");
    private static final AtomicInteger FAILED = new AtomicInteger();
    private static volatile Pattern failing = Pattern.compile("(?!)");

    /** Lets Hadoop find it. */
    public static void register(Configuration configuration) {
        configuration.set("fs.faulty.impl", FaultyFileSystem.class.getName());
        configuration.set("fs.AbstractFileSystem.faulty.impl", Delegate.class.getName());
    }

    /** Files whose path matches cannot be closed from now on; counts anew. */
    public static void failToClose(String regex) {
        failing = Pattern.compile(regex);
        FAILED.set(0);
    }

    /** How many files could not be closed. */
    public static int failed() {
        return FAILED.get();
    }

    @Override
    public URI getUri() {
        return URI_OF_SCHEME;
    }

    @Override
    public FSDataOutputStream create(
            Path file,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        return new FSDataOutputStream(
                new Stream(
                        super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress),
                        file.toString()),
                null);
    }

    @Override
    public FSDataOutputStream create(
            Path file, boolean overwrite, int bufferSize, short replication, long blockSize, Progressable progress)
            throws IOException {
        return create(file, FsPermission.getFileDefault(), overwrite, bufferSize, replication, blockSize, progress);
    }

    /** Writes, and fails at the end where it is to. */
    private static final class Stream extends OutputStream {
        private final OutputStream out;
        private final String path;

        Stream(OutputStream out, String path) {
            this.out = out;
            this.path = path;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
            if (failing.matcher(path).find()) {
                FAILED.incrementAndGet();
                throw new IOException("the store gave up on " + path);
            }
        }
    }

    /** The same for Hadoop's other interface. */
    public static final class Delegate extends DelegateToFileSystem {
        public Delegate(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            super(uri, new FaultyFileSystem(), configuration, "faulty", false);
        }
    }
}
