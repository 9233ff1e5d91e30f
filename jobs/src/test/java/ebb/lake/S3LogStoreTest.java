package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.testing.S3Server;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
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
    private static final int RACES = 100;

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

    /** Another process commits after this one has looked and before it puts. */
    @Test
    void aVersionThatAnotherWroteMeanwhileIsNotOverwritten(TestReporter reporter) throws Exception {
        for (int version = 0; version < RACES; version++) {
            var path = commit("race", version);
            assertThatThrownBy(() -> store.write(path, afterTheOther(path), false, configuration))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(text(path)).isEqualTo("other\n");
        }
        reporter.publishEntry("figure", RACES + " commits to s3a:// overtaken by another writer: 0 overwritten");
    }

    /** Both found no such object when they began: the store decides when the bytes arrive. */
    @Test
    void ofTwoThatBeganTogetherTheStoreTakesOne() throws Exception {
        var path = commit("together", 0);
        OutputStream first = new LakePath(path.toString()).openNew(configuration);
        OutputStream second = new LakePath(path.toString()).openNew(configuration);
        first.write('1');
        second.write('2');
        first.close();
        assertThatThrownBy(second::close).hasMessageContaining("412");
        assertThat(text(path)).isEqualTo("1");
    }

    /** The first try was stored and its answer was lost: the second finds the same lines, which are its own. */
    @Test
    @Tag("A3")
    void aCommitWhoseAnswerWasLostCountsAsDone() throws Exception {
        var path = commit("lost", 0);
        Iterator<String> lines = List.of("{\"txnId\": 7}").iterator();
        new LakePath(path.toString()).write("{\"txnId\": 7}\n".getBytes(StandardCharsets.UTF_8), configuration);
        store.write(path, lines, false, configuration);
        assertThat(text(path)).isEqualTo("{\"txnId\": 7}\n");
    }

    private static Iterator<String> afterTheOther(org.apache.hadoop.fs.Path path) {
        return new Iterator<>() {
            private boolean hasNext = true;

            @Override
            public boolean hasNext() {
                return hasNext;
            }

            @Override
            public String next() {
                hasNext = false;
                new LakePath(path.toString()).write("other\n".getBytes(StandardCharsets.UTF_8), configuration);
                return "mine";
            }
        };
    }

    private static org.apache.hadoop.fs.Path commit(String table, long version) {
        return new org.apache.hadoop.fs.Path("s3a://shop/" + table + "/_delta_log/" + version + ".json");
    }

    private static String text(org.apache.hadoop.fs.Path path) {
        return new LakePath(path.toString()).readText(configuration).orElseThrow();
    }
}
