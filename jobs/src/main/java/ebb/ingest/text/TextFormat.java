package ebb.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Optional;

/** How the text of a file is divided into records and fields. */
public interface TextFormat extends Serializable {

    /** Encoding of files that carry no byte order mark. */
    Charset encoding();

    /** How a sheet of an Excel workbook is to be written; empty: the format is of no table. */
    default Optional<WorkbookText> workbook() {
        return Optional.empty();
    }

    /**
     * Reads a whole text and says what it holds.
     *
     * @param text UTF-8
     * @throws UnreadableText where the text is not of this format
     */
    TextPlan plan(InputStream text) throws IOException;
}
