package ebb.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.account.AccountSettings.Ahead;
import ebb.account.AccountSettings.Core;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit from both sides: the last value that is taken and the first that is refused, under the name of its key. */
class AccountSettingsTest {
    private static final List<List<Integer>> MATRIX =
            List.of(List.of(1, 2, 2, 2), List.of(3, 3, 4, 4), List.of(5, 5, 5, 7));
    private static final List<Double> TIERS = List.of(1.0, 2.0);
    private static final List<Double> LATE = List.of(0.1, 0.2, 0.3);

    private static Core core(double from, double mark, double value, double promising, double leaving) {
        return new Core(from, mark, value, promising, leaving, 0.1);
    }

    private static Core shift(double share) {
        return new Core(65, 35, 0.2, 50, 0.6, share);
    }

    private static AccountSettings lists(List<Double> tiers, List<List<Integer>> matrix, List<Double> late) {
        return new AccountSettings(tiers, matrix, 1, 7, 365, late, 0.1, 5, shift(0.1), new Ahead(30, 8));
    }

    private static AccountSettings numbers(int influential, int minDays, double broken, int invoices) {
        return new AccountSettings(
                TIERS, MATRIX, 1, influential, minDays, LATE, broken, invoices, shift(0.1), new Ahead(30, 8));
    }

    private static List<List<Integer>> lastRow(Integer... row) {
        return List.of(MATRIX.get(0), MATRIX.get(1), List.of(row));
    }

    private static Arguments limit(String key, Supplier<?> taken, Supplier<?> refused) {
        return Arguments.of(key, taken, refused);
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("core.from", () -> core(50.1, 35, 0.2, 50, 0.6), () -> core(50, 35, 0.2, 50, 0.6)),
                limit("core.from", () -> core(100, 35, 0.2, 50, 0.6), () -> core(100.1, 35, 0.2, 50, 0.6)),
                limit("core.from", () -> core(65, 35, 0.2, 0.1, 0.6), () -> core(65, 35, 0.2, 0, 0.6)),
                limit("core.least-mark", () -> core(65, 0, 0.2, 50, 0.6), () -> core(65, -0.1, 0.2, 50, 0.6)),
                limit("core.least-mark", () -> core(65, 100, 0.2, 50, 0.6), () -> core(65, 100.1, 0.2, 50, 0.6)),
                limit("core.value-share", () -> core(65, 35, 0.01, 50, 0.6), () -> core(65, 35, 0, 50, 0.6)),
                limit("core.value-share", () -> core(65, 35, 1, 50, 0.6), () -> core(65, 35, 1.01, 50, 0.6)),
                limit("core.leaving-from", () -> core(65, 35, 0.2, 50, 0.01), () -> core(65, 35, 0.2, 50, 0)),
                limit("core.leaving-from", () -> core(65, 35, 0.2, 50, 1), () -> core(65, 35, 0.2, 50, 1.01)),
                limit("core.shift-share", () -> shift(0.01), () -> shift(0)),
                limit("core.shift-share", () -> shift(0.99), () -> shift(1)),
                limit("ahead.occasion-days", () -> new Ahead(1, 8), () -> new Ahead(0, 8)),
                limit("ahead.occasion-days", () -> new Ahead(180, 8), () -> new Ahead(181, 8)),
                limit("ahead.demand-weeks", () -> new Ahead(30, 1), () -> new Ahead(30, 0)),
                limit("ahead.demand-weeks", () -> new Ahead(30, 26), () -> new Ahead(30, 27)),
                limit("tiers", () -> lists(TIERS, MATRIX, LATE), () -> lists(List.of(1.0), MATRIX, LATE)),
                limit("tiers", () -> lists(TIERS, MATRIX, LATE), () -> lists(List.of(1.0, 1.0), MATRIX, LATE)),
                limit("tiers", () -> lists(TIERS, MATRIX, LATE), () -> lists(List.of(0.0, 1.0), MATRIX, LATE)),
                limit("matrix", () -> lists(TIERS, MATRIX, LATE), () -> lists(TIERS, MATRIX.subList(0, 2), LATE)),
                limit(
                        "matrix",
                        () -> lists(TIERS, lastRow(1, 1, 1, 1), LATE),
                        () -> lists(TIERS, lastRow(1, 1, 1), LATE)),
                limit(
                        "matrix",
                        () -> lists(TIERS, lastRow(1, 1, 1, 7), LATE),
                        () -> lists(TIERS, lastRow(1, 1, 1, 8), LATE)),
                limit(
                        "matrix",
                        () -> lists(TIERS, lastRow(1, 1, 1, 1), LATE),
                        () -> lists(TIERS, lastRow(0, 1, 1, 1), LATE)),
                limit(
                        "late-shares",
                        () -> lists(TIERS, MATRIX, LATE),
                        () -> lists(TIERS, MATRIX, List.of(0.1, 0.3, 0.2))),
                limit("late-shares", () -> lists(TIERS, MATRIX, LATE), () -> lists(TIERS, MATRIX, List.of(0.1, 0.3))),
                limit("influential-class", () -> numbers(1, 1, 0.1, 1), () -> numbers(0, 1, 0.1, 1)),
                limit("influential-class", () -> numbers(7, 1, 0.1, 1), () -> numbers(8, 1, 0.1, 1)),
                limit("min-days", () -> numbers(7, 1, 0.1, 1), () -> numbers(7, 0, 0.1, 1)),
                limit("broken-share", () -> numbers(7, 1, 0.01, 1), () -> numbers(7, 1, 0, 1)),
                limit("broken-share", () -> numbers(7, 1, 1, 1), () -> numbers(7, 1, 1.01, 1)),
                limit("min-invoices", () -> numbers(7, 1, 0.1, 1), () -> numbers(7, 1, 0.1, 0)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void takesUpToEachLimitAndRefusesBeyondUnderItsKey(String key, Supplier<?> taken, Supplier<?> refused) {
        assertThatCode(taken::get).doesNotThrowAnyException();
        assertThatThrownBy(refused::get).hasMessageStartingWith("Cannot use accounts." + key + ": ");
    }
}
