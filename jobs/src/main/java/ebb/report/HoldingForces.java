package ebb.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whom to reward and whom to win over, and by which bond.
 *
 * @param groups by stance and lever
 * @param forces mean score of each force, where it is known
 */
public record HoldingForces(List<Group> groups, List<Force> forces) implements Section {

    /** Customers who are not lost, by what to do with them. */
    public record Group(String stance, String lever, long customers, BigDecimal yearAmount) {}

    /** One force: of how many customers it is known, and how strong it is on average, 0 to 100; NaN where of none. */
    public record Force(String name, long known, double mean) {}

    @Override
    public String id() {
        return "forces";
    }

    @Override
    public String title() {
        return "What holds and what pushes";
    }
}
