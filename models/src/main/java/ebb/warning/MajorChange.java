package ebb.warning;

import ebb.account.AccountFacts;
import ebb.account.MajorEvent;
import ebb.schema.MajorEvents;
import java.util.List;

/** An event hits the account or its region, and the account buys enough for that to matter. */
public final class MajorChange implements WarningRule {
    private static final long serialVersionUID = 1L;
    private static final double HUNDREDTHS = 100;

    @Override
    public String name() {
        return "major_change";
    }

    @Override
    public String title() {
        return "Major change";
    }

    @Override
    public String measures() {
        return "bought in the last year by an account that an event hits, in the currency";
    }

    @Override
    public List<String> needs() {
        return List.of(MajorEvents.TABLE.name());
    }

    @Override
    public double value(AccountFacts facts, WarningSettings.Watch watch) {
        if (!facts.isLiving()) {
            return Double.NaN;
        }
        return events(facts, watch).isEmpty() ? 0 : facts.boughtInYear() / HUNDREDTHS;
    }

    private static List<MajorEvent> events(AccountFacts facts, WarningSettings.Watch watch) {
        return facts.events(facts.day() - watch.eventDays(), facts.day() + watch.eventAheadDays());
    }

    @Override
    public Advice advice(AccountFacts facts, Occasion occasion) {
        MajorEvent event = events(facts, occasion.watch()).get(0);
        String where = event.region() == null ? "" : " in " + event.region().replace('_', ' ');
        String message = event.kind().replace('_', ' ') + where + " on " + Figures.date(event.day()) + ": "
                + event.note() + "; the account bought for "
                + Figures.money(occasion.currency(), facts.boughtInYear()) + " in the last year";
        return new Advice(
                Character.toUpperCase(message.charAt(0)) + message.substring(1),
                "Visit: learn what it changes for them, and secure the next orders before others do",
                facts.boughtInYear());
    }
}
