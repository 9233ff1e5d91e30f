package ebb.shop;

/**
 * Goods sold into another's territory below its price: in each block of accounts the first one does so, and accounts of the same block who own that
 * territory lose orders meanwhile.
 *
 * @param target the territory sold into
 * @param part whose side the account is on
 */
record Diversion(Region target, int fromDay, int untilDay, Part part) {
    enum Part {
        DIVERTER,
        VICTIM
    }

    static final int BLOCK = 40;
    private static final double HIT = .7;

    /** The account's part in its block's diversion; null: none. The diverter has the lowest number, so a victim never lacks one. */
    static Diversion of(ShopSettings settings, Customer customer, RandomDraws own) {
        RandomDraws block = RandomDraws.of(settings.seed(), customer.ordinal() / BLOCK, RandomDraws.Purpose.DIVERSION);
        Region target = Region.of(block);
        int from =
                block.between(settings.startDay() + 200, Math.max(settings.startDay() + 200, settings.endDay() - 120));
        int until = from + block.between(120, 270);
        if (customer.ordinal() % BLOCK == 0) {
            Region other = customer.region() == target ? target.plus(1) : target;
            return new Diversion(other, from, until, Part.DIVERTER);
        }
        boolean isHit = customer.region() == target && own.chance(HIT);
        return isHit ? new Diversion(target, from, until, Part.VICTIM) : null;
    }

    boolean isOn(int day) {
        return day >= fromDay && day <= untilDay;
    }
}
