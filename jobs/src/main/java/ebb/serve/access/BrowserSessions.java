package ebb.serve.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Browsers that have shown a token: a cookie stands for it until it ends, the token is taken back, or the server stops. */
public final class BrowserSessions {
    /** A working day. */
    public static final Duration LENGTH = Duration.ofHours(10);

    private static final int MOST = 10_000;

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final TokenFile tokens;
    private final Clock clock;

    public BrowserSessions(TokenFile tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A session.
     *
     * @param secret value of the cookie
     * @param csrf must come with every form: a page of another site does not know it
     * @param tokenId the token shown
     */
    public record Session(String secret, String csrf, String tokenId, Instant endsAt) {

        /** Whether a form was sent by a page of this session. */
        public boolean sent(String csrfOfForm) {
            return csrfOfForm != null && TokenText.equal(csrf, csrfOfForm);
        }
    }

    /** Begins a session; it never outlives its token, which is looked up at each request. */
    public Session begin(Token token) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> !now.isBefore(session.endsAt()));
        if (sessions.size() >= MOST) {
            throw new IllegalStateException("Cannot log in: " + MOST + " sessions are open. Try again later.");
        }
        Session session = new Session(TokenText.newSecret(), TokenText.newSecret(), token.id(), now.plus(LENGTH));
        sessions.put(TokenText.sha256(session.secret()), session);
        return session;
    }

    /** The reader whose cookie it is; empty where the session has ended or its token is no longer valid. */
    public Optional<Reader> find(String cookie) {
        return Optional.ofNullable(sessions.get(TokenText.sha256(cookie)))
                .filter(session -> clock.instant().isBefore(session.endsAt()))
                .flatMap(session -> tokens.numbered(session.tokenId())
                        .map(token -> new Reader(token.id(), token.role(), Optional.of(session))));
    }

    /** Ends a session. */
    public void end(Session session) {
        sessions.remove(TokenText.sha256(session.secret()));
    }
}
