package ebb.setup;

import ebb.schema.PurchasesTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows of several files as if they stood in one: what a status or a kind of document may be shows in the newest file, not in the first alone. */
final class JoinedFiles {
    private static final List<String> FIELDS = List.of(
            PurchasesTable.CUSTOMER_ID,
            PurchasesTable.ORDERED_AT,
            PurchasesTable.AMOUNT,
            PurchasesTable.ORDER_ID,
            PurchasesTable.PRODUCT_ID,
            PurchasesTable.QUANTITY,
            PurchasesTable.UNIT_PRICE);

    private JoinedFiles() {}

    /** The columns of all files; one of the purchases' bears the name that the first file gives it. */
    static SampleFile of(List<SampleFile> files) {
        if (files.size() == 1) {
            return files.get(0);
        }
        SampleFile first = files.get(0);
        List<List<String>> names =
                files.stream().map(file -> names(first, file)).toList();
        Set<String> columns = new LinkedHashSet<>();
        names.forEach(columns::addAll);
        List<String> all = List.copyOf(columns);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (names.get(i).equals(all)) {
                rows.addAll(files.get(i).rows());
            } else {
                int[] places = names.get(i).stream().mapToInt(all::indexOf).toArray();
                files.get(i).rows().forEach(row -> rows.add(moved(row, places, all.size())));
            }
        }
        return new SampleFile(first.path(), all, rows, first.format());
    }

    /** The columns that every file has, under the names of the first. */
    static List<String> common(List<SampleFile> files) {
        List<List<String>> names =
                files.stream().map(file -> names(files.get(0), file)).toList();
        return files.get(0).columns().stream()
                .filter(column -> names.stream().allMatch(of -> of.contains(column)))
                .toList();
    }

    private static List<String> names(SampleFile first, SampleFile file) {
        if (file.columns().equals(first.columns())) {
            return first.columns();
        }
        PurchaseColumns known = PurchaseColumns.of(first);
        PurchaseColumns own = PurchaseColumns.of(file);
        Map<String, String> renamed = new TreeMap<>();
        for (String field : FIELDS) {
            known.source(field).filter(name -> !file.columns().contains(name)).ifPresent(name -> own.source(field)
                    .filter(column -> !first.columns().contains(column))
                    .ifPresent(column -> renamed.put(column, name)));
        }
        return file.columns().stream()
                .map(column -> renamed.getOrDefault(column, column))
                .toList();
    }

    private static String[] moved(String[] row, int[] places, int columns) {
        String[] moved = new String[columns];
        for (int i = 0; i < Math.min(row.length, places.length); i++) {
            moved[places[i]] = row[i];
        }
        return moved;
    }
}
