package ebb.shop;

import ebb.customer.CalendarDays;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/**
 * One customer of a preset: a pure function of preset, seed and number.
 *
 * @param joinDay day of the first purchase
 * @param leftDay day after which none follows; later than the last day of the shop while still a customer
 * @param usualGapDays mean days between two purchases
 * @param days on which the customer buys, ascending
 */
record PresetCustomer(long number, int joinDay, int leftDay, double usualGapDays, List<Integer> days) {
    private static final double LEAVE_SHAPE = 1.2;
    private static final int OWN_DAY_SIGMA = 9;
    private static final int CHRISTMAS_WEEKS_DAYS = 35;

    static PresetCustomer draw(ShopPreset preset, long seed, long number) {
        RandomDraws dice = RandomDraws.of(seed, number, RandomDraws.Purpose.CUSTOMER);
        PresetTraits traits = preset.traits;
        int start = (int) preset.startDate().toEpochDay();
        int join = start + joinOffset(dice, preset);
        boolean once = dice.chance(traits.oneTimeShare());
        int left = once ? join : join + stay(dice, traits, (join - start) / CalendarDays.MEAN_YEAR);
        RandomDraws visits = RandomDraws.of(seed, number, RandomDraws.Purpose.VISITS);
        int end = (int) preset.endDate().toEpochDay();
        if (traits.rhythm() instanceof PresetTraits.OwnDay ownDay) {
            return yearly(new Stay(number, join, left, end), ownDay, visits);
        }
        return gaps(new Stay(number, join, left, end), (PresetTraits.Gaps) traits.rhythm(), visits);
    }

    /** Between which days a customer can buy. */
    private record Stay(long number, int join, int left, int end) {
        int last() {
            return Math.min(left, end);
        }
    }

    private static int joinOffset(RandomDraws dice, ShopPreset preset) {
        PresetTraits traits = preset.traits;
        boolean present = dice.chance(traits.presentShare());
        double at = dice.uniform(0, 1);
        if (present) {
            double within = traits.rhythm() instanceof PresetTraits.Gaps gaps ? gaps.medianDays() : CalendarDays.YEAR;
            return (int) (at * within);
        }
        double growth = traits.joinGrowth();
        double years = growth == 0 ? at * preset.years : Math.log1p(at * Math.expm1(growth * preset.years)) / growth;
        return (int) Math.min(preset.years * CalendarDays.YEAR - 1.0, years * CalendarDays.MEAN_YEAR);
    }

    /** Days until leaving, by inversion of the cumulative hazard of a rate that grows with the shop's time. */
    private static int stay(RandomDraws dice, PresetTraits traits, double joinYears) {
        double rate = Math.max(1e-3, dice.gamma(LEAVE_SHAPE, traits.leaveRate()));
        double hazard = dice.exponential(1);
        double growth = traits.leaveGrowth();
        double years = growth == 0
                ? hazard / rate
                : Math.log(Math.exp(growth * joinYears) + hazard * growth / rate) / growth - joinYears;
        return (int) Math.min(100 * CalendarDays.MEAN_YEAR, years * CalendarDays.MEAN_YEAR);
    }

    private static PresetCustomer gaps(Stay stay, PresetTraits.Gaps gaps, RandomDraws dice) {
        double mean = gaps.sigma() == 0 ? gaps.medianDays() : dice.logNormal(gaps.medianDays(), gaps.sigma());
        List<Integer> days = new ArrayList<>();
        int day = stay.join();
        while (day <= stay.last()) {
            days.add(day);
            day += Math.max(1, (int) Math.round(dice.gamma(gaps.shape(), mean)));
        }
        return new PresetCustomer(stay.number(), stay.join(), stay.left(), mean, days);
    }

    /** The first purchase is on the day of joining, moved to the own day of that year where the shop has begun by then. */
    private static PresetCustomer yearly(Stay stay, PresetTraits.OwnDay ownDay, RandomDraws dice) {
        double share = dice.uniform(ownDay.lowestShare(), 1);
        LocalDate joined = LocalDate.ofEpochDay(stay.join());
        LocalDate christmas = LocalDate.of(joined.getYear(), Month.DECEMBER, 24);
        LocalDate first = dice.chance(ownDay.christmasShare())
                ? christmas.minusDays(dice.between(0, CHRISTMAS_WEEKS_DAYS))
                : joined;
        int join = first.toEpochDay() > stay.end() ? stay.join() : (int) Math.max(stay.join(), first.toEpochDay());
        int left = Math.max(join, stay.left());
        List<Integer> days = new ArrayList<>();
        for (int year = 0; ; year++) {
            int own = (int) LocalDate.ofEpochDay(join).plusYears(year).toEpochDay();
            int day = year == 0 ? own : own + (int) Math.round(OWN_DAY_SIGMA * dice.uniform(-1.7, 1.7));
            if (day > Math.min(left, stay.end())) {
                break;
            }
            if (year == 0 || dice.chance(share)) {
                days.add(day);
            }
        }
        return new PresetCustomer(stay.number(), join, left, CalendarDays.MEAN_YEAR / share, days);
    }
}
