package ebb.serve.web;

import ebb.segment.saved.SegmentCondition;
import ebb.serve.view.SegmentTotals;
import java.util.List;
import java.util.Map;

/**
 * A saved segment as the page lists it.
 *
 * @param totals as {@link SegmentTotals} has them
 * @param conditions of it
 */
public record SegmentRow(Map<String, Object> totals, List<SegmentCondition> conditions) {
    public String name() {
        return (String) totals.get(SegmentTotals.NAME);
    }

    /** Where it is opened. */
    public String address() {
        return SegmentForm.address(name(), conditions);
    }

    public String words() {
        return SegmentForm.words(conditions);
    }
}
