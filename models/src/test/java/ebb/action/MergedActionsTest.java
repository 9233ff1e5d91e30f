package ebb.action;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class MergedActionsTest {
    private static final String DUTIES = "overdue_credit: collect 5; service: Answer; at once";
    private static final String MARKETING =
            "segment: Call in person; expected_demand: Tell that demand for wine rises; stock up";

    @Test
    void whoRefusesKeepsTheDutiesOfAnActionAlone() {
        List<Row> rows = SparkSessions.shared()
                .createDataset(
                        Arrays.asList(
                                "loss: call; " + DUTIES + "; " + MARKETING,
                                MARKETING + "; " + DUTIES,
                                MARKETING,
                                DUTIES,
                                null),
                        Encoders.STRING())
                .toDF("merged")
                .select(MergedActions.duties(col("merged")))
                .collectAsList();
        assertThat(rows).extracting(row -> row.getString(0)).containsExactly(DUTIES, DUTIES, null, DUTIES, null);
    }

    @Test
    void knowsWhichSourcesNeedThePermissionOfMarketing() {
        List<Row> rows = SparkSessions.shared()
                .createDataset(
                        List.of("overdue_credit, expected_demand", "overdue_credit, loss", "overdue_credit, service"),
                        Encoders.STRING())
                .toDF("sources")
                .select(MergedActions.isRefusable(col("sources")), MergedActions.dutySources(col("sources")))
                .collectAsList();
        assertThat(rows).extracting(row -> row.getBoolean(0)).containsExactly(true, true, false);
        assertThat(rows)
                .extracting(row -> row.getString(1))
                .containsExactly("overdue_credit", "overdue_credit", "overdue_credit, service");
    }
}
