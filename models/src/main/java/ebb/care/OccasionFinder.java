package ebb.care;

import ebb.customer.Activity;
import ebb.customer.CalendarDays;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.ledger.AsOf;
import ebb.ledger.History;
import ebb.schema.OccasionsTable;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Finds the days that are coming on which to get in touch; who may be contacted is for the caller to say.
 *
 * @param asOf the as-of date
 * @param days how far to look ahead
 * @param activeDays longest silence of an active customer
 * @param calendar days of the calendar that move customers to buy
 */
public record OccasionFinder(AsOf asOf, int days, int activeDays, OccasionSettings calendar) implements Serializable {
    /** Tolerance in days within which orders of different years count as the same season. */
    private static final int SEASON_DAYS = 10;

    /** Expected purchase days in a window of that tolerance above which a customer buys at any time of the year, so that none is an occasion. */
    static final double SELDOM = 0.5;

    private static final int FEWEST_YEARS = 2;

    /** One occasion; days since 1970-01-01. */
    record Occasion(String kind, int day, String words) {}

    /** Rows of {@link OccasionsTable}. */
    public Dataset<Row> rows(SparkSession spark, JavaRDD<CustomerAccount> accounts) {
        return spark.createDataFrame(accounts.flatMap(this::rows), OccasionsTable.TABLE.schema());
    }

    private Iterator<Row> rows(CustomerAccount account) {
        AccountPast past = account.knownOn(asOf);
        History history = past.history();
        Profile profile = past.inputs().profile();
        return of(history, profile).stream()
                .map(one -> RowFactory.create(
                        history.customerId(),
                        Date.valueOf(asOf.date()),
                        one.kind(),
                        Date.valueOf(LocalDate.ofEpochDay(one.day())),
                        one.day() - asOf.day(),
                        one.words(),
                        Activity.isActive(history.silenceDays(), activeDays),
                        profile.owner()))
                .iterator();
    }

    List<Occasion> of(History history, Profile profile) {
        List<Occasion> occasions = new ArrayList<>();
        if (history.dayCount() > 0) {
            birthday(occasions, profile.person().birthDay());
            anniversary(occasions, history);
            season(occasions, history);
            occasions.addAll(new CalendarHabits(calendar, asOf.day(), days).of(history));
        }
        return occasions;
    }

    private void birthday(List<Occasion> occasions, int birthDay) {
        if (birthDay != Profile.Person.NO_BIRTHDAY && birthDay <= asOf.day()) {
            LocalDate born = LocalDate.ofEpochDay(birthDay);
            LocalDate next = next(born);
            add(occasions, OccasionsTable.BIRTHDAY, next, "turns " + ChronoUnit.YEARS.between(born, next.plusDays(1)));
        }
    }

    /** Only where the data show that the first purchase was the first: customers from before they begin have no known one. */
    private void anniversary(List<Occasion> occasions, History history) {
        if (history.firstDay() > history.dataStartDay() + activeDays) {
            LocalDate first = LocalDate.ofEpochDay(history.firstDay());
            LocalDate next = next(first);
            int years = next.getYear() - first.getYear();
            add(
                    occasions,
                    OccasionsTable.ANNIVERSARY,
                    next,
                    "a customer for " + years + (years == 1 ? " year" : " years"));
        }
    }

    /** The next such day after the as-of date; one born on 29 February celebrates on the 28th in other years. */
    private LocalDate next(LocalDate day) {
        LocalDate next = day.withYear(asOf.date().getYear());
        return next.isAfter(asOf.date()) ? next : day.withYear(asOf.date().getYear() + 1);
    }

    private void add(List<Occasion> occasions, String kind, LocalDate on, String words) {
        int day = (int) on.toEpochDay();
        if (day <= asOf.day() + days) {
            occasions.add(new Occasion(kind, day, words));
        }
    }

    /** The first order of last year's coming days that every earlier year has too, of one who seldom buys otherwise. */
    private void season(List<Occasion> occasions, History history) {
        int tenure = asOf.day() - history.firstDay();
        double usual = (double) history.dayCount() * (2 * SEASON_DAYS + 1) / Math.max(1, tenure);
        if (tenure < FEWEST_YEARS * CalendarDays.YEAR - days || usual > SELDOM) {
            return;
        }
        for (int i = 0; i < history.dayCount(); i++) {
            int again = history.day(i) + CalendarDays.YEAR;
            if (again > asOf.day() && again <= asOf.day() + days) {
                int years = years(history, history.day(i));
                if (years >= FEWEST_YEARS) {
                    String words =
                            String.format(Locale.ROOT, "ordered about this time in each of the last %d years", years);
                    occasions.add(new Occasion(OccasionsTable.SEASON, again, words));
                    return;
                }
            }
        }
    }

    /** In how many years running there was an order about that day, the year of {@code day} the last; 0 where a year of the customer's has none. */
    private static int years(History history, int day) {
        int years = 0;
        int about = day;
        while (about + SEASON_DAYS >= history.firstDay()) {
            int last = Math.min(about + SEASON_DAYS, history.asOfDay());
            if (history.dayCountUntil(last) == history.dayCountUntil(about - SEASON_DAYS - 1)) {
                return 0;
            }
            years++;
            about -= CalendarDays.YEAR;
        }
        return years;
    }
}
