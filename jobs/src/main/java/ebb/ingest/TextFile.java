package ebb.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Opens a text file on any file system Hadoop knows: unpacked by the end of its name, decoded, byte order mark taken off. */
final class TextFile {
    private static final int BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER_CHARS = 1 << 16;

    private TextFile() {}

    /** A byte that the encoding does not have is an error, not a question mark: it would change names and ids in silence. */
    static BufferedReader open(String name, Charset encoding, Configuration hadoop) throws IOException {
        Path path = new Path(name);
        InputStream bytes = path.getFileSystem(hadoop).open(path);
        CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
        InputStream unpacked = codec == null ? bytes : codec.createInputStream(bytes);
        Reader decoded = new InputStreamReader(
                unpacked,
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        BufferedReader text = new BufferedReader(decoded, BUFFER_CHARS);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
