package ebb.serve.web;

import io.javalin.http.Context;

/** How many rows an answer handed out, for the log. */
final class RequestRows {
    private static final String ROWS = "rows";

    private RequestRows() {}

    static void note(Context request, int rows) {
        request.attribute(ROWS, rows);
    }

    static Integer of(Context request) {
        return request.attribute(ROWS);
    }
}
