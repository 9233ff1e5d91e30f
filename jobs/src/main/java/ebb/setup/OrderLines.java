package ebb.setup;

import java.util.function.BiPredicate;

/** The lines of a file's orders, as they follow each other: a line with the number of the one above, or none, is a further line of that order. */
record OrderLines(SampleFile file, String order) {
    private static final double NEARLY_ALL = 0.98;

    /** Whether nearly every first line has a value in the column and no further line has one, and there are further lines. */
    boolean isOnFirstLinesOnly(String column) {
        int place = file.columns().indexOf(column);
        long further = count((isFirst, row) -> !isFirst);
        long amiss =
                count((isFirst, row) -> isFirst == SampleFile.value(row, place).isEmpty());
        return further > 0 && amiss <= (1 - NEARLY_ALL) * file.rows().size();
    }

    /** The same without exception: what a further line lacks can be taken from the line above. */
    boolean isTakenFromAbove(String column) {
        int place = file.columns().indexOf(column);
        return count((isFirst, row) -> isFirst && SampleFile.value(row, place).isEmpty()) == 0
                && count((isFirst, row) ->
                                !isFirst && SampleFile.value(row, place).isEmpty())
                        > 0;
    }

    private long count(BiPredicate<Boolean, String[]> fits) {
        int place = file.columns().indexOf(order);
        String above = null;
        long count = 0;
        for (String[] row : file.rows()) {
            String number = SampleFile.value(row, place);
            boolean isFirst = above == null || (!number.isEmpty() && !number.equals(above));
            above = number.isEmpty() && above != null ? above : number;
            count += fits.test(isFirst, row) ? 1 : 0;
        }
        return count;
    }
}
