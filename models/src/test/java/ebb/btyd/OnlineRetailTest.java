package ebb.btyd;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.CustomerSummary;
import ebb.btyd.model.GroupedSummaries;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Online Retail (Chen, Sain, Guo 2012): a wholesaler whose regular customers hardly ever leave within the year. */
class OnlineRetailTest {
    private static final LocalDate LAST = LocalDate.of(2011, 12, 9);

    @Test
    void landsOnTheBoundaryAndSaysSoWhereThereIsNoDropoutToFind() {
        GroupedSummaries customers = customers();
        assertThat(customers.customers()).isGreaterThan(4000);
        for (BtydFamily family : List.of(BtydFamilyCatalogue.BG_NBD, BtydFamilyCatalogue.PARETO_NBD)) {
            BtydFit fit = BtydFitter.fit(family, customers);
            assertThat(fit.parameters()).as(family.name()).allMatch(value -> Double.isFinite(value) && value > 0);
            assertThat(fit.logLikelihood()).isFinite();
            assertThat(String.join(" ", fit.findings())).as(family.name()).contains("no dropout to find");
        }
    }

    private static GroupedSummaries customers() {
        Map<String, TreeSet<LocalDate>> days = new TreeMap<>();
        for (String[] row : SharedData.rows("online_retail/invoices_by_customer.csv")) {
            if (row[row.length - 1].equals("0") && Double.parseDouble(row[row.length - 4]) > 0) {
                days.computeIfAbsent(row[0], id -> new TreeSet<>()).add(LocalDate.parse(row[2]));
            }
        }
        return GroupedSummaries.of(days.values().stream()
                .map(bought -> new CustomerSummary(
                        bought.size() - 1,
                        bought.last().toEpochDay() - bought.first().toEpochDay(),
                        LAST.toEpochDay() - bought.first().toEpochDay()))
                .collect(Collectors.toList()));
    }
}
