package ebb.erase;

import ebb.schema.Column;
import ebb.schema.CustomersTable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds ids and names in texts and bytes, where they stand as whole words: beside a letter or a digit they are part of something else.
 *
 * <p>A short text, or one of digits or letters alone, is ambiguous: it stands in counts, dates, file names and regions that have nothing to do with the
 * customer. In what people wrote it counts where it is no part of a number or date, in what Ebb wrote only in quotes or brackets, as Ebb cites ids, and in
 * logs only as the value of a column that identifies customers.
 *
 * <p>Bytes are compared as ISO 8859-1, which has a character for each.
 */
final class PersonalTexts implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Shorter ones turn up by chance, in compressed bytes too. */
    private static final int SHORTEST_UNMISTAKABLE = 6;

    /** How Ebb and Delta name the column before its value, in JSON and in JSON within JSON. */
    private static final Pattern NAMED = Pattern.compile("(?:" + Column.CUSTOMER_ID + "|" + CustomersTable.NAME + "|"
            + CustomersTable.EMAIL + ")[\\\\\"]*[:=] *[\\\\\"]*$");

    private static final int LONGEST_NAMED = 40;

    /** What an ambiguous text must have around it. */
    private enum Surroundings {
        NO_NUMBER,
        QUOTES,
        COLUMN_NAME,
        /** There are none that tell. */
        NONE
    }

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

    /** Whether one of them is in a text that people wrote or a source delivered; false for null. */
    boolean isIn(String text) {
        return text != null && isIn(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether one of them is in a text that Ebb made of figures, names and codes; false for null. */
    boolean isCitedIn(String text) {
        return text != null && isIn(text.getBytes(StandardCharsets.UTF_8), Surroundings.QUOTES);
    }

    /** Whether one of them is in the bytes of a file that is no text, as far as it cannot be there by chance. */
    boolean isInBinary(byte[] bytes) {
        return isIn(bytes, Surroundings.NONE);
    }

    /** Whether one of them is in the bytes of a log or another file for machines. */
    boolean isInLog(byte[] bytes) {
        return isIn(bytes, Surroundings.COLUMN_NAME);
    }

    /** Whether one of them is in the bytes of a report or list. */
    boolean isIn(byte[] bytes) {
        return isIn(bytes, Surroundings.NO_NUMBER);
    }

    private boolean isIn(byte[] bytes, Surroundings wanted) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int start = 0; start < all.length(); start++) {
            boolean isInsideAWord = start > 0 && isWord(all.charAt(start - 1)) && isWord(all.charAt(start));
            if (!isInsideAWord && mayBegin(all, start) && begins(all, start, wanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBegin(String all, int start) {
        return firstsOfShort.get(all.charAt(start)) || (start + FIRST <= all.length() && firsts.get(hash(all, start)));
    }

    private boolean begins(String all, int start, Surroundings wanted) {
        for (int length : lengths) {
            int end = start + length;
            if (end > all.length()) {
                return false;
            }
            boolean isWhole = end == all.length() || !isWord(all.charAt(end)) || !isWord(all.charAt(end - 1));
            if (isWhole && texts.contains(all.substring(start, end)) && isMeant(all, start, end, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMeant(String all, int start, int end, Surroundings wanted) {
        if (isUnmistakable(all.substring(start, end))) {
            return true;
        }
        return switch (wanted) {
            case NO_NUMBER -> !isPartOfNumber(all, start - 1, -1) && !isPartOfNumber(all, end, 1);
            case QUOTES ->
                start > 0
                        && end < all.length()
                        && "'\"[".indexOf(all.charAt(start - 1)) >= 0
                        && "'\"]".indexOf(all.charAt(end)) >= 0;
            case COLUMN_NAME ->
                NAMED.matcher(all.substring(Math.max(0, start - LONGEST_NAMED), start))
                        .find();
            case NONE -> false;
        };
    }

    /** Letters and something else: words alone may be a region or a category, digits alone a count. */
    private static boolean isUnmistakable(String text) {
        return text.length() >= SHORTEST_UNMISTAKABLE
                && text.chars().anyMatch(PersonalTexts::isLetter)
                && !text.chars().allMatch(PersonalTexts::isLetter);
    }

    private static boolean isLetter(int sign) {
        return isWord((char) sign) && !Character.isDigit(sign);
    }

    /** Whether a sign that joins the digits of dates, times and amounts is there, with a digit beyond it. */
    private static boolean isPartOfNumber(String all, int joint, int step) {
        int beyond = joint + step;
        return joint >= 0
                && joint < all.length()
                && ".-:/".indexOf(all.charAt(joint)) >= 0
                && beyond >= 0
                && beyond < all.length()
                && Character.isDigit(all.charAt(beyond));
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
