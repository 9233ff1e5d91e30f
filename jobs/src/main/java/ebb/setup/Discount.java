package ebb.setup;

/**
 * A discount that an amount is given before, so that it has to be taken off.
 *
 * @param column where it stands
 * @param unit what its numbers are
 * @param isOfReturns whether amounts below 0 have one too, which makes them smaller in size
 */
record Discount(String column, Unit unit, boolean isOfReturns) {

    /** What the numbers of a discount are; their sign says nothing. */
    enum Unit {
        /** Of the currency. */
        MONEY,
        /** 10 is a tenth. */
        PERCENT,
        /** 0.1 is a tenth. */
        SHARE;

        double off(double amount, double discount) {
            return switch (this) {
                case MONEY -> amount - Math.signum(amount) * Math.abs(discount);
                case PERCENT -> amount * (1 - Math.abs(discount) / 100);
                case SHARE -> amount * (1 - Math.abs(discount));
            };
        }
    }

    /**
     * The amount without the discount in Spark SQL.
     *
     * @param amount before it
     * @param discount its number, 0 where there is none
     */
    String sql(String amount, String discount) {
        return switch (unit) {
            case MONEY ->
                amount
                        + (isOfReturns
                                ? " - if(" + amount + " < 0, -1, 1) * abs(" + discount + ")"
                                : " - abs(" + discount + ")");
            case PERCENT -> "(" + amount + ") * (1 - abs(" + discount + ") / 100)";
            case SHARE -> "(" + amount + ") * (1 - abs(" + discount + "))";
        };
    }

    /** In words, for somebody who reads what was proposed. */
    String doubt() {
        return "The discount in " + column + " is taken off the amount"
                + switch (unit) {
                    case MONEY -> ".";
                    case PERCENT -> " as per cent.";
                    case SHARE -> " as a share.";
                };
    }
}
