package ebb.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.testing.SparkSessions;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryCompilationTest {
    private final SparkSession spark = SparkSessions.shared();

    @AfterEach
    void asTheOtherTestsExpect() {
        QueryCompilation.suit(spark, 0, 1);
    }

    @Test
    void interpretsQueriesOverLittleAndCompilesThoseOverMuch() {
        QueryCompilation.suit(spark, 9, 10);
        assertThat(plan()).doesNotContain("*(1)");
        QueryCompilation.suit(spark, 10, 10);
        assertThat(plan()).contains("*(1)");
    }

    /** Spark marks what it compiled together with a star and a number. */
    private String plan() {
        return spark.range(10)
                .where(functions.col("id").gt(3))
                .queryExecution()
                .executedPlan()
                .toString();
    }
}
