package ebb.bench;

import java.util.List;

/**
 * What one step took.
 *
 * @param coldSeconds from the start of the process to the result
 * @param warmSeconds the same work again in the same process
 * @param peakMegabytes most memory the process held
 * @param note what else it has to say
 */
record Measurement(double coldSeconds, double warmSeconds, long peakMegabytes, String note) {
    private static final String MARK = "measured\t";

    String toLine() {
        return MARK + coldSeconds + "\t" + warmSeconds + "\t" + peakMegabytes + "\t" + note;
    }

    /** The measurement among the lines that a process printed. */
    static Measurement from(Step step, List<String> printed) {
        String line = printed.stream()
                .filter(text -> text.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Cannot measure " + step
                        + ": its process ended early. It printed:\n" + String.join("\n", printed)));
        String[] fields = line.substring(MARK.length()).split("\t", -1);
        return new Measurement(
                Double.parseDouble(fields[0]), Double.parseDouble(fields[1]), Long.parseLong(fields[2]), fields[3]);
    }
}
