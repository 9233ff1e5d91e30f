package ebb.serve.access;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param tokenId the token that let them in
 * @param role what they may read
 * @param session the browser's session; empty where each request brings the token itself
 */
public record Reader(String tokenId, Role role, Optional<BrowserSessions.Session> session) {}
