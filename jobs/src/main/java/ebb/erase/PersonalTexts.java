package ebb.erase;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds ids and names in texts and bytes, where they stand as whole words: beside a letter or a digit they are part of something else.
 *
 * <p>Bytes are compared as ISO 8859-1, which has a character for each.
 */
final class PersonalTexts implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Shorter ones turn up in compressed bytes by chance. */
    private static final int SHORTEST_IN_BYTES = 6;

    private final Set<String> texts = new HashSet<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();

    PersonalTexts(Collection<String> texts) {
        for (String text : texts) {
            add(text);
            add(text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&#34;"));
        }
    }

    private void add(String text) {
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        texts.add(bytes);
        lengths.add(bytes.length());
    }

    /** Whether one of them is in the text; false for null. */
    boolean isIn(String text) {
        return text != null && isIn(text.getBytes(StandardCharsets.UTF_8), 1);
    }

    /** Whether one of them is in the bytes of a file that is no text, as far as it is long enough not to be there by chance. */
    boolean isInBinary(byte[] bytes) {
        return isIn(bytes, SHORTEST_IN_BYTES);
    }

    boolean isIn(byte[] bytes) {
        return isIn(bytes, 1);
    }

    private boolean isIn(byte[] bytes, int shortest) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int start = 0; start < all.length(); start++) {
            if (start > 0 && isWord(all.charAt(start - 1)) && isWord(all.charAt(start))) {
                continue;
            }
            for (int length : lengths.tailSet(shortest)) {
                int end = start + length;
                if (end > all.length()) {
                    break;
                }
                boolean isWhole = end == all.length() || !isWord(all.charAt(end)) || !isWord(all.charAt(end - 1));
                if (isWhole && texts.contains(all.substring(start, end))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Letters, digits and the bytes of letters beyond ASCII. */
    private static boolean isWord(char sign) {
        return sign >= 0x80 || Character.isLetterOrDigit(sign);
    }
}
