package ebb;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.MainSources;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules of ebb.customer are written out nowhere else in main code. */
class SharedRulesTest {

    /** What a written-out copy of a rule looks like in code, comments and strings left out. */
    private record Rule(String home, Pattern copy) {
        static Rule of(String home, String copy) {
            return new Rule(home, Pattern.compile(copy));
        }

        @Override
        public String toString() {
            return home + ": " + copy;
        }
    }

    static final List<Rule> RULES = List.of(
            Rule.of("CalendarDays", "(?<![\\w.])(365|366|730)(\\.0|\\.25)?[dDfFL]?(?![\\w.])"),
            Rule.of("CalendarDays", "(?<![\\w.])(182|183)[dDfFL]?(?![\\w.])(?!, 273|, 480)"),
            Rule.of("CalendarDays", "\\b(WEEK|WEEK_DAYS|DAYS_A_WEEK|HALF_YEAR|HALF_YEAR_DAYS|YEAR_DAYS)\\s*=\\s*\\d"),
            Rule.of(
                    "NormalQuantiles",
                    "(?<![\\w.])(1\\.28|1\\.64|1\\.95|1\\.96|2\\.32|2\\.57|2\\.58|3\\.09)\\d*(?![\\w.])"),
            Rule.of("NormalQuantiles", "\\bnew NormalDistribution\\("),
            Rule.of("LogOdds", "1(\\.0)?\\s*/\\s*\\(1(\\.0)?\\s*\\+\\s*(Fast)?Math\\.exp\\("),
            Rule.of("LogOdds", "1(\\.0)?\\s*/\\s*\\((Fast)?Math\\.exp\\([^()]*\\)\\s*\\+\\s*1(\\.0)?\\)"),
            Rule.of("LogOdds", "exp\\((\\w+)\\)\\s*/\\s*\\(1(\\.0)?\\s*\\+\\s*(Fast)?Math\\.exp\\(\\1\\)\\)"),
            Rule.of("LogOdds", "[Ll]og\\((\\w+)\\s*/\\s*\\(1(\\.0)?\\s*-\\s*\\1\\)\\)"),
            Rule.of(
                    "LogOdds",
                    "[Ll]og\\((\\w+)\\)\\s*-\\s*(Fast|Strict)?(Math\\.)?log(1p\\(-\\1\\)|\\(1(\\.0)?\\s*-\\s*\\1\\))"),
            Rule.of("Money", "\\b(HUNDREDTHS|CENTS)\\s*=|/\\s*100\\.0?(?!\\d)|/\\s*1e2\\b"),
            Rule.of("Money", "movePoint(Left|Right)\\(|setScale\\(\\s*2\\b|BigDecimal\\.valueOf\\([^;]*?,\\s*2\\)"),
            Rule.of("Money", "multiply\\((lit\\()?100\\b"),
            Rule.of(
                    "Money",
                    "[rR]ound\\(\\s*100(\\.0)?\\s*\\*(?!\\s*(is|was)\\b)|[rR]ound\\([^;]*?\\*\\s*100(\\.0)?\\s*\\)"),
            Rule.of(
                    "Activity",
                    "<=?\\s*(\\w+(\\(\\))?\\.)*activeDays\\b|[sS]ilence(Days)?(\\(\\))?\\s*<=?\\s*active\\b"),
            Rule.of(
                    "Activity",
                    "\\.(leq|lt|geq|gt|between)\\(\\s*([^;]*[,(.\\s])?activeDays\\b|(?<!- )(?<![\\w.)])(\\w+(\\(\\))?\\.)*activeDays(\\(\\))?\\s*(>=?|<)(?!=?\\s*\\d)"),
            Rule.of("ContactPolicy", "(?<!wishes)\\.(optedOut|agreed)\\(\\)"),
            Rule.of(
                    "Hipparchus' ChiSquaredDistribution",
                    "2(\\.0)?\\s*/\\s*\\(9(\\.0)?\\s*\\*|regularizedGamma[PQ]\\("));

    @ParameterizedTest
    @FieldSource("RULES")
    void standsOnlyInItsHome(Rule rule) {
        Map<String, String> sources = MainSources.all();
        assertThat(sources).hasSizeGreaterThan(300);
        assertThat(sources.entrySet())
                .filteredOn(source -> !source.getKey().startsWith("ebb/customer/"))
                .filteredOn(source -> isCopied(rule, source.getValue()))
                .extracting(Map.Entry::getKey)
                .as("Written out again; use ebb.customer: %s", rule)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int year = 365;",
                "return days / 365.25;",
                "private static final int HALF_YEAR_DAYS = 182;",
                "double z = 1.96 * deviation;",
                "double high = 1.2816;",
                "return 1 / (1 + Math.exp(-score));",
                "return Math.log(p / (1 - p));",
                "return amount / 100.0;",
                "BigDecimal.valueOf(cents, 2)",
                "amount.movePointLeft(2)",
                "sum.multiply(lit(100)).cast()",
                "history.silenceDays() <= settings.activeDays()",
                "col(RECENCY).leq(settings.activeDays())",
                "settings.activeDays() >= silence",
                "Math.round(100 * amount)",
                "Math.round(amount * 100)",
                "return 1 / (Math.exp(-score) + 1);",
                "double p = Math.exp(x) / (1 + Math.exp(x));",
                "return Math.log(p) - Math.log1p(-p);",
                "if (customer.optedOut() || !customer.agreed())",
                "double part = 2.0 / (9 * degrees);"
            })
    void copiesAreSeen(String code) {
        assertThat(RULES).anyMatch(rule -> isCopied(rule, code));
    }

    @Test
    void wordsAboutARuleAreNoCopy() {
        String code = "/** The last 365 days. */ String words = \"in the last 365 days\"; // 1.96";
        assertThat(RULES).noneMatch(rule -> isCopied(rule, code));
    }

    private static boolean isCopied(Rule rule, String source) {
        return rule.copy().matcher(MainSources.withoutText(source)).find();
    }
}
