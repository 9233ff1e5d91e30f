package ebb.serve.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Under which names the server answers. On a loopback address only under those of this machine: a page of another site could otherwise give its own name
 * this address, and read the answers.
 *
 * @param isLoopback whether only this machine can reach the server
 * @param isTls whether the server has a key, so that a browser checks the name itself
 */
record Hosts(boolean isLoopback, boolean isTls) {
    private static final List<String> OWN = List.of("127.0.0.1", "localhost", "[::1]");

    /** Whether an address is reached from this machine only. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    void require(Context request) {
        String host = request.header("Host");
        if (isLoopback && !isTls && (host == null || OWN.stream().noneMatch(own -> isNamed(host, own)))) {
            throw new Refused(421, "This server answers under 127.0.0.1 and localhost only.");
        }
        String origin = request.header("Origin");
        if (origin != null && !isSameHost(origin, host)) {
            throw new Refused(403, "This request was sent by a page of another site.");
        }
    }

    private static boolean isNamed(String host, String own) {
        return host.equals(own) || host.matches(java.util.regex.Pattern.quote(own) + ":\\d{1,5}");
    }

    private static boolean isSameHost(String origin, String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
