package ebb.setup;

import ebb.ingest.text.DateForm;
import ebb.ingest.value.Backticks;
import ebb.ingest.value.ShortenedId;
import ebb.schema.PurchasesTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The input of purchases: where its files lie, what their columns are called, which rows count, and how deliveries follow each other. */
final class PurchasesProposal {
    /** Ids that are named one by one. */
    private static final int SHOWN = 5;

    private final ConfProposal proposal;
    private final List<Path> given;
    private final PurchaseColumns columns;
    private final List<String> filledDown;
    private final List<SampleFile> files;
    private final SampleFile all;
    private final PurchaseSample sample;

    /** Of files that have most of their columns in common, the first of which names them. */
    PurchasesProposal(ConfProposal proposal, List<SampleFile> delivered, List<Path> given) {
        this.proposal = proposal;
        this.given = given;
        this.columns = PurchaseColumns.of(delivered.get(0), JoinedFiles.of(delivered));
        this.filledDown = FilledDown.all(delivered.get(0), columns);
        FilledDown.rarelyCustomer(delivered.get(0), columns, filledDown).ifPresent(proposal::doubt);
        FilledDown.withoutCustomer(delivered.get(0), columns, filledDown).ifPresent(proposal::doubt);
        this.files = delivered.stream().map(file -> file.filledDown(filledDown)).toList();
        this.all = JoinedFiles.of(files);
        this.sample = new PurchaseSample(files, columns);
    }

    void propose() {
        SampleFile first = files.get(0);
        BusinessProposal business = new BusinessProposal(proposal);
        columns.unsure().forEach(proposal::doubt);
        new Deductions(all, columns).doubts().forEach(proposal::doubt);
        business.zoneAndCurrency(all, columns);
        business.horizon(sample);
        proposal.set(0, "inputs", "");
        proposal.set(1, "purchases", "");
        new PathProposal(proposal, given).path(files);
        FormatProposal.of(proposal, first, filledDown);
        files.stream()
                .filter(file -> !file.format().equals(first.format()))
                .findFirst()
                .ifPresent(file -> proposal.doubt(file.path().getFileName() + " is not written as "
                        + first.path().getFileName() + " is (delimiter, encoding, lines before the header or place of"
                        + " the records): format and options are those of the latter. Export all files alike."));
        columns();
        columns.number().ifPresent(form -> {
            proposal.comment(2, "Amounts are written like this.");
            proposal.set(2, "number-format", ConfProposal.quoted(form));
        });
        filter();
        deliveries();
        identities();
        wishes();
    }

    /** Purchases have no place for who must not be contacted. */
    private void wishes() {
        ContactWishes wishes = ContactWishes.of(all);
        List<String> settings = Stream.of(
                        wishes.optedOut().map(sql -> "opted_out: " + sql),
                        wishes.consent().map(sql -> "consent: " + sql))
                .flatMap(Optional::stream)
                .toList();
        if (!settings.isEmpty() && !wishes.columns().stream().allMatch(RowConditions::isOfCancelled)) {
            proposal.doubt(String.join(", ", wishes.columns())
                    + " of the purchases may say who must not be contacted, and is NOT used: give a file of"
                    + " customers, or let inputs.customers read the same file with customer_id and "
                    + String.join(" and ", settings) + ".");
        }
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
            proposal.set(3, PurchasesTable.AMOUNT, ConfProposal.expression(reasoned.sql()));
        });
    }

    private void column(String field, List<String> names) {
        Optional<String> payer = field.equals(PurchasesTable.CUSTOMER_ID) ? payer(names.get(0)) : Optional.empty();
        if (payer.isPresent()) {
            proposal.comment(3, "Money that goes back goes to the customer.");
            proposal.set(3, field, ConfProposal.expression(payer.get()));
            return;
        }
        String expression = names.size() == 1
                ? ticked(names.get(0))
                : names.stream().map(PurchasesProposal::ticked).collect(Collectors.joining(", ", "coalesce(", ")"));
        Optional<String> date = columns.date()
                .filter(form -> field.equals(PurchasesTable.ORDERED_AT))
                .flatMap(form -> form.expression(
                        expression, names.stream().flatMap(this::values).toList()));
        if (names.size() > 1) {
            proposal.comment(3, "Not all files call it alike.");
            proposal.doubt(field + " is called " + String.join(" in some files and ", names)
                    + " in others: they are taken for the same.");
        }
        if (field.equals(PurchasesTable.ORDERED_AT) && columns.isUtc()) {
            proposal.comment(3, "Times are in UTC, as the column's name says.");
            proposal.set(
                    3,
                    field,
                    ConfProposal.expression(
                            "cast(concat(" + DateForm.withSeconds(expression) + ", 'Z') as timestamp)"));
        } else if (date.isPresent()) {
            proposal.comment(
                    3, "Dates are written like " + columns.date().orElseThrow().name() + ".");
            proposal.set(3, field, ConfProposal.expression(date.get()));
        } else {
            proposal.set(
                    3,
                    field,
                    names.size() == 1 ? ConfProposal.quoted(names.get(0)) : ConfProposal.expression(expression));
        }
    }

    /** Where payments are from somebody to somebody, the customer of a refund is whom it goes to. */
    private Optional<String> payer(String from) {
        String amount = columns.columns().get(PurchasesTable.AMOUNT);
        String to = from.replaceFirst("(?i)^from\\b", "To");
        return amount != null
                        && !to.equals(from)
                        && files.get(0).columns().contains(to)
                        && values(amount).anyMatch(value -> value.startsWith("-"))
                ? Optional.of(
                        "if(startswith(trim(" + ticked(amount) + "), '-'), " + ticked(to) + ", " + ticked(from) + ")")
                : Optional.empty();
    }

    private Stream<String> values(String column) {
        return files.stream().flatMap(file -> file.values(column));
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
        SampleFile shared = all.only(JoinedFiles.common(files));
        List<RowConditions.Condition> possible = RowConditions.of(shared, columns);
        possible.forEach(condition -> {
            conditions.add(condition.sql());
            proposal.doubt(condition.reason());
        });
        RowConditions.of(all, columns).stream()
                .filter(condition -> !possible.contains(condition))
                .forEach(
                        condition -> proposal.doubt("NOT done, for some files lack the column: " + condition.reason()));
        RowConditions.doubts(all, columns).forEach(proposal::doubt);
        List<String> subtotals = sample.subtotals();
        if (!subtotals.isEmpty()) {
            String customer = columns.columns().get(PurchasesTable.CUSTOMER_ID);
            conditions.add(RowConditions.notTotals(customer, subtotals));
            proposal.doubt("Rows of " + shown(subtotals) + " are left out as lines of totals.");
        }
        sample.sums()
                .ifPresent(sums -> proposal.doubt(sums.rows().size()
                        + " rows each have the sum of the rows above them and count as purchases: if they are lines of"
                        + " subtotals, all counts twice. Leave them out with inputs.purchases.where."));
        sample.totalsRow().filter(id -> !subtotals.contains(id)).ifPresent(id -> {
            String customer = ticked(columns.columns().get(PurchasesTable.CUSTOMER_ID));
            conditions.add("coalesce(" + customer + ", '') <> '" + id.replace("'", "\\'") + "'");
            proposal.doubt(
                    "The last row ('" + id + "') has the sum of all others: it is left out as a line of totals.");
        });
        if (!conditions.isEmpty()) {
            proposal.comment(2, "Rows that are no purchase are left out and counted apart.");
            proposal.set(2, "where", ConfProposal.expression(String.join(" AND ", conditions)));
        }
    }

    private static String shown(List<String> ids) {
        return ids.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (ids.size() > SHOWN ? " and " + (ids.size() - SHOWN) + " more" : "");
    }

    private void deliveries() {
        PurchaseSample.Overlap overlap = sample.overlap();
        if (files.size() > 1 && overlap.lastHoldsOthers() && !new RollingExports(files, columns).areRolling()) {
            proposal.comment(2, "The last file holds nearly everything of those before: each is a full export.");
            proposal.set(2, "delivery", "snapshot");
            proposal.doubt("Each file is taken for a full export, of which only the newest counts.");
            if (columns.amount().place() == AmountForm.Place.REPEATED) {
                oncePerOrder();
            }
        } else if (overlap.sameOrders() > 0 && overlap.isOrderUnique()) {
            proposal.comment(
                    2, overlap.sameOrders() + " orders are in more than one file: the newest state of each counts.");
            proposal.set(2, "duplicates", "{keys: [" + PurchasesTable.ORDER_ID + "], keep: newest}");
        } else if (columns.amount().place() != AmountForm.Place.REPEATED
                && sample.overlapOfLines()
                        .filter(lines -> lines.isOrderUnique() && lines.sameOrders() > 0)
                        .isPresent()) {
            proposal.comment(2, "Lines of the same orders are in more than one file: the newest state of each counts.");
            proposal.set(
                    2,
                    "duplicates",
                    "{keys: [" + PurchasesTable.ORDER_ID + ", " + PurchasesTable.PRODUCT_ID + "], keep: newest}");
        } else if (columns.amount().place() == AmountForm.Place.REPEATED) {
            oncePerOrder();
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

    private void oncePerOrder() {
        proposal.comment(2, "The total stands on each line of an order: only the first line counts.");
        proposal.set(2, "duplicates", "{keys: [" + PurchasesTable.ORDER_ID + "], keep: newest}");
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
        customers()
                .filter(ShortenedId::is)
                .findFirst()
                .ifPresent(id -> proposal.doubt("Rows of ids such as " + id + " are rejected:" + ShortenedId.ADVICE));
        if (sample.spellings() > 0) {
            proposal.comment(2, sample.spellings() + " ids occur in capitals and without.");
            proposal.set(2, "id-format", idFormat().orElseThrow());
        }
    }

    /** The form of customer ids that every input must have alike; empty: the default. */
    Optional<String> idFormat() {
        return sample.spellings() > 0 ? Optional.of("[trim, whole-numbers, lower-case]") : Optional.empty();
    }

    /** The customers of the looked-at rows. */
    Stream<String> customers() {
        return files.stream()
                .flatMap(file -> names(PurchasesTable.CUSTOMER_ID).stream().flatMap(file::values));
    }

    static String ticked(String column) {
        return Backticks.in(column);
    }
}
