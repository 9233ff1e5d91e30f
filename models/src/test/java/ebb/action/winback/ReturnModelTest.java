package ebb.action.winback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.account.AccountBaseline;
import ebb.feature.GapPrior;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.History;
import ebb.ledger.LedgerRow;
import ebb.ledger.LocalLedger;
import ebb.ledger.Timeline;
import ebb.testing.Line;
import ebb.testing.SparkSessions;
import ebb.testing.TestBaseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class ReturnModelTest {
    private static final DataSpan SPAN = new DataSpan(0, 1200);
    private static final AsOf TODAY = new AsOf(1200, SPAN);
    private static final ReturnModel.Terms TERMS = new ReturnModel.Terms(90, 60);
    private static final AccountBaseline BASELINE = TestBaseline.of(new GapPrior(100, Math.log(60), 0.5, 0.1));

    /** Half buy every four months for ever, half bought for a while and never return. */
    private static List<Line> lines(int customers) {
        Random random = new Random(7);
        List<Line> lines = new ArrayList<>();
        for (int c = 0; c < customers; c++) {
            boolean stays = c % 2 == 0;
            for (int day = random.nextInt(120); day <= (stays ? 1200 : 500); day += 90 + random.nextInt(60)) {
                lines.add(Line.purchase("c" + c, day, 10));
            }
        }
        return lines;
    }

    private static ReturnModel fit(List<Line> lines) {
        List<AsOf> dates = ReturnModel.dates(TODAY, TERMS);
        List<AccountBaseline> baselines = dates.stream().map(date -> BASELINE).toList();
        JavaRDD<LedgerRow> rows = JavaSparkContext.fromSparkContext(
                        SparkSessions.shared().sparkContext())
                .parallelize(LocalLedger.of(lines), 1);
        return ReturnModel.fit(rows, dates, baselines, TERMS);
    }

    @Test
    void looksAtDatesWhoseOutcomeIsKnownAHorizonApart() {
        assertThat(ReturnModel.dates(TODAY, TERMS)).extracting(AsOf::day).containsExactly(930, 1020, 1110);
        assertThat(ReturnModel.dates(new AsOf(151, new DataSpan(0, 151)), TERMS))
                .extracting(AsOf::day)
                .containsExactly(61);
        assertThat(ReturnModel.dates(new AsOf(150, new DataSpan(0, 150)), TERMS))
                .isEmpty();
        assertThat(ReturnModel.dates(new AsOf(242, new DataSpan(0, 241)), TERMS))
                .as("of the last date the whole horizon is known a day later only")
                .extracting(AsOf::day)
                .containsExactly(62);
    }

    @Test
    void tellsThoseWhoReturnFromThoseWhoDoNot() {
        ReturnModel model = fit(lines(400));
        assertThat(model.judged().keySet())
                .containsExactly("recency", "purchase_count", "buy_till_you_die", "return_model");
        assertThat(model.judged().get(model.chosen()).auc()).isGreaterThan(0.8);
        assertThat(model.judged().values()).allSatisfy(one -> assertThat(one.logLoss())
                .isGreaterThanOrEqualTo(model.judged().get(model.chosen()).logLoss()));
        assertThat(model.probability(last(1100), BASELINE)).isGreaterThan(model.probability(last(400), BASELINE));
    }

    @Test
    void givesEveryoneTheSameChanceWhereTooFewAreLapsed() {
        ReturnModel model = fit(lines(20));
        assertThat(model.chosen()).isEqualTo(ReturnModel.PREVALENCE);
        assertThat(model.probability(last(400), BASELINE)).isCloseTo(model.share(), within(1e-12));
    }

    private static History last(int day) {
        List<Line> lines = List.of(Line.purchase("x", day - 200, 10), Line.purchase("x", day, 10));
        return TODAY.observe(Timeline.of(LocalLedger.of(lines).get(0)));
    }
}
