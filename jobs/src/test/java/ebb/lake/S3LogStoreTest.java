package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.testing.S3Server;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Commits to a lake on S3, against a server of this machine. */
@Tag("slow")
@Tag("C2")
class S3LogStoreTest {
    private static final int RACES = 20;

    @TempDir
    static Path folder;

    private static S3Server server;
    private static Configuration configuration;
    private static S3LogStore store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(folder);
        configuration = new Configuration();
        server.settings().forEach((key, value) -> configuration.set(key.replace("spark.hadoop.", ""), value));
        store = new S3LogStore(configuration);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aVersionThatIsThereIsNotWrittenAgain() throws Exception {
        var path = commit("there", 0);
        store.write(path, List.of("first").iterator(), false, configuration);
        assertThatThrownBy(() -> store.write(path, List.of("second").iterator(), false, configuration))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(text(path)).isEqualTo("first\n");
    }

    /** Both found no such object when they began: the store decides when the bytes arrive. */
    @Test
    void ofTwoThatBeganTogetherTheStoreTakesOne(TestReporter reporter) throws Exception {
        for (int version = 0; version < RACES; version++) {
            var path = commit("together", version);
            OutputStream first = new LakePath(path.toString()).openNew(configuration);
            OutputStream second = new LakePath(path.toString()).openNew(configuration);
            first.write('1');
            second.write('2');
            first.close();
            assertThatThrownBy(second::close).hasMessageContaining("Status Code: 412");
            assertThat(text(path)).isEqualTo("1");
        }
        reporter.publishEntry("figure", RACES + " commits to s3a:// raced by another writer: 0 acknowledged twice");
    }

    /** The first try was stored and its answer was lost: the second finds the same lines, which are its own. */
    @Test
    @Tag("A3")
    void aCommitWhoseAnswerWasLostCountsAsDone() throws Exception {
        var path = commit("lost", 0);
        new LakePath(path.toString()).write("{\"txnId\": 7}\n".getBytes(StandardCharsets.UTF_8), configuration);
        store.write(path, List.of("{\"txnId\": 7}").iterator(), false, configuration);
        assertThat(text(path)).isEqualTo("{\"txnId\": 7}\n");
    }

    private static org.apache.hadoop.fs.Path commit(String table, long version) {
        return new org.apache.hadoop.fs.Path("s3a://shop/" + table + "/_delta_log/" + version + ".json");
    }

    private static String text(org.apache.hadoop.fs.Path path) {
        return new LakePath(path.toString()).readText(configuration).orElseThrow();
    }
}
