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
        boolean isPage = !request.path().startsWith(Api.ROOT)
                && String.valueOf(request.header("Accept")).contains("text/html");
        if (!isPage) {
            Api.json(request, Map.of("error", message));
        } else if (status == 401) {
            request.redirect("/login", io.javalin.http.HttpStatus.SEE_OTHER);
        } else {
            request.html(Templates.render("refused", Map.of("message", message, "status", status)));
        }
    }
}
