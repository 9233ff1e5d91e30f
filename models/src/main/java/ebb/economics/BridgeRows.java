package ebb.economics;

import ebb.customer.Money;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A group's sums as rows of {@link ebb.schema.SalesBridgeTable}. */
record BridgeRows(LocalDate asOf) {

    List<Row> of(ChurnMeasures.GroupSums one) {
        long declined = one.of(FlowMeasure.BRIDGE_LOST_AMOUNT) + one.of(FlowMeasure.BRIDGE_LESS_AMOUNT);
        List<Row> rows = new ArrayList<>();
        for (FlowMeasure.Component component : FlowMeasure.BRIDGE) {
            boolean isDecline = component.amount() == FlowMeasure.BRIDGE_LOST_AMOUNT
                    || component.amount() == FlowMeasure.BRIDGE_LESS_AMOUNT;
            rows.add(RowFactory.create(
                    Date.valueOf(asOf),
                    one.period().label(),
                    one.period().fromOn(),
                    one.period().untilOn(),
                    one.group().dimension(),
                    one.group().name(),
                    rows.size(),
                    component.name(),
                    one.of(component.customers()),
                    Money.ofCents(one.of(component.amount())),
                    isDecline && declined < 0 ? (double) one.of(component.amount()) / declined : null));
        }
        return rows;
    }
}
