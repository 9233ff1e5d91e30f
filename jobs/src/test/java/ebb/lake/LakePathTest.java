package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakePathTest {
    @TempDir
    Path folder;

    @Test
    void aLocalPathIsTakenAsItIsWhateverSignsItHas() throws IOException {
        for (String name : new String[] {"plain", "two words", "l\u00e4ger", "100%25 off", "a+b&c"}) {
            Path root = folder.resolve(name);
            LakePath file = LakePath.root(root.toString()).resolve("_ebb/x");

            file.write(name.getBytes(StandardCharsets.UTF_8), new Configuration());
            assertThat(file.create(new byte[0], new Configuration())).isFalse();

            assertThat(Files.readString(root.resolve("_ebb/x"))).isEqualTo(name);
            assertThat(LakePath.root(root.toString())).hasToString(root.toString());
            assertThat(LakePath.root(root.toUri().toString())).hasToString(root.toString());
            assertThat(LakePath.root(root.toString()).location()).isEqualTo(root.toString());
        }
    }

    /** A checksum that Hadoop left beside a file would no longer be that of its bytes. */
    @Test
    void aFileThatHadoopWroteCanBeReplacedAndRead() throws IOException {
        Configuration configuration = new Configuration();
        LakePath file = LakePath.root(folder.toString()).resolve("state");
        try (FSDataOutputStream out = file.openNew(configuration)) {
            out.write("old".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(folder.resolve(".state.crc")).exists();

        file.write("new".getBytes(StandardCharsets.UTF_8), configuration);

        assertThat(file.readText(configuration)).contains("new");
        assertThat(file.list(configuration)).containsExactly("state");
    }
}
