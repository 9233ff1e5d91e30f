package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.account.AccountSettings;
import ebb.account.Standing;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import ebb.schema.AccountsTable;
import ebb.schema.ChurnMovementTable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Accounts by class, and who left from which group.
 *
 * @param classes classes that have accounts; empty where none can be classed
 * @param groups by standing at the start of the last period; empty where there was none
 * @param since start of that period; null where there was none
 * @param core the core customers of a year ago; null where that was not observed
 */
public record AccountClasses(List<ClassRow> classes, List<Group> groups, LocalDate since, CoreThen core)
        implements Section {
    public static final SectionType TYPE = new SectionType(
            "accounts",
            "Account classes and who left",
            List.of(AccountsTable.TABLE, ChurnMovementTable.TABLE),
            AccountClasses::read);

    /** Accounts of one class, and how many spend more, the same or less than in the same half year before. */
    public record ClassRow(int number, long accounts, BigDecimal yearAmount, long core, Shift shift) {
        public String words() {
            return AccountSettings.CLASS_WORDS.get(number - 1);
        }
    }

    /** Of those where it was observed. */
    public record Shift(long more, long same, long less) {
        public double share(long part) {
            return more + same + less == 0 ? Double.NaN : (double) part / (more + same + less);
        }
    }

    /** Customers by standing at the start of the period, and how many of them were lost in it. */
    public record Group(String standing, long customers, long lost) {
        public double churnRate() {
            return customers == 0 ? Double.NaN : (double) lost / customers;
        }
    }

    /** Core customers of a day about a year ago, and how many of them are lost by now. */
    public record CoreThen(LocalDate on, long customers, long lost) {
        public double lostShare() {
            return customers == 0 ? Double.NaN : (double) lost / customers;
        }
    }

    @Override
    public SectionType type() {
        return TYPE;
    }

    public Chart chart() {
        return new Chart(
                "Share of the customers of each standing who were lost in the period",
                null,
                Axis.of("Lost", Unit.SHARE),
                Axis.named(groups.stream().map(Group::standing).toList()),
                List.of(new Series(
                        "Lost",
                        Mark.BAR,
                        Tone.STRONG,
                        groups.stream()
                                .map(group -> Point.at(group.churnRate(), group.standing()))
                                .toList())));
    }

    private static final List<Standing> GROUPS =
            List.of(Standing.CORE, Standing.PROMISING, Standing.ORDINARY, Standing.LEAVING);

    private static Optional<AccountClasses> read(ReportSource source) {
        List<Row> moves = source.rows(ChurnMovementTable.TABLE)
                .map(rows -> rows.where(col(ChurnMovementTable.KIND).equalTo(ChurnMovementTable.STANDING))
                        .collectAsList())
                .orElse(List.of());
        LocalDate since = moves.stream()
                .map(row -> Cells.date(row, ChurnMovementTable.FROM_ON))
                .max(Comparator.naturalOrder())
                .orElse(null);
        List<ClassRow> classes =
                source.rows(AccountsTable.TABLE).map(AccountClasses::classes).orElse(List.of());
        return classes.isEmpty() && since == null
                ? Optional.empty()
                : Optional.of(new AccountClasses(
                        classes,
                        groups(moves, since),
                        since,
                        core(moves, source.frame().asOf())));
    }

    /** From the day nearest to a year ago. */
    private static CoreThen core(List<Row> moves, LocalDate asOf) {
        List<Row> untilNow = moves.stream()
                .filter(row -> asOf.equals(Cells.date(row, ChurnMovementTable.UNTIL_ON))
                        && row.getAs(ChurnMovementTable.FROM).equals(Standing.CORE.label()))
                .toList();
        return untilNow.stream()
                .map(row -> Cells.date(row, ChurnMovementTable.FROM_ON))
                .min(Comparator.comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(day, asOf.minusYears(1)))))
                .map(day -> new CoreThen(
                        day,
                        customers(from(untilNow, day, Standing.CORE)),
                        customers(from(untilNow, day, Standing.CORE)
                                .filter(row -> row.getAs(ChurnMovementTable.TO).equals(Standing.LOST.label())))))
                .orElse(null);
    }

    private static List<ClassRow> classes(Dataset<Row> accounts) {
        return accounts
                .where(col(AccountsTable.ACCOUNT_CLASS).isNotNull())
                .groupBy(AccountsTable.ACCOUNT_CLASS)
                .agg(
                        count(lit(1)),
                        sum(AccountsTable.YEAR_AMOUNT),
                        count_if(col(AccountsTable.IS_CORE)),
                        spends("more"),
                        spends("same"),
                        spends("less"))
                .orderBy(AccountsTable.ACCOUNT_CLASS)
                .collectAsList()
                .stream()
                .map(row -> new ClassRow(
                        row.getInt(0),
                        row.getLong(1),
                        row.getDecimal(2),
                        row.getLong(3),
                        new Shift(row.getLong(4), row.getLong(5), row.getLong(6))))
                .toList();
    }

    private static Column spends(String shift) {
        return count_if(col(AccountsTable.SHARE_SHIFT).equalTo(shift));
    }

    private static List<Group> groups(List<Row> moves, LocalDate since) {
        return GROUPS.stream()
                .map(standing -> new Group(
                        standing.label(),
                        customers(from(moves, since, standing)),
                        customers(from(moves, since, standing)
                                .filter(row -> row.getAs(ChurnMovementTable.TO).equals(Standing.LOST.label())))))
                .filter(group -> group.customers() > 0)
                .toList();
    }

    private static Stream<Row> from(List<Row> moves, LocalDate since, Standing standing) {
        return moves.stream()
                .filter(row -> row.<Date>getAs(ChurnMovementTable.FROM_ON)
                        .toLocalDate()
                        .equals(since))
                .filter(row -> row.getAs(ChurnMovementTable.FROM).equals(standing.label()));
    }

    private static long customers(Stream<Row> moves) {
        return moves.mapToLong(row -> row.<Long>getAs(ChurnMovementTable.CUSTOMERS))
                .sum();
    }
}
