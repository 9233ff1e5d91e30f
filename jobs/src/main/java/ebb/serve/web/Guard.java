package ebb.serve.web;

import ebb.serve.access.BrowserSessions;
import ebb.serve.access.RateLimit;
import ebb.serve.access.Reader;
import ebb.serve.access.Token;
import ebb.serve.access.TokenFile;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;

/** Lets a request in or refuses it, before any route sees it. What no rule lets in is refused. */
final class Guard {
    static final String COOKIE = "ebb_session";
    static final String CSRF_FIELD = "csrf";

    private static final String READER = "reader";
    private static final String BEARER = "Bearer ";
    private static final Set<String> OPEN_PATHS = Set.of("/login", "/assets/page.css");
    private static final int LONGEST_COOKIE = 100;
    static final int MOST_FORM_BYTES = 64_000;

    private final TokenFile tokens;
    private final BrowserSessions sessions;
    private final RateLimit requests;
    private final RateLimit failures;
    private final Hosts hosts;

    /**
     * A guard.
     *
     * @param requests limit of each token
     * @param failures limit of wrong tokens from an address
     */
    Guard(TokenFile tokens, BrowserSessions sessions, RateLimit requests, RateLimit failures, Hosts hosts) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.requests = requests;
        this.failures = failures;
        this.hosts = hosts;
    }

    /** Before every path, known or not. */
    void enter(Context request) {
        Headers.secure(request, hosts.isTls());
        hosts.require(request);
        requireSmallForm(request);
        if (OPEN_PATHS.contains(request.path())) {
            return;
        }
        Reader reader = reader(request).orElseThrow(() -> new Refused(401, "Give a valid token."));
        if (!requests.take(reader.tokenId())) {
            throw new Refused(429, "Too many requests with this token. Wait a minute.");
        }
        request.attribute(READER, reader);
        requireOwnForm(request, reader);
    }

    /** Before anything of a body is read: one whose length is not said, or that has parts, could fill memory or the disk for somebody without a token. */
    private static void requireSmallForm(Context request) {
        if (isReading(request)) {
            return;
        }
        String length = request.header("Content-Length");
        if (length == null || !length.matches("\\d{1,9}") || request.header("Transfer-Encoding") != null) {
            throw new Refused(411, "Say how long the form is.");
        }
        if (Integer.parseInt(length) > MOST_FORM_BYTES) {
            throw new Refused(413, "This form is too long.");
        }
        if (!length.equals("0") && !request.isFormUrlencoded()) {
            throw new Refused(415, "Send a form as application/x-www-form-urlencoded.");
        }
    }

    private static boolean isReading(Context request) {
        return HandlerType.GET.equals(request.method()) || HandlerType.HEAD.equals(request.method());
    }

    /** Before a path that there is: whether the reader's role may. */
    void requireRight(Context request) {
        Set<RouteRole> rights = request.routeRoles();
        if (rights.isEmpty()) {
            throw new Refused(403, "Nobody may read this.");
        }
        if (rights.contains(Right.OPEN)) {
            return;
        }
        Reader reader = readerOf(request);
        if (!rights.stream().allMatch(right -> ((Right) right).isHeldBy(reader.role()))) {
            throw new Refused(403, "The role " + reader.role().label() + " may not read this.");
        }
    }

    /** The reader who was let in. */
    static Reader readerOf(Context request) {
        Reader reader = request.attribute(READER);
        if (reader == null) {
            throw new Refused(401, "Give a valid token.");
        }
        return reader;
    }

    static Optional<Reader> knownReader(Context request) {
        return Optional.ofNullable(request.attribute(READER));
    }

    private Optional<Reader> reader(Context request) {
        String authorization = request.header("Authorization");
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? token(request, authorization.substring(BEARER.length()))
                            .map(token -> new Reader(token.id(), token.role(), Optional.empty()))
                    : Optional.empty();
        }
        String cookie = request.cookie(COOKIE);
        return cookie == null || cookie.length() > LONGEST_COOKIE ? Optional.empty() : sessions.find(cookie);
    }

    /** The token presented. An address that tries wrong ones is refused, but never a right one from it: others may be behind the same address. */
    Optional<Token> token(Context request, String presented) {
        Optional<Token> token = tokens.find(presented);
        if (token.isEmpty() && !failures.take(request.ip())) {
            throw new Refused(429, "Too many wrong tokens from this address. Wait a minute.");
        }
        return token;
    }

    /** A browser sends its cookie with forms of other sites too; these do not know the session's word. */
    private static void requireOwnForm(Context request, Reader reader) {
        if (!isReading(request)
                && reader.session().isPresent()
                && !reader.session().get().sent(request.formParam(CSRF_FIELD))) {
            throw new Refused(403, "This form was not sent by a page of this session. Load the page anew.");
        }
    }
}
