package ebb.erase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class PersonalTextsTest {
    private final PersonalTexts texts = new PersonalTexts(List.of("cust-4711", "M\u00fcller", "7", "A&B GmbH"));

    @Example
    void findsWholeWordsOnly() {
        assertThat(texts.isIn("of cust-4711, today")).isTrue();
        assertThat(texts.isIn("cust-47110")).isFalse();
        assertThat(texts.isIn("xcust-4711")).isFalse();
        assertThat(texts.isIn("Frau M\u00fcller")).isTrue();
        assertThat(texts.isIn("M\u00fcllerin")).isFalse();
        assertThat(texts.isIn("number 7")).isTrue();
        assertThat(texts.isIn("number 77")).isFalse();
        assertThat(texts.isIn("<td>A&amp;B GmbH</td>")).isTrue();
        assertThat(texts.isIn((String) null)).isFalse();
    }

    @Example
    void takesAShortIdForOneOnlyWhereItCannotBeAnotherNumber() {
        assertThat(texts.isIn("delivered on 2026-01-7, at 7:30, for 7.50")).isFalse();
        assertThat(texts.isIn("4,7,20.00")).isTrue();
        assertThat(texts.isCitedIn("7 customers in 7.csv, silent for 7 days")).isFalse();
        assertThat(texts.isCitedIn("customer_id '7' has 47 of 924 rows; set anonymous-values=[7]"))
                .isTrue();
        assertThat(texts.isCitedIn("calls of cust-4711")).isTrue();
        assertThat(texts.isInLog(bytes("{\"numFiles\":\"7\",\"stats\":\"{\\\"order_id\\\":\\\"7\\\"}\"}")))
                .isFalse();
        assertThat(texts.isInLog(bytes("{\"stats\":\"{\\\"customer_id\\\":\\\"7\\\"}\"}")))
                .isTrue();
        assertThat(texts.isInLog(bytes("{\"card\":\"cust-4711\"}"))).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Example
    void passesOverShortOnesInBinaryFiles() {
        assertThat(texts.isInBinary("\u0001 7 \u0002".getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
        assertThat(texts.isInBinary("\u0001cust-4711\u0002".getBytes(StandardCharsets.ISO_8859_1)))
                .isTrue();
    }

    @Property(tries = 500)
    void findsWhatASlowSearchFinds(
            @ForAll @Size(min = 1, max = 5) List<@StringLength(min = 1, max = 6) @Chars({'a', 'b', '-'}) String> asked,
            @ForAll @StringLength(max = 20) @Chars({'a', 'b', '-', ' '}) String text) {
        assertThat(new PersonalTexts(asked).isIn(text)).isEqualTo(asked.stream().anyMatch(one -> isWhole(one, text)));
    }

    private static boolean isWhole(String one, String text) {
        for (int start = text.indexOf(one); start >= 0; start = text.indexOf(one, start + 1)) {
            int end = start + one.length();
            boolean isCutBefore = start > 0 && isLetter(text, start - 1) && isLetter(text, start);
            boolean isCutAfter = end < text.length() && isLetter(text, end - 1) && isLetter(text, end);
            if (!isCutBefore && !isCutAfter) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(String text, int at) {
        return Character.isLetter(text.charAt(at));
    }
}
