package ebb.customer;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who is held back from marketing, so that its effect can be measured: the same customers on every as-of date, machine and partitioning.
 *
 * @param share share of customers held back, 0 to 0.5
 * @param salt changes who is held back
 */
public record ControlGroup(double share, String salt) implements Serializable {
    private static final double TWO_TO_53 = 0x1p53;

    /** Whether the customer is held back. */
    public boolean holds(String customerId) {
        return position(salt + ':' + customerId) < share;
    }

    /** The text's place between 0 and 1, spread evenly by SHA-256. */
    private static double position(String text) {
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(digest).getLong() >>> 11) / TWO_TO_53;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "Cannot draw the control group: this Java has no SHA-256. Use a full JDK 17.", e);
        }
    }
}
