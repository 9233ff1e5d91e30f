package ebb.ingest.text;

import java.io.IOException;

/** A text file that cannot be read as it is; the message is a sentence that follows the file's name, and says what to do. */
public final class UnreadableText extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableText(String message) {
        super(message);
    }
}
