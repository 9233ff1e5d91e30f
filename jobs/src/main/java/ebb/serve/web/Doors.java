package ebb.serve.web;

import ebb.serve.access.BrowserSessions;
import ebb.serve.access.BrowserSessions.Session;
import ebb.serve.access.Token;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Where a browser shows its token and gives it back, and the style and script of the pages. */
final class Doors {
    private final Guard guard;
    private final BrowserSessions sessions;
    private final Hosts hosts;

    Doors(Guard guard, BrowserSessions sessions, Hosts hosts) {
        this.guard = guard;
        this.sessions = sessions;
        this.hosts = hosts;
    }

    void addTo(ReadRoutes routes) {
        routes.get("/login", request -> request.html(login("")), Right.OPEN);
        routes.post("/login", this::login, Right.OPEN);
        routes.post("/logout", this::logout, Right.READER);
        routes.get("/assets/page.css", request -> asset(request, "page.css", "text/css; charset=utf-8"), Right.OPEN);
        routes.get(
                "/assets/page.js",
                request -> asset(request, "page.js", "text/javascript; charset=utf-8"),
                Right.READER);
    }

    private static String login(String message) {
        return Templates.render("login", Map.of("message", message));
    }

    private void login(Context request) {
        String presented =
                Optional.ofNullable(request.formParam("token")).orElse("").strip();
        Optional<Token> token = guard.token(request, presented);
        if (token.isEmpty()) {
            request.status(401);
            request.html(
                    login("This token is not valid. It may have expired: ask whoever gave it to you for a new one."));
            return;
        }
        Cookie cookie = new Cookie(Guard.COOKIE, sessions.begin(token.get()).secret());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure(hosts.isTls());
        cookie.setMaxAge((int) BrowserSessions.LENGTH.toSeconds());
        request.cookie(cookie);
        request.redirect("/", HttpStatus.SEE_OTHER);
    }

    private void logout(Context request) {
        Optional<Session> session = Guard.readerOf(request).session();
        session.ifPresent(sessions::end);
        request.removeCookie(Guard.COOKIE, "/");
        request.redirect("/login", HttpStatus.SEE_OTHER);
    }

    private static void asset(Context request, String name, String type) {
        try (InputStream in = Doors.class.getResourceAsStream("/ebb/serve/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Cannot show the page: " + name + " is not in the jar. Build it anew.");
            }
            request.contentType(type);
            request.result(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + ": " + e.getMessage(), e);
        }
    }
}
