package ebb.serve.access;

import java.time.Instant;

/**
 * What is kept of a token: enough to recognise it, too little to use it.
 *
 * @param id names the token in logs and where it is revoked; no secret
 * @param role what its holder may read
 * @param sha256 hash of the whole token. It has 256 random bits, so a slow hash would add nothing
 * @param createdAt when it was made
 * @param expiresAt first moment at which it is refused
 * @param holder who has it, in the words of whoever made it
 */
public record Token(String id, Role role, String sha256, Instant createdAt, Instant expiresAt, String holder) {
    boolean isValid(Instant now) {
        return now.isBefore(expiresAt);
    }
}
