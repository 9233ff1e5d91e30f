package ebb.job;

import ebb.account.AccountGroups;
import ebb.account.AccountSettings;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.lake.AccountInputsReader;
import ebb.ledger.AsOf;
import ebb.schema.CustomersTable;
import ebb.schema.ReceivablesTable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import scala.Tuple2;

/** In which groups the customers are who judged a score. */
record JudgedGroups(JobContext context) {

    /** By customer; empty where neither customers nor receivables were brought in, for then no group is known. */
    Map<String, Map<String, String>> of(Set<String> ids, LocalDate day) {
        List<String> inputs = List.copyOf(AccountInputsReader.on(context.lake()));
        if (Collections.disjoint(inputs, List.of(CustomersTable.TABLE.name(), ReceivablesTable.TABLE.name()))) {
            return Map.of();
        }
        AsOf asOf = AsOf.of(day, context.known());
        AccountSettings settings = context.settings().accounts();
        return context.accounts()
                .map(CustomerAccount::timeline)
                .filter(timeline -> ids.contains(timeline.customerId()))
                .map(timeline -> timeline.knownOn(asOf))
                .filter(AccountPast::hasBought)
                .mapToPair(past -> new Tuple2<>(past.history().customerId(), AccountGroups.of(past, settings)))
                .collectAsMap();
    }
}
