package ebb.serve.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;

/** Headers of every answer: what a browser may do with it. */
final class Headers {
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            // With no-referrer a browser would send forms of these pages without their origin, and they could not be
            // told from those of other sites.
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "Cache-Control",
            "no-store");

    private Headers() {}

    static void secure(Context answer, boolean isTls) {
        of(isTls).forEach(answer::header);
    }

    static Map<String, String> of(boolean isTls) {
        Map<String, String> headers = new TreeMap<>(ALWAYS);
        if (isTls) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        return headers;
    }
}
