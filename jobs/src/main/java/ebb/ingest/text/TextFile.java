package ebb.ingest.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * Opens a text file on any file system Hadoop knows as UTF-8 without its byte order mark, unpacked and decoded by what its first bytes say.
 *
 * @param uri where it is
 * @param format says the encoding of a file without a byte order mark, and how a sheet is written
 */
public record TextFile(java.net.URI uri, TextFormat format, Configuration hadoop) {
    private static final int BUFFER = 1 << 16;

    /** Opens it at its beginning; a byte that the encoding does not have ends the reading with a {@code CharacterCodingException}. */
    public InputStream open() throws IOException {
        InputStream unpacked = unpack(bytes(uri, hadoop));
        try {
            ByteOrderMark mark = ByteOrderMark.of(peek(unpacked));
            unpacked.skipNBytes(mark.length());
            // Programs that add a mark to a text that has one write it twice.
            while (StandardCharsets.UTF_8.equals(mark.encoding())
                    && ByteOrderMark.of(peek(unpacked)).equals(mark)) {
                unpacked.skipNBytes(mark.length());
            }
            if (mark.encoding() == null && unpacked instanceof ByteArrayInputStream) {
                return new Utf8CheckingStream(unpacked);
            }
            Charset charset = mark.encoding() == null ? format.encoding() : mark.encoding();
            return charset.equals(StandardCharsets.UTF_8)
                    ? new Utf8CheckingStream(unpacked)
                    : new TranscodingStream(unpacked, charset);
        } catch (IOException | RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    /** Opens it {@code offset} bytes of UTF-8 from its beginning. */
    public InputStream openAt(long offset) throws IOException {
        InputStream text = open();
        text.skipNBytes(offset);
        return text;
    }

    /** Whether a later part of the file can be read without reading what is before it. */
    public boolean isSeekable() throws IOException {
        try (InputStream bytes = peekable(bytes(uri, hadoop))) {
            byte[] first = peek(bytes);
            Charset marked = ByteOrderMark.of(first).encoding();
            return FileKind.of(first) == FileKind.TEXT
                    && codec() == null
                    && (marked == null ? format.encoding() : marked).equals(StandardCharsets.UTF_8);
        }
    }

    /** Local files are opened without Hadoop, whose paths cannot have a colon in a name. */
    public static InputStream bytes(java.net.URI uri, Configuration hadoop) throws IOException {
        if ("file".equals(uri.getScheme())) {
            return Files.newInputStream(java.nio.file.Path.of(uri.getPath()));
        }
        Path path = new Path(uri);
        return path.getFileSystem(hadoop).open(path);
    }

    private InputStream unpack(InputStream bytes) throws IOException {
        InputStream packed = peekable(bytes);
        FileKind kind = FileKind.of(peek(packed));
        if (kind == FileKind.GZIP) {
            return peekable(new GZIPInputStream(packed, BUFFER));
        }
        if (kind == FileKind.WORKBOOK && format.workbook().isPresent()) {
            return format.workbook().get().csv(packed);
        }
        if (kind == FileKind.ZIP) {
            packed.close();
            return text(peekable(ZipText.only(() -> bytes(uri, hadoop))));
        }
        CompressionCodec codec = codec();
        if (kind != FileKind.TEXT && !(kind.isUnpackedByName() && codec != null)) {
            packed.close();
            throw new UnreadableText(kind.advice);
        }
        return codec == null ? packed : peekable(unpack(packed, codec));
    }

    private static InputStream unpack(InputStream packed, CompressionCodec codec) throws IOException {
        try {
            return codec.createInputStream(packed);
        } catch (RuntimeException | LinkageError e) {
            packed.close();
            throw new UnreadableText("it is packed as its name says (" + codec.getDefaultExtension()
                    + "), which cannot be unpacked here: " + e.getMessage() + ". Unpack it, or pack it with gzip.");
        }
    }

    private static InputStream text(InputStream unpacked) throws IOException {
        FileKind kind = FileKind.of(peek(unpacked));
        if (kind != FileKind.TEXT) {
            unpacked.close();
            boolean isPacked =
                    Set.of(FileKind.GZIP, FileKind.ZIP, FileKind.WORKBOOK).contains(kind);
            throw new UnreadableText(
                    isPacked
                            ? "it is a zip archive of a file that is packed itself. Unpack it."
                            : "unpacked, " + kind.advice);
        }
        return unpacked;
    }

    /** By the end of the name; gzip goes by its first bytes instead. */
    private CompressionCodec codec() {
        String name =
                uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1).replace(":", "_");
        return name.endsWith(".gz") ? null : new CompressionCodecFactory(hadoop).getCodec(new Path("/", name));
    }

    private static InputStream peekable(InputStream in) {
        return new BufferedInputStream(in, BUFFER);
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(FileKind.BYTES);
        byte[] first = in.readNBytes(FileKind.BYTES);
        in.reset();
        return first;
    }
}
