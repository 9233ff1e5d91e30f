package ebb.serve.web;

import io.javalin.http.Context;
import java.util.Map;

/** Answers that refuse: JSON for programs, a page for browsers. */
final class Answers {
    /** Attribute of a request that was refused already. */
    static final String REFUSED = "refused";

    private Answers() {}

    static void refuse(Context request, int status, String message) {
        request.attribute(REFUSED, true);
        request.status(status);
        if (status == 401) {
            request.header("WWW-Authenticate", "Bearer");
        }
        if (!isPage(request.path(), request.header("Accept"))) {
            Api.json(request, Map.of("error", message));
        } else if (status == 401) {
            request.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
        } else {
            request.html(Templates.render("refused", Map.of("message", message, "status", status)));
        }
    }

    /**
     * Whether a browser is answered.
     *
     * @param accepted what the request says that it accepts; null: nothing
     */
    static boolean isPage(String path, String accepted) {
        return !path.startsWith(Api.ROOT) && String.valueOf(accepted).contains("text/html");
    }
}
