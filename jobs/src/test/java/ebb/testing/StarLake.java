package ebb.testing;

import ebb.feature.FeaturesTable;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.lake.SegmentFiles;
import ebb.schema.AccountsTable;
import ebb.schema.ChurnMovementTable;
import ebb.schema.CohortRetentionTable;
import ebb.schema.Column;
import ebb.schema.CustomersTable;
import ebb.schema.ExpectedDemandTable;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.schema.WarningsTable;
import ebb.segment.saved.SavedSegment;
import ebb.segment.saved.SegmentCondition;
import ebb.star.StarRules;
import ebb.star.WithheldWords;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Three customers in published tables written by hand: what a star is made of, without the jobs that would take a minute to make it. */
public final class StarLake {
    public static final LocalDate AS_OF = LocalDate.of(2026, 1, 31);
    public static final Instant AT = Instant.parse("2026-02-01T03:00:00Z");

    /** Words of a sensitive event in the rules. */
    public static final Set<String> SENSITIVE = Set.of("pregnancy", "Baby_care");

    private StarLake() {}

    public static StarRules rules(String... personal) {
        return new StarRules("Tiny", "EUR", 30, 90, List.of(personal), 24, new WithheldWords(SENSITIVE));
    }

    public static Publication publish(Lake lake, StarRules rules) {
        return new Publications(lake, rules)
                .publish("run", Optional.of(AS_OF), lake.versions(Publications.PUBLISHED), AT);
    }

    /** Writes the tables, unpublished. */
    public static void write(Lake lake) {
        customers(lake);
        scores(lake, "2026-01-10", 0.2, 0.4);
        scores(lake, "2026-01-20", 0.3, 0.5);
        scores(lake, "2025-12-31", 0.1, 0.3);
        scores(lake, AS_OF.toString(), 0.4, 0.6, 0.8);
        texts(lake);
        movements(lake);
        lake.append(
                ExpectedDemandTable.TABLE,
                RowsOf.table(
                        ExpectedDemandTable.TABLE,
                        demand("Tea", "60.00", "50.00"),
                        demand("Baby_care", "40.00", "10.00"),
                        demand("all", "100.00", "60.00")));
        add(
                lake,
                CohortRetentionTable.TABLE,
                of(Map.of(
                        "cohort_on",
                        day("2025-11-01"),
                        "months_since_count",
                        1,
                        "customer_count",
                        4L,
                        "buying_count",
                        1L)));
        new SegmentFiles(lake.root(), lake.configuration())
                .save(
                        new SavedSegment(
                                "likely to go",
                                List.of(new SegmentCondition("churn_probability", List.of(), "0.6", null))),
                        "test",
                        Instant.EPOCH);
    }

    private static void customers(Lake lake) {
        lake.append(
                CustomersTable.TABLE,
                RowsOf.table(
                        CustomersTable.TABLE,
                        Map.of("customer_id", "c1", "name", "Ada", "email", "ada@example.org", "region", "North"),
                        Map.of("customer_id", "c2", "name", "Bob", "region", "South", "owner", "Eve")));
    }

    /** Scores, segments, features and accounts of a date: of c1, c2 and so on. */
    private static void scores(Lake lake, String asOf, double... chances) {
        for (Table table : List.of(ScoresTable.TABLE, SegmentsTable.TABLE, FeaturesTable.TABLE, AccountsTable.TABLE)) {
            @SuppressWarnings({"unchecked", "rawtypes"})
            Map<String, Object>[] rows = new Map[chances.length];
            for (int i = 0; i < chances.length; i++) {
                rows[i] = score(table, asOf, i, chances[i]);
            }
            lake.append(table, RowsOf.table(table, rows));
        }
    }

    private static Map<String, Object> score(Table table, String asOf, int place, double chance) {
        Map<String, Object> row = new TreeMap<>(Map.of("customer_id", "c" + (place + 1), Column.AS_OF, day(asOf)));
        if (table.equals(ScoresTable.TABLE)) {
            row.put("churn_probability", chance);
            row.put("is_active", true);
            row.put("reason_1", "Buys less than before");
            row.put("reason_2", place == 0 ? "No baby care for 40 days" : "Fewer visits");
        } else if (table.equals(SegmentsTable.TABLE)) {
            row.put("lifecycle", "active");
            row.put("risk_band", chance > 0.5 ? "high" : "low");
            row.put("money_at_risk", new BigDecimal("10.50"));
        } else if (table.equals(FeaturesTable.TABLE)) {
            row.put("tenure_days", 61.0);
            row.put("recency_days", 5.0);
            row.put("frequency_count", 3.0);
        } else {
            row.put("standing", "ordinary");
        }
        return row;
    }

    private static void texts(Lake lake) {
        lake.append(
                NextActionsTable.TABLE,
                RowsOf.table(
                        NextActionsTable.TABLE,
                        action("c1", "Call: buys less", "the pregnancy list"),
                        action("c2", "Send the Pregnancy guide", "greet"),
                        action("c3", "Write about tea", "Expectant mothers' tea")));
        lake.append(
                WarningsTable.TABLE,
                RowsOf.table(
                        WarningsTable.TABLE,
                        Map.of("customer_id", "c1", "rule", "loss", "status", "open", "message", "Silent for 40 days"),
                        Map.of("customer_id", "c1", "rule", "habit", "status", "open", "message", "Baby care dropped"),
                        Map.of("customer_id", "c2", "rule", "loss", "status", "closed", "note", "is on holiday")));
    }

    private static Map<String, Object> action(String customer, String action, String merged) {
        return Map.of(
                "customer_id", customer, "state", "due", "purpose", "marketing", "action", action, "merged", merged);
    }

    /** Periods of a horizon, and the one that spans both. */
    private static void movements(Lake lake) {
        lake.append(
                ChurnMovementTable.TABLE,
                RowsOf.table(
                        ChurnMovementTable.TABLE,
                        move("2025-12-02", "2026-01-01", "none", "ordinary", 3),
                        move("2025-12-02", "2026-01-31", "none", "core", 9),
                        move("2026-01-01", "2026-01-31", "ordinary", "core", 5),
                        move("2026-01-01", "2026-01-31", "leaving", "lost", 2),
                        move("2026-01-01", "2026-01-31", "lost", "promising", 1),
                        move("2026-01-01", "2026-01-31", "lost", "lost", 7)));
    }

    private static Map<String, Object> move(String from, String until, String was, String is, long customers) {
        return Map.of(
                "kind",
                "standing",
                "from_on",
                day(from),
                "until_on",
                day(until),
                "moved_from",
                was,
                "moved_to",
                is,
                "customer_count",
                customers);
    }

    private static Map<String, Object> demand(String category, String expected, String lastYear) {
        BigDecimal amount = new BigDecimal(expected);
        return Map.of(
                "week_from_on",
                day("2026-02-01"),
                "category",
                category,
                "expected_amount",
                amount,
                "expected_low_amount",
                amount.multiply(new BigDecimal("0.9")).setScale(2),
                "expected_high_amount",
                amount.multiply(new BigDecimal("1.2")).setScale(2),
                "last_year_amount",
                new BigDecimal(lastYear));
    }

    private static void add(Lake lake, Table table, Map<String, Object> row) {
        lake.append(table, RowsOf.table(table, row));
    }

    private static Map<String, Object> of(Map<String, Object> row) {
        return row;
    }

    private static Date day(String day) {
        return Date.valueOf(day);
    }
}
