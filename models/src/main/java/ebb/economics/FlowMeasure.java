package ebb.economics;

import ebb.schema.SalesBridgeTable;
import java.util.List;

/** What is summed of every period and group; money is in cents. */
enum FlowMeasure {
    /** Anyone who is in another of the counts: what {@code min-cohort} looks at. */
    CUSTOMERS,
    START,
    GAINED,
    RETURNED,
    LOST,
    BRIEF,
    /** Bought in the period, returns taken off, whoever bought it. */
    PERIOD_SALES,
    /** Bought in the year before the start, returns taken off, by those active at the start; and by the lost among them. */
    START_REVENUE,
    LOST_REVENUE,
    START_PROFIT,
    LOST_PROFIT,
    BUYERS_BEFORE,
    SALES_BEFORE,
    BRIDGE_LOST,
    BRIDGE_LOST_AMOUNT,
    BRIDGE_LESS,
    BRIDGE_LESS_AMOUNT,
    BRIDGE_MORE,
    BRIDGE_MORE_AMOUNT,
    BRIDGE_PRICE,
    BRIDGE_PRICE_AMOUNT,
    BRIDGE_NEW,
    BRIDGE_NEW_AMOUNT,
    BRIDGE_RETURNED,
    BRIDGE_RETURNED_AMOUNT,
    BRIDGE_REFUNDS,
    BRIDGE_REFUNDS_AMOUNT,
    BUYERS_AFTER,
    SALES_AFTER;

    static final int COUNT = values().length;

    /** Place in the arrays of sums, which live for one run only. */
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    /** A component of the bridge: its name, and its customers and amount. */
    record Component(String name, FlowMeasure customers, FlowMeasure amount) {}

    /** In the order of the bridge; the first and the last are what is bridged. */
    static final List<Component> BRIDGE = List.of(
            new Component(SalesBridgeTable.BEFORE, BUYERS_BEFORE, SALES_BEFORE),
            new Component(SalesBridgeTable.LOST, BRIDGE_LOST, BRIDGE_LOST_AMOUNT),
            new Component(SalesBridgeTable.SPENT_LESS, BRIDGE_LESS, BRIDGE_LESS_AMOUNT),
            new Component(SalesBridgeTable.SPENT_MORE, BRIDGE_MORE, BRIDGE_MORE_AMOUNT),
            new Component(SalesBridgeTable.PRICE, BRIDGE_PRICE, BRIDGE_PRICE_AMOUNT),
            new Component(SalesBridgeTable.NEW, BRIDGE_NEW, BRIDGE_NEW_AMOUNT),
            new Component(SalesBridgeTable.RETURNED, BRIDGE_RETURNED, BRIDGE_RETURNED_AMOUNT),
            new Component(SalesBridgeTable.REFUNDS, BRIDGE_REFUNDS, BRIDGE_REFUNDS_AMOUNT),
            new Component(SalesBridgeTable.AFTER, BUYERS_AFTER, SALES_AFTER));
}
