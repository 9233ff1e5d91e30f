package ebb.shop;

/** A habit: a category bought again and again between two days, in a favourite brand. Mutable only in {@link #nextDueDay}. */
final class Need {
    final Category category;
    final double intervalDays;
    final int fromDay;
    final int untilDay;

    /** Units a visit takes home. */
    int units = 1;

    int size;
    int brand;
    int switchDay = Integer.MAX_VALUE;
    int nextBrand;
    int stockUpDay = Integer.MAX_VALUE;

    /** When the household runs out; moved on by the baskets. */
    double nextDueDay;

    Need(Category category, double intervalDays, int fromDay, int untilDay) {
        this.category = category;
        this.intervalDays = intervalDays;
        this.fromDay = fromDay;
        this.untilDay = untilDay;
    }

    int product(int day) {
        return (day >= switchDay ? nextBrand : brand) * Category.SIZES + size;
    }
}
