package ebb.serve.sql;

import ebb.conf.SettingsException;
import ebb.serve.access.RateLimit;
import ebb.serve.access.Reader;
import ebb.serve.access.Role;
import ebb.serve.access.Token;
import ebb.serve.access.TokenFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.auth2.CallHeaderAuthenticator;

/**
 * Lets in who brings a valid token: as {@code Authorization: Bearer TOKEN}, or as the password of any user, because many BI tools ask for no more than user and
 * password. Each call is looked at, so that a token that was revoked or has expired is refused at once.
 */
final class SqlTokens implements CallHeaderAuthenticator {
    private static final String HEADER = "authorization";
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final int LONGEST = 1_000;

    private final TokenFile tokens;
    private final RateLimit requests;
    private final Consumer<String> warnings;

    /**
     * A check of tokens.
     *
     * @param requests limit of each token
     * @param warnings told why no token can be checked
     */
    SqlTokens(TokenFile tokens, RateLimit requests, Consumer<String> warnings) {
        this.tokens = tokens;
        this.requests = requests;
        this.warnings = warnings;
    }

    @Override
    public AuthResult authenticate(CallHeaders headers) {
        String presented = Optional.ofNullable(headers.get(HEADER))
                .flatMap(SqlTokens::token)
                .orElse("");
        Reader reader = find(presented)
                .map(token -> new Reader(token.id(), token.role(), Optional.empty()))
                .orElseThrow(() -> CallStatus.UNAUTHENTICATED
                        .withDescription("Give a valid token, as the property `token` or as the password.")
                        .toRuntimeException());
        if (!requests.take(reader.tokenId())) {
            throw CallStatus.RESOURCE_EXHAUSTED
                    .withDescription("Too many requests with this token. Wait a minute.")
                    .toRuntimeException();
        }
        return new Presented(reader, presented);
    }

    private Optional<Token> find(String presented) {
        try {
            return tokens.find(presented);
        } catch (SettingsException e) {
            warnings.accept(e.getMessage());
            throw CallStatus.UNAVAILABLE
                    .withDescription("This server cannot be used at the moment; its own messages say what to do.")
                    .toRuntimeException();
        }
    }

    /** Who asks, of what {@link #authenticate} wrote down for the call. */
    static Reader reader(String peerIdentity) {
        String[] parts = peerIdentity.split(" ", 2);
        return Role.labelled(parts.length == 2 ? parts[1] : "")
                .map(role -> new Reader(parts[0], role, Optional.empty()))
                .orElseThrow(() -> CallStatus.UNAUTHENTICATED
                        .withDescription("Give a valid token.")
                        .toRuntimeException());
    }

    private static Optional<String> token(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        if (header.startsWith(BEARER)) {
            return Optional.of(header.substring(BEARER.length()));
        }
        return header.startsWith(BASIC) ? password(header.substring(BASIC.length())) : Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return both.contains(":") ? Optional.of(both.substring(both.indexOf(':') + 1)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Sends the token back as a bearer's, which clients with user and password use for their later calls. */
    private record Presented(Reader reader, String token) implements AuthResult {
        @Override
        public String getPeerIdentity() {
            return reader.tokenId() + " " + reader.role().label();
        }

        @Override
        public void appendToOutgoingHeaders(CallHeaders headers) {
            headers.insert(HEADER, BEARER + token);
        }
    }
}
