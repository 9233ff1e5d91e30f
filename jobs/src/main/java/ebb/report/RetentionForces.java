package ebb.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.evaluation.Interval;
import ebb.schema.AccountsTable;
import ebb.schema.ForceEvidenceTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            List.of(AccountsTable.TABLE, ForceEvidenceTable.TABLE),
            RetentionForces::read);

    /** Customers who are not lost, by what to do with them. */
    public record Group(String stance, String lever, long customers, BigDecimal yearAmount) {}

    /**
     * One force.
     *
     * @param known of how many customers it is known
     * @param mean how strong it is on average, 0 to 100; NaN where of none
     * @param evidence whether it went with who stayed; null: it was not held against the past
     */
    public record Force(String name, long known, double mean, Evidence evidence) {}

    /**
     * Whether a force went with who stayed.
     *
     * @param difference of the shares that stayed, high scores less low ones; NaN where not judged
     * @param words the finding in a sentence
     */
    public record Evidence(Interval difference, String finding, String words) {}

    /** The difference in points with its interval; a dash where not judged. */
    public static String points(Interval difference) {
        return RecoveryAfterComplaint.points(difference);
    }

    @Override
    public SectionType type() {
        return TYPE;
    }

    private static final List<String> FORCES = List.of(
            AccountsTable.SURPLUS,
            AccountsTable.ATTACHMENT,
            AccountsTable.SWITCHING,
            AccountsTable.SUNK,
            AccountsTable.TERMINATION,
            AccountsTable.OFFERS,
            AccountsTable.GRIEVANCE);

    /** In place of a lever where no bond is left in the advice. */
    private static final String NO_LEVER = "none is borne out";

    private static Optional<RetentionForces> read(ReportSource source) {
        Map<String, Evidence> evidence = new HashMap<>();
        source.rows(ForceEvidenceTable.TABLE).ifPresent(rows -> rows.collectAsList()
                .forEach(row -> evidence.put(row.getAs(ForceEvidenceTable.FORCE), evidence(row))));
        return source.rows(AccountsTable.TABLE).flatMap(accounts -> of(accounts, evidence));
    }

    private static Evidence evidence(Row row) {
        return new Evidence(
                Cells.interval(
                        row,
                        ForceEvidenceTable.DIFFERENCE,
                        ForceEvidenceTable.DIFFERENCE_LOW,
                        ForceEvidenceTable.DIFFERENCE_HIGH),
                row.getAs(ForceEvidenceTable.FINDING),
                row.getAs(ForceEvidenceTable.WORDS));
    }

    /** Empty where everybody is lost. */
    private static Optional<RetentionForces> of(Dataset<Row> accounts, Map<String, Evidence> evidence) {
        List<String> told = FORCES.stream()
                .filter(force -> List.of(accounts.columns()).contains(force + AccountsTable.SCORE))
                .toList();
        List<Column> figures = new ArrayList<>(List.of(sum(AccountsTable.YEAR_AMOUNT)));
        UnaryOperator<String> score = force -> force + AccountsTable.SCORE;
        told.forEach(force -> {
            figures.add(count(score.apply(force)).as(force));
            figures.add(avg(score.apply(force)).as(score.apply(force)));
        });
        List<Row> rows = accounts.where(col(AccountsTable.STANCE).isNotNull())
                .groupBy(AccountsTable.STANCE, AccountsTable.LEVER)
                .agg(count(lit(1)).as("customers"), figures.toArray(Column[]::new))
                .orderBy(col(AccountsTable.STANCE).desc(), col("customers").desc())
                .collectAsList();
        List<Group> groups = rows.stream()
                .map(row -> new Group(
                        row.getString(0),
                        Objects.requireNonNullElse(row.getString(1), NO_LEVER),
                        row.getLong(2),
                        row.getDecimal(3)))
                .toList();
        List<Force> forces = told.stream()
                .map(force -> force(force, rows, evidence.get(force)))
                .toList();
        return groups.isEmpty() ? Optional.empty() : Optional.of(new RetentionForces(groups, forces));
    }

    private static Force force(String name, List<Row> groups, Evidence evidence) {
        long known = 0;
        double sum = 0;
        for (Row group : groups) {
            long count = group.<Long>getAs(name);
            known += count;
            sum += count == 0 ? 0 : count * group.<Double>getAs(name + AccountsTable.SCORE);
        }
        return new Force(name, known, known == 0 ? Double.NaN : sum / known, evidence);
    }
}
