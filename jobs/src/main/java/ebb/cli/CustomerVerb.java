package ebb.cli;

import ebb.explain.CustomerOverview;
import ebb.schema.Column;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows everything that the last publication knows of one customer. */
@Command(
        name = "customer",
        description = "Show everything known of one customer in one place.",
        footer = {"", "Examples: ebb customer 17850", "          ebb customer 17850 --purpose baby-club"})
final class CustomerVerb extends Verb {
    @Parameters(paramLabel = "CUSTOMER", description = "Customer, as named by the source.")
    private String customer;

    @Option(
            names = "--purpose",
            paramLabel = "NAME",
            description = "Show sensitive life events that may be read for this purpose too. It is recorded.")
    private String purpose;

    @Override
    void execute() {
        CustomerOverview file = CustomerOverview.of(
                lake(), customer, purpose, new CustomerOverview.Terms(settings().settings(), clock()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Column.CUSTOMER_ID, file.id());
        file.parts()
                .forEach((heading, rows) ->
                        json.put(heading, rows.stream().map(RowMap::of).toList()));
        printer().print(json, file.words());
    }
}
