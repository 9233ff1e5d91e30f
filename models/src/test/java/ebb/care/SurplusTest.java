package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.schema.AccountsTable;
import ebb.testing.SparkSessions;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("spark")
class SurplusTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private static Map<String, Row> surplus() {
        SparkSession spark = SparkSessions.shared();
        Dataset<Row> accounts = spark.sql("select * from values ('none'), ('tenth'), ('half'), ('old') t(customer_id)");
        Dataset<Row> purchases =
                spark.sql("select customer_id, cast(day as date) ordered_on, cast(amount as decimal(18,2))"
                        + " amount, cast(discount as decimal(18,2)) discount from values ('none', '2026-06-01', 90, null),"
                        + " ('tenth', '2026-06-01', 90, 10), ('half', '2026-06-30', 50, 50), ('old', '2025-06-30', 50, 50),"
                        + " ('half', '2026-07-01', 1000, 0) t(customer_id, day, amount, discount)");
        Map<String, Row> found = new HashMap<>();
        Surplus.beside(accounts, purchases, AS_OF).collectAsList().forEach(row -> found.put(row.getString(0), row));
        return found;
    }

    @Test
    void isNullWhereNoDiscountIsKnownAndGrowsToAHundredAtAFifth() {
        Map<String, Row> found = surplus();
        String score = AccountsTable.SURPLUS + AccountsTable.SCORE;
        assertThat(found.get("none").<Double>getAs(score)).isNull();
        assertThat(found.get("old").<Double>getAs(score))
                .as("a year and a day ago")
                .isNull();
        assertThat(found.get("tenth").<Double>getAs(score)).isEqualTo(50);
        assertThat(found.get("half").<Double>getAs(score)).isEqualTo(100);
        assertThat(found.get("none").<String>getAs(AccountsTable.SURPLUS + AccountsTable.PROXY))
                .isNull();
        assertThat(found.get("tenth").<String>getAs(AccountsTable.SURPLUS + AccountsTable.PROXY))
                .contains("10.0 %");
    }
}
