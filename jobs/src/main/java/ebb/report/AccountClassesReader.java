package ebb.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ebb.account.Standing;
import ebb.schema.AccountsTable;
import ebb.schema.ChurnMovementTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads accounts by class and who left; both tables are of one as-of date. */
final class AccountClassesReader {
    private static final List<Standing> GROUPS =
            List.of(Standing.CORE, Standing.PROMISING, Standing.ORDINARY, Standing.LEAVING);

    private AccountClassesReader() {}

    /** Null where there is neither a class nor a period. */
    static AccountClasses read(Dataset<Row> accounts, Dataset<Row> movement) {
        List<Row> moves = movement == null
                ? List.of()
                : movement.where(col(ChurnMovementTable.KIND).equalTo(ChurnMovementTable.STANDING))
                        .collectAsList();
        LocalDate since = moves.stream()
                .map(row -> row.<Date>getAs(ChurnMovementTable.FROM_ON).toLocalDate())
                .max(Comparator.naturalOrder())
                .orElse(null);
        List<AccountClasses.ClassRow> classes = classes(accounts);
        return classes.isEmpty() && since == null ? null : new AccountClasses(classes, groups(moves, since), since);
    }

    private static List<AccountClasses.ClassRow> classes(Dataset<Row> accounts) {
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
                .map(row -> new AccountClasses.ClassRow(
                        row.getInt(0),
                        row.getLong(1),
                        row.getDecimal(2),
                        row.getLong(3),
                        new AccountClasses.Shift(row.getLong(4), row.getLong(5), row.getLong(6))))
                .toList();
    }

    private static Column spends(String shift) {
        return count_if(col(AccountsTable.SHARE_SHIFT).equalTo(shift));
    }

    private static List<AccountClasses.Group> groups(List<Row> moves, LocalDate since) {
        return GROUPS.stream()
                .map(standing -> new AccountClasses.Group(
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
