package ebb.report;

import ebb.account.AccountSettings;
import ebb.report.Chart.Axis;
import ebb.report.Chart.Mark;
import ebb.report.Chart.Point;
import ebb.report.Chart.Series;
import ebb.report.Chart.Tone;
import ebb.report.Chart.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Accounts by class, and who left from which group.
 *
 * @param classes classes that have accounts; empty where none can be classed
 * @param groups by standing at the start of the last period; empty where there was none
 * @param since start of that period; null where there was none
 */
public record AccountClasses(List<ClassRow> classes, List<Group> groups, LocalDate since) implements Section {

    /** Accounts of one class, and how many spend more, the same or less than in the same half year before. */
    public record ClassRow(int number, long accounts, BigDecimal yearAmount, long core, Shift shift) {
        public String words() {
            return AccountSettings.CLASS_WORDS.get(number - 1);
        }
    }

    /** Of those where it was observed. */
    public record Shift(long more, long same, long less) {
        public double share(long part) {
            return more + same + less == 0 ? Double.NaN : (double) part / (more + same + less);
        }
    }

    /** Customers by standing at the start of the period, and how many of them were lost in it. */
    public record Group(String standing, long customers, long lost) {
        public double churnRate() {
            return customers == 0 ? Double.NaN : (double) lost / customers;
        }
    }

    @Override
    public String id() {
        return "accounts";
    }

    @Override
    public String title() {
        return "Account classes and who left";
    }

    public Chart chart() {
        return new Chart(
                "Share of the customers of each standing who were lost in the period",
                null,
                Axis.of("Lost", Unit.SHARE),
                Axis.named(groups.stream().map(Group::standing).toList()),
                List.of(new Series(
                        "Lost",
                        Mark.BAR,
                        Tone.STRONG,
                        groups.stream()
                                .map(group -> Point.at(group.churnRate(), group.standing()))
                                .toList())));
    }
}
