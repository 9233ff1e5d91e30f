package ebb.shop;

/** The kinds of buying behaviour, each with how even its gaps are: the shape of their gamma distribution, 1 for purely random. */
enum Archetype {
    REGULAR(5),
    RANDOM(1),
    GROWING(2.5),
    SLOWING(2.5),
    PAUSING(3),
    SEASONAL(1.5),
    ONE_TIME(1);

    private static final Archetype[] ALL = values();

    final double gapShape;

    Archetype(double gapShape) {
        this.gapShape = gapShape;
    }

    static Archetype of(RandomDraws dice, Customer.Kind kind) {
        return ALL[
                switch (kind) {
                    case ACCOUNT -> dice.weighted(.55, .15, .12, .08, .05, .05);
                    case NEWCOMER -> dice.weighted(.27, .28, .06, .05, .08, .05, .21);
                    case ESTABLISHED -> dice.weighted(.40, .32, .07, .07, .09, .05);
                }];
    }
}
