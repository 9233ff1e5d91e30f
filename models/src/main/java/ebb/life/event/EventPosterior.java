package ebb.life.event;

import ebb.customer.CalendarDays;

/** What the model says of one customer: how likely the event is under way, and when it comes or came. */
final class EventPosterior {
    private static final double LOW = .1;
    private static final double HIGH = .9;

    final double probability;
    final int expectedDay;
    final int fromDay;
    final int untilDay;
    /** By sign: log-odds that it adds, over the weeks in question. */
    final double[] signLogOdds;

    private final EventModel model;
    private final int asOfDay;
    private final double[] posterior;

    private EventPosterior(EventModel model, EventEvidence evidence, int asOfDay) {
        this.model = model;
        this.asOfDay = asOfDay;
        EventModel.Weighed weighed = model.weigh(evidence);
        this.posterior = weighed.posterior;
        keepWhatIsUnderWay();
        double sum = 0;
        for (double part : posterior) {
            sum += part;
        }
        probability = sum;
        expectedDay = dayAt(.5);
        untilDay = dayAt(LOW);
        fromDay = dayAt(HIGH);
        signLogOdds = new double[model.timing.length];
        for (int s = 0; s < signLogOdds.length; s++) {
            signLogOdds[s] = Math.log(mean(weighed.ratios[s]));
        }
    }

    static EventPosterior of(EventModel model, EventEvidence evidence, int asOfDay) {
        return new EventPosterior(model, evidence, asOfDay);
    }

    private void keepWhatIsUnderWay() {
        for (int i = 0; i < posterior.length; i++) {
            int daysBefore = CalendarDays.WEEK * model.weeksBefore(i);
            if (daysBefore < -model.pattern.aheadDays() || daysBefore > model.pattern.afterDays()) {
                posterior[i] = 0;
            }
        }
    }

    /** The day with {@code share} of the probability after it. */
    private int dayAt(double share) {
        double seen = 0;
        int i = 0;
        while (i < posterior.length - 1 && seen + posterior[i] < share * probability) {
            seen += posterior[i++];
        }
        return asOfDay - CalendarDays.WEEK * model.weeksBefore(i);
    }

    private double mean(double[] ratios) {
        double sum = 0;
        for (int i = 0; i < posterior.length; i++) {
            sum += posterior[i] * ratios[i];
        }
        return sum / probability;
    }
}
