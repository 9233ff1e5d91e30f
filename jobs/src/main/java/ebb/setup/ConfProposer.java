package ebb.setup;

import ebb.conf.SettingsException;
import ebb.ingest.text.NumberStyle;
import ebb.schema.PurchasesTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Proposes settings for a set of files: the purchases, and the customers where one of the files lists them. */
public final class ConfProposer {
    private static final Map<String, String> WORDS = Map.of(
            PurchasesTable.CUSTOMER_ID, "a customer",
            PurchasesTable.ORDERED_AT, "a day",
            PurchasesTable.AMOUNT, "an amount");

    private final ConfProposal proposal = new ConfProposal();

    private ConfProposer() {}

    /**
     * Looks at the files and proposes.
     *
     * @param given files, and folders of files, of Parquet files or Delta tables
     * @param columnar reads what is no text
     * @throws SettingsException where a file cannot be looked at, or none holds purchases
     */
    public static ConfProposal propose(List<Path> given, ColumnarReader columnar) {
        ConfProposer proposer = new ConfProposer();
        List<Path> paths =
                given.stream().flatMap(path -> InputPaths.units(path).stream()).toList();
        if (paths.isEmpty()) {
            throw new SettingsException("Cannot propose settings: no file lies in "
                    + given.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ". Give files, or a folder that holds some.");
        }
        List<SampleFile> files = proposer.read(paths, new SampleFileReader(columnar));
        if (files.isEmpty()) {
            throw new SettingsException(
                    "Cannot propose settings: no file can be read. " + String.join(" ", proposer.proposal.unsure()));
        }
        List<SampleFile> purchases = files.stream()
                .filter(file -> PurchaseColumns.of(file).areEnough())
                .toList();
        if (purchases.isEmpty()) {
            throw refusal(files);
        }
        List<SampleFile> sales = new SalesFiles(proposer.proposal, purchases).chosen();
        PurchasesProposal proposed = new PurchasesProposal(proposer.proposal, sales, given);
        proposed.propose();
        CustomersProposal customers = new CustomersProposal(proposer.proposal, proposed);
        files.stream()
                .filter(file -> !sales.contains(file))
                .forEach(file -> customers.propose(file, purchases.contains(file)));
        return proposer.proposal;
    }

    private static SettingsException refusal(List<SampleFile> files) {
        String reasons = files.stream()
                .map(file -> file.path().getFileName() + " has no column that is surely "
                        + PurchaseColumns.of(file).missing().stream()
                                .map(WORDS::get)
                                .collect(Collectors.joining(" or "))
                        + " among " + String.join(", ", file.columns())
                        + unreadDays(file)
                        + (file.columns().stream().anyMatch(NumberStyle::isPlain)
                                ? " (its first line has numbers and is probably a row: put a line with the names of the columns above it)"
                                : ""))
                .collect(Collectors.joining("; "));
        String recipe = files.stream()
                .flatMap(file -> Recipes.fitting(file.columns()).stream())
                .findFirst()
                .map(name -> "Start from " + name)
                .orElse("Start from a file in conf/examples");
        return new SettingsException("Cannot propose settings: " + reasons + ". " + recipe
                + " and map the columns under inputs.purchases.columns.");
    }

    /** Names a column that is called as the day of an order, of whose values no form of a date is known, or more than one. */
    private static String unreadDays(SampleFile file) {
        if (!PurchaseColumns.of(file).missing().contains(PurchasesTable.ORDERED_AT)) {
            return "";
        }
        return file.columns().stream()
                .filter(column ->
                        ColumnNames.rank(PurchasesTable.ORDERED_AT, column).isPresent())
                .min(Comparator.comparingInt(column ->
                        ColumnNames.rank(PurchasesTable.ORDERED_AT, column).orElseThrow()))
                .flatMap(column -> file.values(column)
                        .findFirst()
                        .map(value -> " (" + column + " may be the day, but not all of its values, such as '" + value
                                + "', are written in one form that is known: map ordered_at to an expression such as"
                                + " to_timestamp(" + PurchasesProposal.ticked(column) + ", 'd. MMMM yyyy'), or"
                                + " coalesce(try_to_timestamp(...), try_to_timestamp(...)) where there are several)"))
                .orElse("");
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
}
