package ebb.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberStyleTest {
    private static final NumberStyle GERMAN = NumberStyle.of("1.234,56").orElseThrow();

    @Test
    void isNamedByASampleAPatternOrALocale() {
        assertThat(NumberStyle.of("1,234.56")).contains(new NumberStyle('.', ','));
        assertThat(NumberStyle.of("#.##0,00")).contains(new NumberStyle(',', '.'));
        assertThat(NumberStyle.of("1\u00a0234,56")).contains(new NumberStyle(',', ' '));
        assertThat(NumberStyle.of("de-DE")).contains(new NumberStyle(',', '.'));
        assertThat(NumberStyle.of("fr")).contains(new NumberStyle(',', ' '));
        assertThat(NumberStyle.of("12,50")).contains(new NumberStyle(',', (char) 0));
        assertThat(List.of("1,234", "1.234.567", "money", "1,234,56.7,8"))
                .allMatch(text -> NumberStyle.of(text).isEmpty());
    }

    @Test
    void readsSignsUnitsAndGroups() {
        assertRead(GERMAN, "1.234,56", "1234.56");
        assertRead(GERMAN, "-12,5", "-12.5");
        assertRead(GERMAN, "12,50-", "-12.5");
        assertRead(GERMAN, "(1.000,00)", "-1000");
        assertRead(GERMAN, "\u20ac\u00a01.234,56", "1234.56");
        assertRead(GERMAN, "1.234,56 EUR", "1234.56");
        assertRead(GERMAN, "\u22127", "-7");
        assertRead(NumberStyle.of("1,234.56").orElseThrow(), "$1,234", "1234");
        assertRead(NumberStyle.of("1'234.56").orElseThrow(), "CHF 1\u2019234.50", "1234.5");
        assertRead(NumberStyle.of("de-CH").orElseThrow(), "5.-", "5");
        assertRead(NumberStyle.of("de-CH").orElseThrow(), "-5.--", "-5");
        assertRead(GERMAN, "12,- \u20ac", "12");
        assertRead(NumberStyle.of("1,234.56").orElseThrow(), "$(5.00)", "-5");
        assertThat(List.of("--5", "12.5", "1.23.456", "1,2,3", "ten", "", "EUR", "12 pieces"))
                .allMatch(text -> GERMAN.read(text).isEmpty());
    }

    @Test
    void readsWithoutAStyleOnlyWhatHasBothMarks() {
        assertThat(NumberStyle.readUnambiguous("2,646.00")).contains(new BigDecimal("2646.00"));
        assertThat(NumberStyle.readUnambiguous("-1.234.567,8")).contains(new BigDecimal("-1234567.8"));
        assertThat(List.of("1,900", "1.900", "12,50", "1,90.00"))
                .allMatch(text -> NumberStyle.readUnambiguous(text).isEmpty());
    }

    @Test
    void proposesTheStyleThatReadsAllTexts() {
        assertThat(NumberStyle.propose(List.of("12,50", "1.234,00"))).contains("1.234,56");
        assertThat(NumberStyle.propose(List.of("12.50", "2,646.00"))).contains("1,234.56");
        assertThat(NumberStyle.propose(List.of("12,50", "1 234,00"))).contains("1 234,56");
        assertThat(NumberStyle.propose(List.of("ten", "12.50"))).isEmpty();
    }

    @Test
    void weighsNumbersThatAreShortened() {
        assertThat(NumberStyle.readLeniently("1.00k"))
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("1000"));
        assertThat(NumberStyle.readLeniently("5.367K"))
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("5367"));
        assertThat(NumberStyle.readLeniently("1,5 Mio EUR"))
                .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo("1500000"));
        assertThat(NumberStyle.isUsual("1.00k")).isFalse();
        assertThat(NumberStyle.readLeniently("bank")).isEmpty();
    }

    private static void assertRead(NumberStyle style, String text, String number) {
        assertThat(style.read(text)).hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }
}
