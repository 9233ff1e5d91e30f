package ebb.setup;

import ebb.schema.PurchasesTable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which of several files are the purchases: those that are sales by their names, and have most of their columns in common.
 *
 * @param files those that could be, by their columns
 */
record SalesFiles(ConfProposal proposal, List<SampleFile> files) {

    /** The files, with what is to be checked said of each that is not beyond doubt. */
    List<SampleFile> chosen() {
        SampleFile first =
                files.stream().min(Comparator.comparing(FileContent::of)).orElseThrow();
        FileContent content = FileContent.of(first);
        if (!content.isSale()) {
            proposal.doubt(
                    first.path().getFileName() + " is taken for purchases, though by its name " + content.words());
        }
        return files.stream()
                .filter(file -> isAlike(first, file) && isTaken(file, first))
                .toList();
    }

    private boolean isTaken(SampleFile file, SampleFile first) {
        FileContent content = FileContent.of(file);
        boolean isOfKind = content == FileContent.of(first)
                || (content == FileContent.UNKNOWN && FileContent.of(first) == FileContent.ORDERS);
        boolean isSignedReturn = !isOfKind && content == FileContent.RETURNS && areBelowZero(file);
        if (isSignedReturn) {
            proposal.doubt(file.path().getFileName() + " counts with the purchases: by its name " + content.words()
                    + " Its amounts have minus signs, so they are taken off.");
        } else if (isOfKind
                && !lacking(file, first).isEmpty()
                && !lacking(first, file).isEmpty()) {
            proposal.doubt(file.path().getFileName() + " counts as purchases as "
                    + first.path().getFileName() + " does, with the columns " + lacking(first, file)
                    + " where that has " + lacking(file, first)
                    + ". If its rows are something else, leave it out of inputs.purchases.path.");
        }
        return isOfKind || isSignedReturn;
    }

    /** The columns that a file lacks of those of another. */
    private static String lacking(SampleFile file, SampleFile other) {
        return other.columns().stream()
                .filter(column -> !file.columns().contains(column))
                .collect(Collectors.joining(", "));
    }

    private static boolean areBelowZero(SampleFile file) {
        return PurchaseColumns.of(file)
                .source(PurchasesTable.AMOUNT)
                .filter(amount -> new ColumnContent(file, amount).areMostly(value -> value.matches("[-(\u2212].*|.*-")))
                .isPresent();
    }

    /** Whether two files have most of their columns in common: some may be called otherwise in one of them. */
    private static boolean isAlike(SampleFile one, SampleFile other) {
        long common = one.columns().stream().filter(other.columns()::contains).count();
        return one.format().name().equals(other.format().name())
                && 2 * common >= Math.max(one.columns().size(), other.columns().size());
    }
}
