package ebb.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.input.CustomerBase;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LedgerBuilder;
import ebb.ledger.LedgerRow;
import ebb.ledger.PackedLedger;
import ebb.testing.Ledgers;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes after the as-of date must not move a single number. */
@Tag("spark")
class PointInTimeTest {
    private static final int START = 15_000;
    private static final int AS_OF = 15_800;
    private static final int END = 16_000;

    @Test
    void purchasesAfterTheAsOfDateMoveNothing() {
        List<Line> lines = lines();
        List<Line> known = lines.stream().filter(line -> line.day() <= AS_OF).toList();
        List<Line> planted = new ArrayList<>(lines);
        for (Line line : lines) {
            planted.add(new Line(line.customer(), AS_OF + 1, "planted", 1_000_000, 5000));
            planted.add(new Line(line.customer(), END, "planted too", -1_000_000, -5000));
        }
        List<String> expected = vectors(known, AS_OF);
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(vectors(lines, END)).isEqualTo(expected);
        assertThat(vectors(planted, END)).isEqualTo(expected);
    }

    @Test
    void refusesALabelWhereTheDataEndTooEarly() {
        Dataset<LedgerRow> ledger = LedgerBuilder.build(Ledgers.purchases(lines()));
        List<Population> tooLate = populations(ledger, END - 30, END);
        assertThatThrownBy(() -> FeatureCalculator.withOutcomes(CustomerBase.of(ledger), tooLate))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the data end on");
    }

    @Test
    void labelsWhatHappenedInTheHorizonOnly() {
        List<Line> lines = List.of(
                Line.purchase("early", AS_OF, 1),
                Line.purchase("early", AS_OF + 90, 2),
                Line.purchase("late", AS_OF, 1),
                Line.purchase("late", AS_OF + 91, 3));
        Dataset<LedgerRow> ledger = LedgerBuilder.build(Ledgers.purchases(lines));
        List<String> outcomes =
                FeatureCalculator.withOutcomes(CustomerBase.of(ledger), populations(ledger, AS_OF, END))
                        .collectAsList()
                        .stream()
                        .map(row ->
                                row.getCustomerId() + " " + row.getOutcomePurchaseDays() + " " + row.getOutcomeAmount())
                        .sorted()
                        .toList();
        assertThat(outcomes).containsExactly("early 1 200", "late 0 0");
    }

    @Test
    void labelsBySpendBelowAFloorReturnsTakenOff() {
        List<Line> lines = List.of(
                Line.purchase("nothing", AS_OF, 1),
                Line.purchase("below", AS_OF, 1),
                Line.purchase("below", AS_OF + 10, 49.99),
                Line.purchase("at", AS_OF, 1),
                Line.purchase("at", AS_OF + 10, 20),
                Line.purchase("at", AS_OF + 90, 30),
                Line.purchase("late", AS_OF, 1),
                Line.purchase("late", AS_OF + 10, 20),
                Line.purchase("late", AS_OF + 91, 30),
                Line.purchase("returned", AS_OF, 1),
                Line.purchase("returned", AS_OF + 10, 60),
                new Line("returned", AS_OF + 20, "", -1001, -1000),
                Line.purchase("kept", AS_OF, 1),
                Line.purchase("kept", AS_OF + 10, 60),
                new Line("kept", AS_OF + 20, "", -1000, -1000),
                new Line("kept", AS_OF + 91, "", -5000, -1000));
        Dataset<LedgerRow> ledger = LedgerBuilder.build(Ledgers.purchases(lines));
        List<FeatureRow> rows = FeatureCalculator.withOutcomes(CustomerBase.of(ledger), populations(ledger, AS_OF, END))
                .collectAsList();

        assertThat(churned(rows, 5000)).containsExactly("below", "late", "nothing", "returned");
        assertThat(churned(rows, 0)).containsExactly("nothing");
    }

    private static List<String> churned(List<FeatureRow> rows, long spendFloor) {
        return rows.stream()
                .filter(row -> row.outcome().churned(spendFloor))
                .map(FeatureRow::getCustomerId)
                .sorted()
                .toList();
    }

    private static List<String> vectors(List<Line> lines, int lastDay) {
        Dataset<LedgerRow> ledger = LedgerBuilder.build(Ledgers.purchases(lines));
        return FeatureCalculator.of(CustomerBase.of(ledger), populations(ledger, AS_OF, lastDay))
                .collectAsList()
                .stream()
                .map(row -> row.getCustomerId() + Arrays.toString(row.getValues()))
                .sorted()
                .toList();
    }

    private static List<Population> populations(Dataset<LedgerRow> ledger, int asOf, int lastDay) {
        return PopulationFitter.of(
                PackedLedger.ofRows(ledger),
                List.of(new AsOf(asOf, new DataSpan(START, lastDay))),
                PopulationTerms.of(90));
    }

    private static List<Line> lines() {
        Random random = new Random(3);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            int day = START + random.nextInt(END - START + 1);
            lines.add(
                    new Line("c" + random.nextInt(60), day, "k" + random.nextInt(6), random.nextInt(9000) - 500, 1000));
        }
        return lines;
    }
}
