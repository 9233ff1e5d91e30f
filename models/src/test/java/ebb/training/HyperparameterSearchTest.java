package ebb.training;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.churn.ContestantCatalogue;
import ebb.churn.Generated;
import ebb.churn.fit.Contestant;
import ebb.churn.fit.Fitting;
import ebb.churn.fit.Scorer;
import ebb.churn.fit.TrainingMatrix;
import ebb.churn.linear.LogisticRegression;
import ebb.testing.SparkSessions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class HyperparameterSearchTest {
    private static final Fitting FITTING = new Fitting(SparkSessions.shared(), 42);
    private static final TrainingMatrix EXAMPLES =
            TrainingMatrix.of(Generated.NAMES, Generated.examples(400, new int[] {100, 130, 190, 220}, 1));

    /** So strong a pull leaves nothing but the mean; {@code seen} collects the days that it was fitted on. */
    private record Pulled(Set<Integer> seen) implements Contestant {
        private static final Contestant MILD = new LogisticRegression(0.01);

        @Override
        public String name() {
            return MILD.name();
        }

        @Override
        public Kind kind() {
            return Kind.MODEL;
        }

        @Override
        public List<Contestant> otherSettings() {
            return List.of(new LogisticRegression(1e6), MILD);
        }

        @Override
        public Scorer fit(TrainingMatrix examples, Fitting fitting) {
            Arrays.stream(examples.asOfDays()).forEach(seen::add);
            return new LogisticRegression(1e7).fit(examples, fitting);
        }
    }

    @Test
    void takesTheSettingsThatForetellTheNewestDateBest() {
        assertThat(search(2, new Pulled(new HashSet<>()))).isSameAs(Pulled.MILD);
    }

    @Test
    void triesNoMoreThanItsBudget() {
        assertThat(search(1, new Pulled(new HashSet<>()))).isNotSameAs(Pulled.MILD);
        Contestant own = new Pulled(new HashSet<>());
        assertThat(search(0, own)).isSameAs(own);
    }

    @Test
    void fitsOnDatesAHorizonBeforeTheOneThatJudges() {
        Pulled own = new Pulled(new HashSet<>());
        search(1, own);

        assertThat(own.seen()).containsExactlyInAnyOrder(100, 130);
    }

    @Test
    void leavesEveryoneTheirOwnWhereNoDateCanJudge() {
        List<Contestant> all = ContestantCatalogue.named(List.of("frequency", "logistic_regression", "xgboost"));
        TrainingMatrix oneDate = EXAMPLES.where(row -> EXAMPLES.asOfDay(row) == 220);

        assertThat(new HyperparameterSearch(5, 90).best(all, oneDate, FITTING)).isEqualTo(all);
    }

    private static Contestant search(int budget, Contestant contestant) {
        return new HyperparameterSearch(budget, 90)
                .best(List.of(contestant), EXAMPLES, FITTING)
                .get(0);
    }
}
