package ebb.setup;

import ebb.schema.PurchasesTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The input of purchases: where its files lie, what their columns are called, which rows count, and how deliveries follow each other. */
final class PurchasesProposal {
    private final ConfProposal proposal;
    private final List<Path> given;
    private final PurchaseColumns columns;
    private final List<String> filledDown;
    private final List<SampleFile> files;
    private final PurchaseSample sample;

    /** Of files that have most of their columns in common, the first of which names them. */
    PurchasesProposal(ConfProposal proposal, List<SampleFile> delivered, List<Path> given) {
        this.proposal = proposal;
        this.given = given;
        this.columns = PurchaseColumns.of(delivered.get(0));
        this.filledDown = FilledDown.all(delivered.get(0), columns);
        FilledDown.withoutCustomer(delivered.get(0), columns, filledDown).ifPresent(proposal::doubt);
        this.files = delivered.stream().map(file -> file.filledDown(filledDown)).toList();
        this.sample = new PurchaseSample(files, columns);
    }

    void propose() {
        SampleFile first = files.get(0);
        BusinessProposal business = new BusinessProposal(proposal);
        columns.unsure().forEach(proposal::doubt);
        business.zoneAndCurrency(first, columns);
        business.horizon(sample);
        proposal.set(0, "inputs", "");
        proposal.set(1, "purchases", "");
        new PathProposal(proposal, given).path(files);
        FormatProposal.of(proposal, first, filledDown);
        columns();
        columns.number().ifPresent(form -> {
            proposal.comment(2, "Amounts are written like this.");
            proposal.set(2, "number-format", ConfProposal.quoted(form));
        });
        filter();
        deliveries();
        identities();
    }

    private void columns() {
        proposal.set(2, "columns", "");
        Optional<AmountExpression.Reasoned> amount = new AmountExpression(columns).reasoned();
        columns.columns().forEach((field, source) -> {
            if (amount.isEmpty() || !field.equals(PurchasesTable.AMOUNT)) {
                column(field, names(field));
            }
        });
        amount.ifPresent(reasoned -> {
            proposal.comment(3, reasoned.reason());
            proposal.set(3, PurchasesTable.AMOUNT, yaml(reasoned.sql()));
        });
    }

    private void column(String field, List<String> names) {
        String expression = names.size() == 1
                ? ticked(names.get(0))
                : names.stream().map(PurchasesProposal::ticked).collect(Collectors.joining(", ", "coalesce(", ")"));
        Optional<DateForm> date = columns.date()
                .filter(form -> field.equals(PurchasesTable.ORDERED_AT)
                        && !form.expression().isEmpty());
        if (names.size() > 1) {
            proposal.comment(3, "Not all files call it alike.");
            proposal.doubt(field + " is called " + String.join(" in some files and ", names)
                    + " in others: they are taken for the same.");
        }
        if (field.equals(PurchasesTable.ORDERED_AT) && columns.isUtc()) {
            proposal.comment(3, "Times are in UTC, as the column's name says.");
            proposal.set(3, field, yaml("cast(concat(trim(" + expression + "), 'Z') as timestamp)"));
        } else if (date.isPresent()) {
            proposal.comment(3, "Dates are written like " + date.get().name() + ".");
            proposal.set(3, field, yaml(String.format(Locale.ROOT, date.get().expression(), expression)));
        } else {
            proposal.set(3, field, names.size() == 1 ? ConfProposal.quoted(names.get(0)) : yaml(expression));
        }
    }

    /** What the files call a column, the name of the first file first. */
    private List<String> names(String field) {
        return files.stream()
                .flatMap(file -> PurchaseColumns.of(file).source(field).stream())
                .distinct()
                .toList();
    }

    private void filter() {
        List<String> conditions = new ArrayList<>();
        RowConditions.of(files.get(0), columns).forEach(condition -> {
            conditions.add(condition.sql());
            proposal.doubt(condition.reason());
        });
        sample.totalsRow().ifPresent(id -> {
            String customer = ticked(columns.columns().get(PurchasesTable.CUSTOMER_ID));
            conditions.add("coalesce(" + customer + ", '') <> '" + id.replace("'", "\\'") + "'");
            proposal.doubt(
                    "The last row ('" + id + "') has the sum of all others: it is left out as a line of totals.");
        });
        if (!conditions.isEmpty()) {
            proposal.comment(2, "Rows that are no purchase are left out and counted apart.");
            proposal.set(2, "where", yaml(String.join(" AND ", conditions)));
        }
    }

    private void deliveries() {
        PurchaseSample.Overlap overlap = sample.overlap();
        if (files.size() > 1 && overlap.lastHoldsOthers()) {
            proposal.comment(2, "The last file holds nearly everything of those before: each is a full export.");
            proposal.set(2, "delivery", "snapshot");
            proposal.doubt("Each file is taken for a full export, of which only the newest counts.");
        } else if (overlap.sameOrders() > 0 && overlap.isOrderUnique()) {
            proposal.comment(
                    2, overlap.sameOrders() + " orders are in more than one file: the newest state of each counts.");
            proposal.set(2, "duplicates", "{keys: [" + PurchasesTable.ORDER_ID + "], keep: newest}");
        } else if (sample.overlapOfLines()
                .filter(lines -> lines.isOrderUnique() && lines.sameOrders() > 0)
                .isPresent()) {
            proposal.comment(2, "Lines of the same orders are in more than one file: the newest state of each counts.");
            proposal.set(
                    2,
                    "duplicates",
                    "{keys: [" + PurchasesTable.ORDER_ID + ", " + PurchasesTable.PRODUCT_ID + "], keep: newest}");
        } else if (overlap.equalRows() > 0) {
            proposal.comment(2, overlap.equalRows() + " rows stand in an earlier file as they are: they count once.");
            proposal.set(2, "duplicates", "across-files");
        } else if (overlap.equalWithin() > 0) {
            proposal.doubt(overlap.equalWithin() + " rows equal an earlier row of their file and are kept;"
                    + " if they are faults of the export, set inputs.purchases.duplicates: whole-row.");
        }
        if (columns.source(PurchasesTable.ORDER_ID).isEmpty()) {
            proposal.doubt("No column is an order number: every row is taken for a line of its own.");
        }
    }

    private void identities() {
        Map<String, Long> placeholders = sample.placeholders();
        if (!placeholders.isEmpty()) {
            proposal.comment(
                    2,
                    "No customers: "
                            + placeholders.entrySet().stream()
                                    .map(id -> id.getKey() + " has " + id.getValue() + " rows")
                                    .collect(Collectors.joining(", "))
                            + ".");
            proposal.set(
                    2,
                    "anonymous-values",
                    placeholders.keySet().stream()
                            .map(id -> "'" + id.replace("'", "''") + "'")
                            .collect(Collectors.joining(", ", "[", "]")));
            proposal.doubt(
                    "Rows of " + String.join(", ", placeholders.keySet()) + " count as sales without a customer.");
        }
        if (sample.spellings() > 0) {
            proposal.comment(2, sample.spellings() + " ids occur in capitals and without.");
            proposal.set(2, "id-format", "[trim, whole-numbers, lower-case]");
        }
    }

    static String ticked(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*") ? column : "`" + column.replace("`", "``") + "`";
    }

    private static String yaml(String expression) {
        return "\"" + expression.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
