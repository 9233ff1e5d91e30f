package ebb.setup;

import ebb.schema.CustomersTable;
import ebb.schema.PurchasesTable;
import ebb.schema.SuppressionsTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The inputs of customers and of people to leave alone: which of a further file's columns is the customer, and which say who must not be contacted. */
final class CustomersProposal {
    /** Share of the values that must be different in a column that names a customer a row. */
    private static final double ONCE_EACH = 0.9;

    private static final double MOSTLY = 0.5;

    private final ConfProposal proposal;
    private final PurchasesProposal purchases;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> proposed = new HashSet<>();

    CustomersProposal(ConfProposal proposal, PurchasesProposal purchases) {
        this.proposal = proposal;
        this.purchases = purchases;
        purchases.customers().map(CustomersProposal::plain).forEach(ids::add);
    }

    /** A further file: an input where it names customers, and left alone otherwise, with the reason; it may have the columns of purchases. */
    void propose(SampleFile file, boolean isLikePurchases) {
        Optional<String> id = id(file);
        ContactWishes wishes = ContactWishes.of(file);
        boolean isListOfRefusals = wishes.columns().isEmpty()
                && ContactWishes.isOfRefusals(file.path().getFileName().toString());
        if (isListOfRefusals && (id.isPresent() || email(file).isPresent())) {
            refusals(file, id);
        } else if (id.isPresent() && isMaster(file, id.get(), wishes)) {
            customers(file, id.get(), wishes);
        } else {
            proposal.doubt(file.path() + " is left out: " + reason(file, isLikePurchases) + warning(wishes));
        }
    }

    private static String reason(SampleFile file, boolean isLikePurchases) {
        FileContent content = FileContent.of(file);
        if (content == FileContent.RETURNS) {
            return "by its name they are returns, which are NOT taken off the purchases. Deliver them as rows of the"
                    + " purchases with a minus sign, or let the amounts of the orders be net of them.";
        }
        if (content.isDocument()) {
            return "by its name " + content.words();
        }
        return isLikePurchases
                ? "it looks like purchases too, but has other columns. Bring the files into one form, or give it alone if"
                        + " it is the right one."
                : "it looks neither like purchases nor like customers.";
    }

    private void refusals(SampleFile file, Optional<String> id) {
        Map<String, String> columns = new LinkedHashMap<>();
        email(file).ifPresent(column -> columns.put(SuppressionsTable.EMAIL, ConfProposal.quoted(column)));
        id.filter(column -> matched(file, column) > 0 || columns.isEmpty())
                .ifPresent(column -> columns.put(SuppressionsTable.CUSTOMER_ID, ConfProposal.quoted(column)));
        proposal.doubt(file.path() + " is taken for a list of people who must not be contacted, as its name says.");
        input(SuppressionsTable.TABLE.name(), file, columns);
    }

    private void customers(SampleFile file, String id, ContactWishes wishes) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put(CustomersTable.CUSTOMER_ID, ConfProposal.quoted(id));
        Set<String> taken = new HashSet<>(wishes.columns());
        taken.add(id);
        email(file).ifPresent(column -> {
            taken.add(column);
            columns.put(CustomersTable.EMAIL, ConfProposal.quoted(column));
        });
        about(file, taken).forEach((name, column) -> columns.put(name, ConfProposal.quoted(column)));
        wishes.optedOut().ifPresent(sql -> columns.put(CustomersTable.OPTED_OUT, ConfProposal.expression(sql)));
        wishes.consent().ifPresent(sql -> columns.put(CustomersTable.CONSENT, ConfProposal.expression(sql)));
        if (!wishes.columns().isEmpty()) {
            proposal.doubt("Who must not be contacted is taken from "
                    + String.join(", ", wishes.columns()) + " of " + file.path().getFileName()
                    + ": check opted_out and consent before you export a list.");
        }
        wishes.unsure().forEach(proposal::doubt);
        if (matched(file, id) == 0) {
            proposal.doubt("No " + id + " of " + file.path().getFileName()
                    + " has purchases: the two name customers otherwise.");
        }
        input(CustomersTable.TABLE.name(), file, columns);
        leftOut(file, taken);
    }

    /** Name, region and owner of a customer: source column by column of the table; those found are added to what is taken. */
    private static Map<String, String> about(SampleFile file, Set<String> taken) {
        Map<String, String> found = new TreeMap<>();
        ColumnNames.OF_CUSTOMERS.forEach((name, sources) -> sources.stream()
                .flatMap(source -> file.columns().stream()
                        .filter(column -> ColumnNames.plain(column).equals(source) && !taken.contains(column)))
                .filter(column -> new ColumnContent(file, column).filled() > 0)
                .findFirst()
                .ifPresent(column -> found.put(name, column)));
        taken.addAll(found.values());
        return found;
    }

    private void leftOut(SampleFile file, Set<String> taken) {
        List<String> left = file.columns().stream()
                .filter(column -> !taken.contains(column))
                .toList();
        if (!left.isEmpty()) {
            proposal.doubt("Of " + file.path().getFileName() + " is left out: " + String.join(", ", left)
                    + ". Map what you need under inputs.customers.columns; conf/README.md lists the columns.");
        }
    }

    private void input(String name, SampleFile file, Map<String, String> columns) {
        if (!proposed.add(name)) {
            proposal.doubt(file.path() + " is left out: inputs." + name
                    + " reads another file already. Put the files into one folder.");
            return;
        }
        proposal.set(1, name, "");
        proposal.set(2, "path", ConfProposal.quoted(file.path().toString()));
        FormatProposal.of(proposal, file, List.of());
        purchases.idFormat().ifPresent(format -> proposal.set(2, "id-format", format));
        proposal.set(2, "columns", "");
        columns.forEach((column, source) -> proposal.set(3, column, source));
    }

    private String warning(ContactWishes wishes) {
        List<String> columns = Stream.concat(wishes.columns().stream(), wishes.unsure().stream())
                .toList();
        return columns.isEmpty()
                ? ""
                : " But it may say who must not be contacted: " + String.join(", ", columns)
                        + ". Map it as inputs.customers before you export a list.";
    }

    /** The column that names customers as the purchases do; where none has one in common, the one of the surest name. */
    private Optional<String> id(SampleFile file) {
        List<String> named = file.columns().stream()
                .filter(column ->
                        ColumnNames.rank(PurchasesTable.CUSTOMER_ID, column).isPresent()
                                || new ColumnContent(file, column).isEmail())
                .toList();
        Optional<String> fitting = Stream.concat(
                        named.stream(),
                        file.columns().stream()
                                .filter(column -> isOnceEach(file, column)
                                        && matched(file, column)
                                                >= MOSTLY
                                                        * new ColumnContent(file, column)
                                                                .counts()
                                                                .size()))
                .filter(column -> matched(file, column) > 0)
                .max(Comparator.comparingLong(column -> matched(file, column)));
        return fitting.or(() -> named.stream()
                .min(Comparator.comparingInt(column ->
                        ColumnNames.rank(PurchasesTable.CUSTOMER_ID, column).orElse(Integer.MAX_VALUE))));
    }

    private boolean isMaster(SampleFile file, String id, ContactWishes wishes) {
        boolean mayBe = !FileContent.of(file).isDocument();
        return !wishes.columns().isEmpty() || (mayBe && (!wishes.unsure().isEmpty() || isOfCustomers(file, id)));
    }

    private boolean isOfCustomers(SampleFile file, String id) {
        return Arrays.stream(CustomersTable.TABLE.schema().fieldNames())
                        .filter(name -> !name.equals(CustomersTable.CUSTOMER_ID))
                        .anyMatch(file.columns()::contains)
                || (isOnceEach(file, id) && matched(file, id) > 0);
    }

    private static boolean isOnceEach(SampleFile file, String column) {
        ColumnContent content = new ColumnContent(file, column);
        return content.filled() > 0 && content.counts().size() >= ONCE_EACH * content.filled();
    }

    private long matched(SampleFile file, String column) {
        return file.values(column)
                .map(CustomersProposal::plain)
                .distinct()
                .filter(ids::contains)
                .count();
    }

    private static Optional<String> email(SampleFile file) {
        return file.columns().stream()
                .filter(column -> new ColumnContent(file, column).isEmail())
                .findFirst();
    }

    /** An id without what a spreadsheet makes of it. */
    private static String plain(String id) {
        return ColumnNames.lowered(id).replaceFirst("(?<=\\d)\\.0+$", "");
    }
}
