package ebb.setup;

import ebb.conf.SettingsException;
import ebb.customer.CalendarDays;
import ebb.ingest.ZoneCheck;
import ebb.schema.CustomersTable;
import ebb.schema.PurchasesTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Proposes settings for a set of files: the purchases, and the customers where one of the files lists them. */
public final class ConfProposer {
    /** Gaps between purchases below which they say nothing of how often customers buy. */
    private static final int LEAST_GAPS = 30;

    private static final double HORIZON_QUANTILE = 0.8;
    private static final int LEAST_HORIZON = 14;
    private static final int MOST_HORIZON = CalendarDays.YEAR;
    private static final int MONTH = 30;

    private final ConfProposal proposal = new ConfProposal();

    private ConfProposer() {}

    /**
     * Looks at the files and proposes.
     *
     * @param paths plain files, and folders of Parquet files or Delta tables
     * @param columnar reads what is no text
     * @throws SettingsException where a file cannot be looked at, or none holds purchases
     */
    public static ConfProposal propose(List<Path> paths, ColumnarReader columnar) {
        ConfProposer proposer = new ConfProposer();
        List<SampleFile> files = proposer.read(paths, new SampleFileReader(columnar));
        List<SampleFile> purchases = files.stream()
                .filter(file -> PurchaseColumns.of(file).areEnough())
                .toList();
        if (purchases.isEmpty()) {
            throw new SettingsException(
                    "Cannot propose settings: no file has a customer, a day and an amount that can be told from"
                            + " the others. They have "
                            + files.stream()
                                    .map(file -> file.path().getFileName() + ": " + String.join(", ", file.columns()))
                                    .collect(Collectors.joining("; "))
                            + ". Start from conf/examples and map the columns under inputs.purchases.columns.");
        }
        List<SampleFile> alike = purchases.stream()
                .filter(file -> isAlike(purchases.get(0), file))
                .toList();
        proposer.purchases(alike);
        files.stream().filter(file -> !alike.contains(file)).forEach(proposer::further);
        return proposer.proposal;
    }

    /** Of several files one that cannot be looked at is left out, and named. */
    private List<SampleFile> read(List<Path> paths, SampleFileReader reader) {
        List<SampleFile> files = new ArrayList<>();
        for (Path path :
                paths.stream().sorted(Comparator.comparing(Path::toString)).toList()) {
            try {
                files.add(reader.read(path));
            } catch (SettingsException e) {
                if (paths.size() == 1) {
                    throw e;
                }
                proposal.doubt(path + " is left out: " + e.getMessage());
            }
        }
        return files;
    }

    /** Whether two files have most of their columns in common: some may be called otherwise in one of them. */
    private static boolean isAlike(SampleFile one, SampleFile other) {
        long common = one.columns().stream().filter(other.columns()::contains).count();
        return one.format().name().equals(other.format().name())
                && 2 * common >= Math.max(one.columns().size(), other.columns().size());
    }

    private void purchases(List<SampleFile> delivered) {
        PurchaseColumns columns = PurchaseColumns.of(delivered.get(0));
        List<String> filled = FilledDown.columns(delivered.get(0), columns);
        List<SampleFile> files =
                delivered.stream().map(file -> file.filledDown(filled)).toList();
        SampleFile first = files.get(0);
        PurchaseSample sample = new PurchaseSample(files, columns);
        columns.unsure().forEach(proposal::doubt);
        business(first, columns);
        horizon(sample);
        proposal.set(0, "inputs", "");
        proposal.set(1, "purchases", "");
        path(files);
        format(first, filled);
        columns(files, columns);
        columns.number().ifPresent(form -> {
            proposal.comment(2, "Amounts are written like this.");
            proposal.set(2, "number-format", "'" + form.format + "'");
        });
        filter(first, columns, sample);
        deliveries(files, columns, sample);
        identities(sample);
    }

    private void business(SampleFile file, PurchaseColumns columns) {
        Optional<String> zone = columns.source(PurchasesTable.ORDERED_AT)
                .flatMap(column -> ZoneCheck.fitting(file.values(column).toList()))
                .map(ZoneCheck.Fitting::zone);
        proposal.comment(
                0, zone.isPresent() ? "The offsets in the dates fit this zone." : "The dates name no zone: set yours.");
        if (zone.isPresent()) {
            proposal.set(0, "zone", zone.get());
        } else {
            proposal.assume(0, "zone", "UTC");
            proposal.doubt(
                    "zone is UTC: set the zone of the business, as Europe/Berlin; it decides on which day an evening order falls.");
        }
        Currencies.Found currency = Currencies.of(file, columns);
        proposal.comment(0, currency.reason());
        if (currency.isCertain()) {
            proposal.set(0, "currency", currency.code());
        } else {
            proposal.assume(0, "currency", currency.code());
            proposal.doubt("currency is " + currency.code() + ": " + currency.reason());
        }
        proposal.assume(0, "shop", "Your shop");
    }

    private void horizon(PurchaseSample sample) {
        int[] gaps = sample.gaps();
        if (gaps.length < LEAST_GAPS) {
            proposal.doubt("horizon-days and active-days are the defaults: the files have only " + gaps.length
                    + " repeat purchases, too few to tell how often customers buy.");
            return;
        }
        int usual = gaps[(int) (HORIZON_QUANTILE * (gaps.length - 1))];
        int most = (int) Math.max(LEAST_HORIZON, sample.historyDays() / 4);
        int days = Math.min(Math.min(most, MOST_HORIZON), Math.max(LEAST_HORIZON, rounded(usual)));
        proposal.comment(
                0,
                String.format(
                        Locale.ROOT,
                        "Four of five purchases follow the one before within %d days (half within %d), in %d days of history.",
                        usual,
                        gaps[gaps.length / 2],
                        sample.historyDays()));
        proposal.set(0, "horizon-days", String.valueOf(days));
        proposal.set(0, "active-days", String.valueOf(days));
        if (days < usual) {
            proposal.doubt("horizon-days is " + days
                    + ", a quarter of the history: customers of this shop take longer to come back.");
        }
    }

    /** To whole weeks, and from two months on to whole months. */
    private static int rounded(int days) {
        int unit = days < 2 * MONTH ? CalendarDays.WEEK : MONTH;
        return (days + unit - 1) / unit * unit;
    }

    private void path(List<SampleFile> files) {
        List<Path> paths = files.stream().map(SampleFile::path).toList();
        Path folder = paths.get(0).getParent();
        boolean isOneFolder = paths.stream().allMatch(path -> java.util.Objects.equals(path.getParent(), folder));
        if (paths.size() == 1) {
            proposal.set(2, "path", ConfProposal.quoted(paths.get(0).toString()));
        } else if (isOneFolder) {
            String names = paths.stream()
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.joining(",", "{", "}"));
            proposal.comment(2, "A folder or a glob such as orders_*.csv takes files that come later too.");
            proposal.set(2, "path", "'" + (folder == null ? "" : folder + "/") + names + "'");
            proposal.doubt("inputs.purchases.path names just these files: put a glob there that later files fit.");
        } else {
            throw new SettingsException(
                    "Cannot propose settings: the files lie in several folders. Put them into one.");
        }
    }

    private void format(SampleFile file, List<String> filledDown) {
        SampleFile.Format format = file.format();
        proposal.set(2, "format", format.name());
        List<String> options = new ArrayList<>();
        if (format.name().equals("csv") && format.delimiter() != ',') {
            options.add("delimiter: " + (format.delimiter() == '\t' ? "\"\\t\"" : "'" + format.delimiter() + "'"));
        }
        // UTF-16 is told by the mark at the beginning of a file, whenever it is read.
        if (format.encoding().startsWith("windows")) {
            options.add("encoding: " + format.encoding());
        }
        if (format.linesBefore() > 0) {
            options.add("skip-lines: " + format.linesBefore());
        }
        if (!format.records().isEmpty()) {
            options.add("records: " + ConfProposal.quoted(format.records()));
        }
        if (!filledDown.isEmpty()) {
            proposal.comment(2, "These stand on the first line of an order only: the lines below have the same.");
            options.add("fill-down: '" + String.join(", ", filledDown) + "'");
        }
        if (!options.isEmpty()) {
            proposal.set(2, "options", "{" + String.join(", ", options) + "}");
        }
    }

    private void columns(List<SampleFile> files, PurchaseColumns columns) {
        proposal.set(2, "columns", "");
        columns.columns().forEach((field, source) -> {
            List<String> names = names(files, field);
            String expression = names.size() == 1
                    ? ticked(source)
                    : names.stream().map(ConfProposer::ticked).collect(Collectors.joining(", ", "coalesce(", ")"));
            Optional<DateForm> date = columns.date()
                    .filter(form -> field.equals(PurchasesTable.ORDERED_AT)
                            && !form.expression().isEmpty());
            if (names.size() > 1) {
                proposal.comment(3, "Not all files call it alike.");
                proposal.doubt(field + " is called " + String.join(" in some files and ", names)
                        + " in others: they are taken for the same.");
            }
            if (date.isPresent()) {
                proposal.comment(3, "Dates are written like " + date.get().name() + ".");
                proposal.set(
                        3, field, yaml(String.format(Locale.ROOT, date.get().expression(), expression)));
            } else {
                proposal.set(3, field, names.size() == 1 ? ConfProposal.quoted(source) : yaml(expression));
            }
        });
        if (columns.isPriceTimesQuantity()) {
            proposal.comment(3, "No column gives the amount of a line.");
            proposal.set(
                    3,
                    PurchasesTable.AMOUNT,
                    yaml("cast(" + ticked(columns.columns().get(PurchasesTable.QUANTITY))
                            + " as decimal(18,3)) * cast("
                            + ticked(columns.columns().get(PurchasesTable.UNIT_PRICE))
                            + " as decimal(18,4))"));
        }
    }

    /** What the files call a column, the name of the first file first. */
    private static List<String> names(List<SampleFile> files, String field) {
        return files.stream()
                .flatMap(file -> PurchaseColumns.of(file).source(field).stream())
                .distinct()
                .toList();
    }

    private void filter(SampleFile file, PurchaseColumns columns, PurchaseSample sample) {
        List<String> conditions = new ArrayList<>();
        RowConditions.status(file, columns).ifPresent(condition -> {
            conditions.add(condition.sql());
            proposal.doubt(condition.reason());
        });
        RowConditions.test(file).ifPresent(condition -> {
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

    private void deliveries(List<SampleFile> files, PurchaseColumns columns, PurchaseSample sample) {
        PurchaseSample.Overlap overlap = sample.overlap();
        if (files.size() > 1 && overlap.lastHoldsOthers()) {
            proposal.comment(2, "The last file holds nearly everything of those before: each is a full export.");
            proposal.set(2, "delivery", "snapshot");
            proposal.doubt("Each file is taken for a full export, of which only the newest counts.");
        } else if (overlap.sameOrders() > 0 && overlap.isOrderUnique()) {
            proposal.comment(
                    2, overlap.sameOrders() + " orders are in more than one file: the newest state of each counts.");
            proposal.set(2, "duplicates", "{keys: [" + PurchasesTable.ORDER_ID + "], keep: newest}");
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

    private void identities(PurchaseSample sample) {
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

    /** A further file: master data where it names customers once each, and is left alone otherwise. */
    private void further(SampleFile file) {
        Optional<String> id = file.columns().stream()
                .filter(name -> ColumnNames.OF.get(PurchasesTable.CUSTOMER_ID).contains(ColumnNames.plain(name)))
                .findFirst();
        boolean isMaster = id.isPresent()
                && Arrays.stream(CustomersTable.TABLE.schema().fieldNames())
                        .filter(name -> !name.equals(CustomersTable.CUSTOMER_ID))
                        .anyMatch(file.columns()::contains);
        if (!isMaster) {
            proposal.doubt(file.path() + " is left out: it looks neither like purchases nor like customers.");
            return;
        }
        proposal.set(1, "customers", "");
        proposal.set(2, "path", ConfProposal.quoted(file.path().toString()));
        format(file, List.of());
        proposal.set(2, "columns", "{" + CustomersTable.CUSTOMER_ID + ": " + ConfProposal.quoted(id.get()) + "}");
    }

    static String ticked(String column) {
        return column.matches("[A-Za-z_][A-Za-z0-9_]*") ? column : "`" + column.replace("`", "``") + "`";
    }

    private static String yaml(String expression) {
        return "\"" + expression.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
