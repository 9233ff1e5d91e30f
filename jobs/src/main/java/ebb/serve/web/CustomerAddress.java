package ebb.serve.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a customer's id stands in an address: as the last part of the path, or as a parameter where it has what servers on the way may take for something
 * else, such as a slash.
 */
final class CustomerAddress {
    /** Part of the path, and parameter. */
    static final String ID = "id";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");

    private CustomerAddress() {}

    /** What follows the address of all customers and a slash. */
    static String below(String id) {
        return PLAIN.matcher(id).matches()
                ? id
                : "?" + ID + "=" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whose page is asked for; empty: nobody's. */
    static Optional<String> of(Context request) {
        String inPath = request.pathParamMap().get(ID);
        return Optional.ofNullable(inPath == null ? request.queryParam(ID) : inPath);
    }
}
