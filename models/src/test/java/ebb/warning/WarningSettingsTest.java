package ebb.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bound of the settings on both sides, and what the refusal says. */
class WarningSettingsTest {
    private static final WarningLimit ONE = new WarningLimit(1, null, null);

    /**
     * A key with a value that is just allowed and one that is just refused.
     *
     * @param wanted end of the message
     */
    private record Bound(
            String key,
            String wanted,
            Supplier<? extends Serializable> allowed,
            Supplier<? extends Serializable> refused) {
        @Override
        public String toString() {
            return key + ": " + wanted;
        }
    }

    static Stream<Bound> bounds() {
        return Stream.of(
                new Bound("watch.min-purchase-days", "2 or more", () -> days(2, 7, 1, 2), () -> days(1, 7, 1, 2)),
                new Bound("watch.window-days", "7 days or more", () -> days(2, 7, 1, 2), () -> days(2, 6, 1, 2)),
                new Bound("watch.hiatus-days", "1 day or more", () -> days(2, 7, 1, null), () -> days(2, 7, 0, null)),
                new Bound(
                        "watch.give-up-days", "more than hiatus-days", () -> days(2, 7, 5, 6), () -> days(2, 7, 5, 5)),
                new Bound(
                        "watch.give-up-days",
                        "more than hiatus-days",
                        () -> days(2, 7, null, 1),
                        () -> days(2, 7, null, 0)),
                new Bound(
                        "watch.longer-gap-share", "a share between 0 and 1", () -> shares(1e-9, 1), () -> shares(0, 1)),
                new Bound(
                        "watch.longer-gap-share",
                        "a share between 0 and 1",
                        () -> shares(1 - 1e-9, 1),
                        () -> shares(1, 1)),
                new Bound("watch.riskiest-share", "a share above 0", () -> shares(.5, 1e-9), () -> shares(.5, 0)),
                new Bound("watch.riskiest-share", "a share above 0", () -> shares(.5, 1), () -> shares(.5, 1 + 1e-9)),
                new Bound("watch.jump-days", "1 day or more", () -> times(1, 2, 1, 0), () -> times(0, 2, 1, 0)),
                new Bound(
                        "watch.expense-climb", "more than 1", () -> times(1, 1 + 1e-9, 1, 0), () -> times(1, 1, 1, 0)),
                new Bound("watch.event-days", "1 day or more", () -> times(1, 2, 1, 0), () -> times(1, 2, 0, 0)),
                new Bound(
                        "watch.event-ahead-days", "0 days or more", () -> times(1, 2, 1, 0), () -> times(1, 2, 1, -1)),
                new Bound(
                        "severity.close-below-share",
                        "a share above 0",
                        () -> severity(1e-9, 0, 0),
                        () -> severity(0, 0, 0)),
                new Bound(
                        "severity.close-below-share",
                        "a share above 0",
                        () -> severity(1, 0, 0),
                        () -> severity(1 + 1e-9, 0, 0)),
                new Bound(
                        "severity.critical-share",
                        "a share from 0 to 1",
                        () -> severity(1, 0, 0),
                        () -> severity(1, -1e-9, 0)),
                new Bound(
                        "severity.critical-share",
                        "a share from 0 to 1",
                        () -> severity(1, 1, 0),
                        () -> severity(1, 1.5, -.5)),
                new Bound(
                        "severity.serious-share",
                        "a share that leaves 1 or less together with critical-share",
                        () -> severity(1, .25, .75),
                        () -> severity(1, .25, .76)),
                new Bound(
                        "severity.serious-share",
                        "a share that leaves 1 or less together with critical-share",
                        () -> severity(1, .25, 0),
                        () -> severity(1, .25, -1e-9)),
                new Bound("replay.spacing-days", "1 day or more", () -> replay(1, 2, 100), () -> replay(0, 2, 100)),
                new Bound("replay.most-dates", "2 or more", () -> replay(1, 2, 100), () -> replay(1, 1, 100)),
                new Bound("replay.most-customers", "100 or more", () -> replay(1, 2, 100), () -> replay(1, 2, 99)));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void allowsWhatIsWithinABoundAndRefusesWhatIsBeyond(Bound bound) {
        assertThat(bound.allowed().get()).isNotNull();
        assertThatThrownBy(() -> bound.refused().get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot use warnings." + bound.key() + ": ")
                .hasMessageEndingWith(". Set " + bound.wanted() + ".");
    }

    @Test
    void everyRuleHasALimitAndNothingElseDoes() {
        Map<String, WarningLimit> limits =
                WarningRuleCatalogue.names().stream().collect(Collectors.toMap(rule -> rule, rule -> ONE));
        assertThat(settings(limits).limits()).isEqualTo(limits);
        Map<String, WarningLimit> fewer = new HashMap<>(limits);
        fewer.remove("loss");
        assertThatThrownBy(() -> settings(fewer)).hasMessage("Cannot use warnings.limits.loss: missing. Set a limit.");
        Map<String, WarningLimit> more = new HashMap<>(limits);
        more.put("gain", ONE);
        assertThatThrownBy(() -> settings(more))
                .hasMessageStartingWith("Cannot use warnings.limits: gain. Set rules among ")
                .hasMessageContaining("loss");
    }

    @Test
    void aReplaySeesNoEventBeforeItsDayAndAllElseAsItIs() {
        assertThat(new WarningSettings.Watch(2, 7, 3, .5, .1, 9, 30, 1.5, 60, 30).withoutForeknowledge())
                .isEqualTo(new WarningSettings.Watch(2, 7, 3, .5, .1, 9, 30, 1.5, 60, 0));
    }

    private static WarningSettings.Watch days(
            Integer minPurchaseDays, int windowDays, Integer hiatusDays, Integer giveUpDays) {
        return new WarningSettings.Watch(minPurchaseDays, windowDays, hiatusDays, .5, .1, giveUpDays, 30, 1.5, 60, 30);
    }

    private static WarningSettings.Watch shares(double longerGapShare, double riskiestShare) {
        return new WarningSettings.Watch(2, 7, 1, longerGapShare, riskiestShare, 2, 30, 1.5, 60, 30);
    }

    private static WarningSettings.Watch times(int jumpDays, double expenseClimb, int eventDays, int eventAheadDays) {
        return new WarningSettings.Watch(2, 7, 1, .5, .1, 2, jumpDays, expenseClimb, eventDays, eventAheadDays);
    }

    private static WarningSettings.Severity severity(double closeBelow, double critical, double serious) {
        return new WarningSettings.Severity(closeBelow, critical, serious);
    }

    private static WarningSettings.Replay replay(int spacingDays, int mostDates, int mostCustomers) {
        return new WarningSettings.Replay(spacingDays, mostDates, mostCustomers, null);
    }

    private static WarningSettings settings(Map<String, WarningLimit> limits) {
        return new WarningSettings(days(2, 7, 1, 2), severity(1, 0, 0), limits, replay(1, 2, 100));
    }
}
