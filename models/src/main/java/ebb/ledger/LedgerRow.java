package ebb.ledger;

import java.io.Serializable;

/**
 * One customer's ledger row: parallel arrays with one element for each day and category, in order of day, then of category.
 *
 * <p>A bean, because Spark's bean encoder moves primitive arrays in and out of its rows without boxing. Only this package reads the arrays;
 * everyone else looks through {@link AsOf}.
 */
@SuppressWarnings("EI_EXPOSE_REP")
public final class LedgerRow implements Serializable {
    /** So many that one is a few thousand customers of a quarter of a billion. */
    public static final int HASH_BUCKETS = 1 << 16;

    private static final long serialVersionUID = 1L;

    private String customerId = "";
    private String[] categories = {};
    private int[] days = {};
    private int[] categoryIndexes = {};
    private long[] amounts = {};
    private long[] returnedAmounts = {};
    private long[] quantities = {};
    private int[] lines = {};
    private int[] returnLines = {};

    /** A row whose entries are still to be filled in. */
    static LedgerRow ofSize(String customerId, String[] categories, int entries) {
        LedgerRow row = new LedgerRow();
        row.customerId = customerId;
        row.categories = categories;
        row.days = new int[entries];
        row.categoryIndexes = new int[entries];
        row.amounts = new long[entries];
        row.returnedAmounts = new long[entries];
        row.quantities = new long[entries];
        row.lines = new int[entries];
        row.returnLines = new int[entries];
        return row;
    }

    /** Place of a customer id's hash among {@link #HASH_BUCKETS} equal ranges: what the ledger's files are told apart by, and samples are drawn by. */
    public static int hashBucket(String customerId) {
        return Utf8Keys.bucket(Utf8Keys.hash(Utf8Keys.bytes(customerId)), HASH_BUCKETS);
    }

    /** So many of the first buckets hold about {@code some} of all customers, and at least one. */
    public static int bucketsOf(long some, long customers) {
        return (int) Math.max(1, HASH_BUCKETS * some / customers);
    }

    /** This customer's purchases and those of {@code other} together. */
    public LedgerRow plus(LedgerRow other) {
        return LedgerSum.of(this, other);
    }

    /** Whether nothing is left; such a row is not stored. {@code has} rather than {@code is}, so that it is no bean property. */
    public boolean hasNoEntries() {
        return days.length == 0;
    }

    public String getCustomerId() {
        return customerId;
    }

    public void setCustomerId(String customerId) {
        this.customerId = customerId;
    }

    /** Names of the customer's categories, sorted; {@link #getCategoryIndexes} points into it. */
    public String[] getCategories() {
        return categories;
    }

    public void setCategories(String[] categories) {
        this.categories = categories;
    }

    /** Day of each entry as days since 1970-01-01, ascending. */
    public int[] getDays() {
        return days;
    }

    public void setDays(int[] days) {
        this.days = days;
    }

    public int[] getCategoryIndexes() {
        return categoryIndexes;
    }

    public void setCategoryIndexes(int[] categoryIndexes) {
        this.categoryIndexes = categoryIndexes;
    }

    /** Bought, in hundredths of the currency, returns not taken off. */
    public long[] getAmounts() {
        return amounts;
    }

    public void setAmounts(long[] amounts) {
        this.amounts = amounts;
    }

    /** Returned, in hundredths of the currency, as a positive number. */
    public long[] getReturnedAmounts() {
        return returnedAmounts;
    }

    public void setReturnedAmounts(long[] returnedAmounts) {
        this.returnedAmounts = returnedAmounts;
    }

    /** Units bought less units returned, in thousandths. */
    public long[] getQuantities() {
        return quantities;
    }

    public void setQuantities(long[] quantities) {
        this.quantities = quantities;
    }

    public int[] getLines() {
        return lines;
    }

    public void setLines(int[] lines) {
        this.lines = lines;
    }

    public int[] getReturnLines() {
        return returnLines;
    }

    public void setReturnLines(int[] returnLines) {
        this.returnLines = returnLines;
    }
}
