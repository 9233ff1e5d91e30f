package ebb.setup;

import ebb.customer.CalendarDays;
import ebb.ingest.value.ZoneCheck;
import ebb.schema.PurchasesTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What the purchases tell of the business: its zone and currency, and how long a customer takes to come back. */
record BusinessProposal(ConfProposal proposal) {
    /** Gaps between purchases below which they say nothing of how often customers buy. */
    private static final int LEAST_GAPS = 30;

    private static final int MONTH = 30;
    private static final double HORIZON_QUANTILE = 0.8;
    private static final int LEAST_HORIZON = 14;
    private static final int MOST_HORIZON = 2 * CalendarDays.YEAR;
    /** Of both settings. */
    private static final int DEFAULT_DAYS = 90;
    /** Days that are observed before the first of three training dates, and until the last. */
    private static final int TRAINING_HISTORY = 90 + 2 * MONTH;

    void zoneAndCurrency(SampleFile file, PurchaseColumns columns) {
        Optional<String> zone = columns.source(PurchasesTable.ORDERED_AT)
                .flatMap(column -> ZoneCheck.fitting(file.values(column).toList()))
                .map(ZoneCheck.Fitting::zone);
        boolean isUtc = columns.isUtc()
                || columns.source(PurchasesTable.ORDERED_AT).stream()
                        .flatMap(file::values)
                        .anyMatch(value -> value.matches(".*\\d\\h*(Z|UTC|GMT|[+]00:?00)"));
        String unknown =
                isUtc ? "The dates are in UTC: set the zone of the business." : "The dates name no zone: set yours.";
        proposal.comment(0, zone.isPresent() ? "The offsets in the dates fit this zone." : unknown);
        if (zone.isPresent()) {
            proposal.set(0, "zone", zone.get());
        } else {
            proposal.assume(0, "zone", "UTC");
            proposal.doubt("zone is UTC: set the zone of the business, as Europe/Berlin; it decides on which day an"
                    + " evening order falls.");
        }
        Currencies.Found currency = Currencies.of(
                file,
                columns.source(PurchasesTable.AMOUNT)
                        .or(() -> columns.source(PurchasesTable.UNIT_PRICE))
                        .orElse(""));
        proposal.comment(0, currency.reason());
        if (currency.isCertain()) {
            proposal.set(0, "currency", currency.code());
        } else {
            proposal.assume(0, "currency", currency.code());
            proposal.doubt("currency is " + currency.code() + ": " + currency.reason());
        }
        proposal.assume(0, "shop", "Your shop");
    }

    void horizon(PurchaseSample sample) {
        int[] gaps = sample.gaps();
        if (gaps.length < LEAST_GAPS) {
            proposal.doubt("horizon-days and active-days are the defaults: the files have only " + gaps.length
                    + " repeat purchases, too few to tell how often customers buy."
                    + (gaps.length > 0 && median(gaps) > DEFAULT_DAYS
                            ? " Half of them came after " + median(gaps)
                                    + " days or more: set both to what is usual in your trade, such as "
                                    + rounded(CalendarDays.YEAR + MONTH) + " where customers buy once a year."
                            : ""));
            return;
        }
        OptionalInt season = sample.season();
        if (season.isPresent()) {
            seasonal(season.getAsInt());
            return;
        }
        int usual = gaps[(int) (HORIZON_QUANTILE * (gaps.length - 1))];
        int active = Math.min(MOST_HORIZON, Math.max(LEAST_HORIZON, rounded(usual)));
        int days = Math.min(active, most(sample.historyDays()));
        proposal.comment(
                0,
                String.format(
                        Locale.ROOT,
                        "Four of five purchases follow the one before within %d days (half within %d), in %d"
                                + " days of history.",
                        usual,
                        median(gaps),
                        sample.historyDays()));
        proposal.set(0, "horizon-days", String.valueOf(days));
        proposal.set(0, "active-days", String.valueOf(active));
        List<LocalDate> stray = sample.strayDays();
        if (!stray.isEmpty()) {
            proposal.doubt("Days such as " + stray.get(0) + " lie far from all others and are probably faults: rows of "
                    + stray.size() + " days.");
        }
        if (days < usual) {
            proposal.doubt("horizon-days is " + days
                    + ", as much as the history allows: customers of this shop take longer to come back.");
        }
    }

    /** The longest horizon by which a model can still be trained and judged; at least a quarter of the history. */
    private static int most(long historyDays) {
        long twice = (historyDays - TRAINING_HISTORY) / 2;
        return (int) Math.max(LEAST_HORIZON, Math.max(historyDays / 4, twice));
    }

    private static int median(int[] gaps) {
        return gaps[gaps.length / 2];
    }

    /** Who bought at the beginning of a season may come back at the end of the next one. */
    private void seasonal(int season) {
        int days = rounded(CalendarDays.YEAR + season);
        proposal.comment(
                0,
                "Purchases come in one season a year, of " + season + " days: the horizon holds the whole next one.");
        proposal.set(0, "horizon-days", String.valueOf(days));
        proposal.set(0, "active-days", String.valueOf(days));
        proposal.doubt("horizon-days is " + days + ", a year and a season of " + season
                + " days, for nobody buys in the rest of the year: a model needs several seasons of history.");
    }

    /** To whole weeks, and from two months on to whole months. */
    private static int rounded(int days) {
        int unit = days < 2 * MONTH ? CalendarDays.WEEK : MONTH;
        return (days + unit - 1) / unit * unit;
    }
}
