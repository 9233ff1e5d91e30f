package ebb.warning;

import ebb.schema.ShopTruthTable;
import java.io.Serializable;
import java.sql.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was planted in the generated shop for the rules to find: by rule, with whom and when.
 *
 * <p>It tells what a rule finds of what it is for, where a loss would tell only whether the customer left.
 */
public final class PlantedTruth implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A shop of which the truth is not known. */
    public static final PlantedTruth NONE = new PlantedTruth(new HashMap<>());

    private static final int ENDLESS = Integer.MAX_VALUE / 2;

    /** Maps that can be written to a task. */
    @SuppressWarnings("serial")
    private final Map<String, Map<String, Span>> byRule;

    /** By rule the customers with whom something was planted, and when. */
    PlantedTruth(Map<String, Map<String, Span>> byRule) {
        this.byRule = byRule;
    }

    /** From the first to the last day on which something was so, as days since 1970-01-01. */
    record Span(int fromDay, int untilDay) implements Serializable {}

    /** From rows of {@link ShopTruthTable}; few customers have anything planted. */
    public static PlantedTruth of(Dataset<Row> truth) {
        PlantedTruth planted = new PlantedTruth(new HashMap<>());
        truth.where(ShopTruthTable.DIVERSION_PART + " IS NOT NULL OR " + ShopTruthTable.EXPENSES_CLIMB_FROM_ON
                        + " IS NOT NULL OR " + ShopTruthTable.IS_SILENT_UNHAPPY)
                .collectAsList()
                .forEach(planted::add);
        return planted;
    }

    private void add(Row row) {
        String customer = row.getAs(ShopTruthTable.CUSTOMER_ID);
        if (row.getAs(ShopTruthTable.DIVERSION_PART) != null) {
            String rule = row.getAs(ShopTruthTable.DIVERSION_PART).equals("diverter") ? "diverter" : "diversion_victim";
            plant(rule, customer, span(row, ShopTruthTable.DIVERSION_FROM_ON, ShopTruthTable.DIVERSION_UNTIL_ON));
        }
        if (row.getAs(ShopTruthTable.EXPENSES_CLIMB_FROM_ON) != null) {
            plant("sales_expense", customer, new Span(day(row, ShopTruthTable.EXPENSES_CLIMB_FROM_ON), ENDLESS));
        }
        if (row.<Boolean>getAs(ShopTruthTable.IS_SILENT_UNHAPPY)) {
            plant("silent_unhappy", customer, span(row, ShopTruthTable.UNHAPPY_SINCE_ON, ShopTruthTable.LEFT_ON));
        }
    }

    private void plant(String rule, String customer, Span span) {
        byRule.computeIfAbsent(rule, none -> new HashMap<>()).put(customer, span);
    }

    private static Span span(Row row, String from, String until) {
        return new Span(day(row, from), row.getAs(until) == null ? ENDLESS : day(row, until));
    }

    private static int day(Row row, String column) {
        return (int) row.<Date>getAs(column).toLocalDate().toEpochDay();
    }

    /** Whether anything was planted for the rule to find. */
    boolean knows(WarningRule rule) {
        return byRule.containsKey(rule.name());
    }

    /** What was planted with a customer for the rule to find. */
    Optional<Span> of(WarningRule rule, String customer) {
        return Optional.ofNullable(
                byRule.getOrDefault(rule.name(), new HashMap<>()).get(customer));
    }
}
