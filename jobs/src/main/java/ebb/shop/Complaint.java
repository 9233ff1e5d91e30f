package ebb.shop;

/**
 * What a customer says after a failure, and what the shop makes of it.
 *
 * @param afterDays days from the visit to the complaint
 * @param handling how it is dealt with
 * @param openDays days until it is closed
 */
record Complaint(int afterDays, Handling handling, int openDays) {
    /** How a complaint is dealt with, and the share of its customers who leave all the same. */
    enum Handling {
        QUICK(.06, "solved"),
        SLOW(.45, "solved"),
        REFUSED(.65, "refused");

        final double leaving;
        final String outcome;

        Handling(double leaving, String outcome) {
            this.leaving = leaving;
            this.outcome = outcome;
        }
    }

    /** Share of the failures that are complained of. */
    static final double SPOKEN_OF = .3;

    /** Share of the customers who leave after a failure that they did not complain of. */
    static final double LEAVING_SILENTLY = .36;

    private static final Handling[] HANDLINGS = Handling.values();

    /** Null: the customer says nothing. */
    static Complaint draw(RandomDraws dice) {
        if (!dice.chance(SPOKEN_OF)) {
            return null;
        }
        int after = dice.between(2, 6);
        Handling handling = HANDLINGS[dice.weighted(.5, .35, .15)];
        int open =
                switch (handling) {
                    case QUICK -> dice.between(0, 4);
                    case SLOW -> dice.between(9, 60);
                    case REFUSED -> dice.between(1, 12);
                };
        return new Complaint(after, handling, open);
    }
}
