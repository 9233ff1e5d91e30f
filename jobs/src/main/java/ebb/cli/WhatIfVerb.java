package ebb.cli;

import ebb.conf.SettingsException;
import ebb.explain.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what another loss rate would cost and make of the customers; figures left out are those of the last publication. */
@Command(
        name = "what-if",
        description = "Say what a yearly loss rate costs, and what becomes of the customers over the years.",
        footer = {
            "",
            "Examples: ebb what-if --loss-rate 10",
            "          ebb what-if --loss-rate 5 --customers 64000 --gained 3200 --revenue 40000 --margin 10"
        })
final class WhatIfVerb extends Verb {
    @Option(
            names = "--loss-rate",
            paramLabel = "PERCENT",
            description = "Customers lost in a year, in per cent of all.")
    private Double lossRate;

    @Option(names = "--customers", paramLabel = "N", description = "Customers at the start.")
    private Double customers;

    @Option(names = "--gained", paramLabel = "N", description = "Customers who come or return in a year.")
    private Double gained;

    @Option(names = "--revenue", paramLabel = "AMOUNT", description = "What a customer buys for in a year.")
    private Double revenue;

    @Option(names = "--margin", paramLabel = "PERCENT", description = "Profit in per cent of the revenue.")
    private Double margin;

    @Option(
            names = "--years",
            paramLabel = "N",
            description = "Years to show; default: ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int years;

    @Override
    void execute() {
        require(lossRate == null || (lossRate >= 0 && lossRate <= 100), "--loss-rate", lossRate, "0 to 100 per cent");
        require(customers == null || customers >= 1, "--customers", customers, "1 or more");
        require(gained == null || gained >= 0, "--gained", gained, "0 or more");
        require(years >= 1 && years <= 100, "--years", years, "1 to 100");
        WhatIf answer = WhatIf.of(
                new WhatIf.Question(lossRate, customers, gained, revenue, margin),
                years,
                settings().settings(),
                this::lake);
        printer().print(answer.figures(), answer.words());
    }

    private static void require(boolean holds, String option, Object value, String wanted) {
        if (!holds) {
            throw new SettingsException("Cannot use " + option + " " + value + ". Give " + wanted + ".");
        }
    }
}
