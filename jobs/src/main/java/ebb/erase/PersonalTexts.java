package ebb.erase;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
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

    /** By so many first characters most places are passed over, before any text is cut out and looked up. */
    private static final int FIRST = 4;

    private static final int FIRST_BITS = 20;

    private final Set<String> texts = new HashSet<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();
    /** First characters of the texts that have so many, by hash. */
    private final BitSet firsts = new BitSet(1 << FIRST_BITS);
    /** First characters of the shorter ones. */
    private final BitSet firstsOfShort = new BitSet(256);

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
        if (bytes.length() >= FIRST) {
            firsts.set(hash(bytes, 0));
        } else if (!bytes.isEmpty()) {
            firstsOfShort.set(bytes.charAt(0));
        }
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
            boolean isInsideAWord = start > 0 && isWord(all.charAt(start - 1)) && isWord(all.charAt(start));
            if (!isInsideAWord && mayBegin(all, start) && begins(all, start, shortest)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBegin(String all, int start) {
        return firstsOfShort.get(all.charAt(start)) || (start + FIRST <= all.length() && firsts.get(hash(all, start)));
    }

    private boolean begins(String all, int start, int shortest) {
        for (int length : lengths.tailSet(shortest)) {
            int end = start + length;
            if (end > all.length()) {
                return false;
            }
            boolean isWhole = end == all.length() || !isWord(all.charAt(end)) || !isWord(all.charAt(end - 1));
            if (isWhole && texts.contains(all.substring(start, end))) {
                return true;
            }
        }
        return false;
    }

    private static int hash(String text, int start) {
        int hash = 0;
        for (int i = start; i < start + FIRST; i++) {
            hash = hash * 33 + text.charAt(i);
        }
        return hash & ((1 << FIRST_BITS) - 1);
    }

    /** Letters, digits and the bytes of letters beyond ASCII. */
    private static boolean isWord(char sign) {
        return sign >= 0x80 || Character.isLetterOrDigit(sign);
    }
}
