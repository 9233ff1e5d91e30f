package ebb.shop;

import ebb.customer.Money;
import java.util.Locale;

/** What the shop sells: how often a household needs it, what it costs, and when in the year it sells. */
@SuppressWarnings("ImmutableEnumChecker") // the arrays are private and never written after construction
enum Category {
    BAKERY(9, 3.2, .55, Season.NONE),
    DAIRY(9, 4.1, .60, Season.NONE),
    FRUIT(11, 5.3, .50, Season.SUMMER),
    SNACKS(17, 3.6, .40, Season.CHRISTMAS),
    COFFEE(24, 7.9, .45, Season.NONE),
    WINE(28, 8.7, .28, Season.CHRISTMAS),
    CLEANING(38, 4.6, .45, Season.NONE),
    LAUNDRY(46, 8.8, .40, Season.NONE),
    PAPER(30, 6.2, .45, Season.NONE),
    BODY_CARE(40, 5.1, .45, Season.NONE),
    COSMETICS(62, 14.5, .22, Season.CHRISTMAS),
    SANITARY(28, 4.3, .42, Season.NONE),
    VITAMINS(48, 12.9, .18, Season.WINTER),
    PET(22, 16.5, .20, Season.NONE),
    BABY(14, 13.9, .06, Season.NONE),
    MATERNITY(38, 36.0, 0, Season.NONE),
    CLOTHING(0, 34.0, 0, Season.SPRING_AUTUMN),
    SHOES(0, 58.0, 0, Season.SPRING_AUTUMN),
    TOYS(0, 21.0, 0, Season.CHRISTMAS),
    STATIONERY(0, 6.4, 0, Season.SCHOOL),
    GARDEN(0, 17.5, 0, Season.SPRING),
    HOMEWARE(0, 24.0, 0, Season.CHRISTMAS),
    ELECTRONICS(0, 64.0, 0, Season.CHRISTMAS);

    /** How much more or less sells in each month of the year. */
    enum Season {
        NONE(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        SUMMER(.7, .7, .9, 1, 1.2, 1.4, 1.4, 1.3, 1.1, .9, .7, .7),
        WINTER(1.4, 1.3, 1.1, .9, .8, .7, .6, .7, .9, 1.2, 1.3, 1.3),
        SPRING(.3, .6, 1.6, 2.4, 2.4, 1.4, .8, .7, .8, .5, .3, .2),
        SPRING_AUTUMN(.8, .7, 1.3, 1.4, 1.1, .8, .7, .8, 1.3, 1.4, 1.1, 1.1),
        SCHOOL(.8, .7, .7, .8, .7, .6, .9, 2.6, 2.0, .9, .8, .9),
        CHRISTMAS(.7, .7, .8, .8, .8, .8, .7, .8, .8, 1.0, 1.9, 3.0);

        private final double[] byMonth;

        Season(double... byMonth) {
            this.byMonth = byMonth;
        }

        double in(int month) {
            return byMonth[month - 1];
        }
    }

    /** Brands of a category, dearest first; each comes in as many sizes as {@link #SIZES}. */
    static final int BRANDS = 3;

    static final int SIZES = 3;
    private static final Category[] ALL = values();
    private static final double[][] IMPULSES = impulses();

    /** Usual days one unit lasts a household; 0: bought when the mood takes one. */
    final double intervalDays;

    /** Share of private customers in the habit of buying it. */
    final double habitShare;

    final Season season;
    private final long[] listPrices = new long[BRANDS * SIZES];
    private final String[] productIds = new String[BRANDS * SIZES];

    Category(double intervalDays, double price, double habitShare, Season season) {
        this.intervalDays = intervalDays;
        this.habitShare = habitShare;
        this.season = season;
        RandomDraws dice = RandomDraws.of(name().hashCode(), 0, RandomDraws.Purpose.CUSTOMER);
        for (int p = 0; p < listPrices.length; p++) {
            int brand = p / SIZES;
            int size = p % SIZES;
            double median = price * (1.25 - .235 * brand) * (1 + .65 * size);
            listPrices[p] = Money.cents(dice.logNormal(median, .12));
            productIds[p] = label() + "-" + "abc".charAt(p / SIZES) + (p % SIZES + 1);
        }
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** List price of a product in hundredths; {@code product} counts brands, and sizes within a brand. */
    long listPrice(int product) {
        return listPrices[product];
    }

    String productId(int product) {
        return productIds[product];
    }

    double medianPrice() {
        return Money.amount(listPrices[SIZES]);
    }

    boolean isOftenReturned() {
        return this == CLOTHING || this == SHOES || this == ELECTRONICS || this == TOYS || this == MATERNITY;
    }

    /** Something bought without a habit, as likely as its price and season allow. */
    static Category impulse(RandomDraws dice, int month) {
        return ALL[dice.weighted(IMPULSES[month - 1])];
    }

    private static double[][] impulses() {
        double[][] weights = new double[12][ALL.length];
        for (int month = 1; month <= weights.length; month++) {
            for (int c = 0; c < ALL.length; c++) {
                weights[month - 1][c] = ALL[c].appeal() * ALL[c].season.in(month) / Math.sqrt(ALL[c].medianPrice());
            }
        }
        return weights;
    }

    private double appeal() {
        boolean forBabies = this == MATERNITY || this == BABY;
        return intervalDays == 0 ? 1 : forBabies ? .04 : .3;
    }
}
