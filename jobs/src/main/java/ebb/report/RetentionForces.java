package ebb.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.schema.AccountsTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whom to reward and whom to win over, and by which bond.
 *
 * @param groups by stance and lever
 * @param forces mean score of each force, where it is known
 */
public record RetentionForces(List<Group> groups, List<Force> forces) implements Section {
    public static final SectionType TYPE = new SectionType(
            "forces",
            "What retains customers and what drives them away",
            List.of(AccountsTable.TABLE),
            RetentionForces::read);

    /** Customers who are not lost, by what to do with them. */
    public record Group(String stance, String lever, long customers, BigDecimal yearAmount) {}

    /** One force: of how many customers it is known, and how strong it is on average, 0 to 100; NaN where of none. */
    public record Force(String name, long known, double mean) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    private static final List<String> FORCES =
            List.of(AccountsTable.SURPLUS, "attachment", "switching", "offers", "grievance");

    private static Optional<RetentionForces> read(ReportSource source) {
        return source.rows(AccountsTable.TABLE).flatMap(RetentionForces::of);
    }

    /** Empty where everybody is lost. */
    private static Optional<RetentionForces> of(Dataset<Row> accounts) {
        List<Column> figures = new ArrayList<>(List.of(sum(AccountsTable.YEAR_AMOUNT)));
        UnaryOperator<String> score = force -> force + AccountsTable.SCORE;
        FORCES.forEach(force -> {
            figures.add(count(score.apply(force)).as(force));
            figures.add(avg(score.apply(force)).as(score.apply(force)));
        });
        List<Row> rows = accounts.where(col(AccountsTable.LEVER).isNotNull())
                .groupBy(AccountsTable.STANCE, AccountsTable.LEVER)
                .agg(count(lit(1)).as("customers"), figures.toArray(Column[]::new))
                .orderBy(col(AccountsTable.STANCE).desc(), col("customers").desc())
                .collectAsList();
        List<Group> groups = rows.stream()
                .map(row -> new Group(row.getString(0), row.getString(1), row.getLong(2), row.getDecimal(3)))
                .toList();
        List<Force> forces = FORCES.stream().map(force -> force(force, rows)).toList();
        return groups.isEmpty() ? Optional.empty() : Optional.of(new RetentionForces(groups, forces));
    }

    private static Force force(String name, List<Row> groups) {
        long known = 0;
        double sum = 0;
        for (Row group : groups) {
            long count = group.<Long>getAs(name);
            known += count;
            sum += count == 0 ? 0 : count * group.<Double>getAs(name + AccountsTable.SCORE);
        }
        return new Force(name, known, known == 0 ? Double.NaN : sum / known);
    }
}
