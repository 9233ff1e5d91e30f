package ebb.ingest.source;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Orders names as people do: runs of digits by their number, so that {@code part-9} comes before {@code part-10}, and without their endings, so that
 * {@code may.csv} comes before {@code may (1).csv} and {@code may-v2.csv}.
 */
public final class NaturalOrder implements Comparator<String> {
    public static final NaturalOrder BY_NAME = new NaturalOrder();

    private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");
    private static final Pattern ENDING = Pattern.compile("(\\.[a-zA-Z][a-zA-Z0-9]{0,8}){1,2}$");

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        List<String> left = pieces(withoutEnding(one));
        List<String> right = pieces(withoutEnding(other));
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = comparePieces(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(left.size(), right.size());
        return order != 0 ? order : one.compareTo(other);
    }

    /** The name without what says its format, such as {@code .csv.gz}. */
    public static String withoutEnding(String name) {
        return ENDING.matcher(name).replaceFirst("");
    }

    private static int comparePieces(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    private static boolean isNumber(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }

    private static List<String> pieces(String name) {
        return PIECE.matcher(name).results().map(MatchResult::group).toList();
    }
}
