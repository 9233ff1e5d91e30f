package ebb.segment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Who is held back from every action: the same customers on every as-of date, machine and partitioning. */
final class ControlGroup {
    private static final double TWO_TO_53 = 0x1p53;

    private ControlGroup() {}

    static boolean holds(String customerId, SegmentSettings settings) {
        return position(settings.controlSalt() + ':' + customerId) < settings.controlShare();
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
