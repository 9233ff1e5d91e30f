package ebb.ingest.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The records of a JSON text as objects. */
interface JsonSource {

    /** Moves to the next record; false where there is none. */
    boolean next() throws IOException;

    /** The record; null where it is no object. */
    ObjectNode object();

    /** The record as it stands in the text. */
    String raw();

    /** Why it is no object; null: it is one. */
    String fault();

    /** Line on which the record starts. */
    long line();
}
