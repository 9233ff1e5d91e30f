package ebb.report;

import java.util.List;

/**
 * What was read, and what was refused and why.
 *
 * @param inputs counts by input
 * @param refusals reasons for rejecting a row, most frequent first
 */
public record InputRows(List<Input> inputs, List<Refusal> refusals) implements Section {

    /** Where the rows of one input ended: in = accepted + duplicates + anonymous + rejected. */
    public record Input(String name, long in, long accepted, long duplicates, long anonymous, long rejected) {
        public double rejectedShare() {
            return in == 0 ? 0 : (double) rejected / in;
        }
    }

    /** One reason for rejecting rows, with the place and the words of one of them. */
    public record Refusal(String input, String reason, long rows, String place, String example) {}

    @Override
    public String id() {
        return "input";
    }

    @Override
    public String title() {
        return "What was read and what was refused";
    }
}
