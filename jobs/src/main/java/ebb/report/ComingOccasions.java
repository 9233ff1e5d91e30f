package ebb.report;

import java.time.LocalDate;
import java.util.List;

/**
 * Days that are coming on which to get in touch.
 *
 * @param kinds how many of each kind
 * @param first the next ones of living customers
 */
public record ComingOccasions(List<Kind> kinds, List<Occasion> first) implements Section {

    /** Occasions of one kind, and how many of them of living customers. */
    public record Kind(String name, long all, long living) {}

    /**
     * One occasion.
     *
     * @param customer name, or else id
     * @param owner null: nobody named
     */
    public record Occasion(String customer, String owner, String kind, LocalDate on, String words) {}

    @Override
    public String id() {
        return "occasions";
    }

    @Override
    public String title() {
        return "Occasions";
    }
}
