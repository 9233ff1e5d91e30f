package ebb.ingest.text;

import java.io.IOException;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/** The records of a split of a CSV text. */
final class CsvRecords implements RecordReader {
    private final CsvScanner scanner;
    private final CsvFields fields;
    private final int header;
    private final int trailing;
    private final UTF8String nullText;
    private final int[] chosen;
    private final boolean[] filled;
    private final UTF8String[] above;
    private final boolean fills;
    private final int order;
    private final FaultyFields faulty;
    private UTF8String orderAbove;
    private long left;
    private String fault;

    CsvRecords(CsvPlan plan, CsvScanner scanner, long records, List<String> wanted) {
        this.scanner = scanner;
        this.fields = scanner.fields();
        this.header = plan.columns().size();
        this.trailing = plan.trailing();
        String nothing = plan.format().nullText();
        this.nullText = nothing.isEmpty() ? null : UTF8String.fromString(nothing);
        this.left = records;
        List<String> lower = plan.columns().stream().map(CsvPlanner::lower).toList();
        this.chosen = wanted.stream()
                .mapToInt(column -> lower.indexOf(CsvPlanner.lower(column)))
                .toArray();
        this.filled = plan.format().filled(plan.columns());
        this.above = new UTF8String[header];
        this.fills = plan.format().fillsDown();
        this.order = fills ? lower.indexOf(CsvPlanner.lower(plan.format().order())) : -1;
        this.faulty = new FaultyFields(fields, header, trailing);
    }

    @Override
    public boolean next() throws IOException {
        if (left == 0) {
            return false;
        }
        left--;
        if (!scanner.next()) {
            throw new UnreadableText("it became shorter while it was read. Start again when it is no longer written.");
        }
        fault = findFault();
        if (fault == null) {
            faulty.learn();
        } else {
            faulty.guess();
            fault += faulty.dividedNumber()
                    .map(number ->
                            "; " + number + " is probably one number, which holds the delimiter and needs quotes")
                    .orElse("");
        }
        if (fills) {
            fillDown();
        }
        return true;
    }

    /**
     * A record may lack its last fields, as spreadsheets write it, and may have more where they are empty and nearly every record of the text has them
     * ({@link TrailingFields}). The last record of a file that breaks off within a line may have lost a part of a field.
     */
    private String findFault() {
        if (fields.isBroken()) {
            return "a quote is opened and not closed: the row begins a field with a quote that no quote before a delimiter or line end closes";
        }
        boolean isTooLong =
                fields.count() > header && (fields.count() > header + trailing || !fields.areEmptyFrom(header));
        boolean mayBeCut = fields.count() < header && scanner.isCutOff();
        return isTooLong || mayBeCut
                ? "wrong number of fields: the row has " + fields.count() + ", the header " + header
                : null;
    }

    /** An empty field takes the value above within an order: what is empty on the order's first line is empty. Below a record that cannot be read nobody knows. */
    private void fillDown() {
        boolean goesOn = fault == null && continuesOrder();
        for (int i = 0; i < filled.length; i++) {
            if (filled[i]) {
                UTF8String own = fault == null ? own(i) : null;
                above[i] = own != null ? own.clone() : goesOn ? above[i] : null;
            }
        }
    }

    /** Whether the record is of the same order as the one before: it has that order's number or, where it has no number, none of the values to fill down. */
    private boolean continuesOrder() {
        UTF8String number = order < 0 ? null : own(order);
        if (number != null) {
            boolean isSame = number.equals(orderAbove);
            orderAbove = isSame ? orderAbove : number.clone();
            return isSame;
        }
        for (int i = 0; i < filled.length; i++) {
            if (filled[i] && own(i) != null) {
                orderAbove = null;
                return false;
            }
        }
        return true;
    }

    private UTF8String own(int field) {
        return field < fields.count() ? fields.value(field, nullText) : null;
    }

    @Override
    public long line() {
        return scanner.line();
    }

    @Override
    public UTF8String raw() {
        return scanner.raw();
    }

    @Override
    public String fault() {
        return fault;
    }

    @Override
    public UTF8String value(int i) {
        int field = chosen[i];
        if (field < 0) {
            return null;
        }
        if (fault != null) {
            return faulty.value(field, nullText);
        }
        return filled[field] ? above[field] : own(field);
    }
}
