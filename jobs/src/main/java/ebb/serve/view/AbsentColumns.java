package ebb.serve.view;

import ebb.schema.CustomersTable;
import ebb.serve.engine.Query;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import java.util.List;

/** Columns of personal data that are not handed out, or are null throughout since {@code bi.personal-columns} does not name them. */
public final class AbsentColumns {
    private static final String NAMED = "named";

    private AbsentColumns() {}

    public static List<String> of(ServedStar star) {
        return star.held(
                "absent columns",
                () -> hasNames(star)
                        ? List.of(CustomersTable.EMAIL)
                        : List.of(CustomersTable.EMAIL, CustomersTable.NAME));
    }

    private static boolean hasNames(ServedStar star) {
        return star.has(ServedTables.CUSTOMERS)
                && (Long) star.rows(Query.of("SELECT count(" + CustomersTable.NAME + ") AS " + NAMED + " FROM "
                                        + ServedTables.CUSTOMERS))
                                .get(0)
                                .get(NAMED)
                        > 0;
    }
}
