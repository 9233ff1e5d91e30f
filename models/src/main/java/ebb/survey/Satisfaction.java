package ebb.survey;

import static org.apache.spark.sql.functions.col;

import ebb.care.PurchaseSigns;
import ebb.care.ServiceReview;
import ebb.input.AccountPast;
import ebb.input.CustomerAccount;
import ebb.input.Profile;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.schema.AccountsTable;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * What the answers to surveys say, by period and group, in one pass over the accounts. An answer belongs to the latest sample that its customer was drawn
 * for up to {@code answerDays} days before; the first such answer tells that the customer responded.
 *
 * @param review the periods, and the as-of date up to which is known
 * @param terms what counts
 */
public record Satisfaction(ServiceReview review, Terms terms) implements Serializable {

    /**
     * What counts.
     *
     * @param answerDays days after the draw within which an answer is that of the sample
     * @param minCohort least customers of a figure
     */
    public record Terms(int answerDays, int minCohort) implements Serializable {}

    /**
     * What is known beside the accounts.
     *
     * @param samples rows of {@link ebb.schema.SurveySampleTable} drawn by the as-of date; null: nobody was drawn
     * @param classes rows of {@link AccountsTable} on the as-of date; null: nobody is classed
     */
    public record Known(Dataset<Row> samples, Dataset<Row> classes) {}

    /** Rows of {@link ebb.schema.SatisfactionTable}; none where nobody answered or was asked. */
    public List<Row> rows(JavaRDD<CustomerAccount> accounts, Known known) {
        HashMap<String, List<Sampled>> samples = Sampled.byCustomer(known.samples());
        JavaPairRDD<String, Respondent> respondents = accounts.flatMapToPair(account -> respondent(account, samples));
        SatisfactionTally tally = classes(respondents, known.classes())
                .aggregate(new SatisfactionTally(), (sum, one) -> sum.add(one._1(), one._2()), SatisfactionTally::plus);
        return new SatisfactionRows(this, tally, Sampled.sizes(samples)).rows();
    }

    AsOf asOf() {
        return review.asOf();
    }

    private static JavaRDD<Tuple2<Respondent, String>> classes(
            JavaPairRDD<String, Respondent> respondents, Dataset<Row> classes) {
        if (classes == null) {
            return respondents.values().map(one -> new Tuple2<>(one, null));
        }
        JavaPairRDD<String, String> byCustomer = classes.where(AccountsTable.ACCOUNT_CLASS + " IS NOT NULL")
                .select(
                        col(AccountsTable.CUSTOMER_ID),
                        col(AccountsTable.ACCOUNT_CLASS).cast("string"))
                .javaRDD()
                .mapToPair(row -> new Tuple2<>(row.getString(0), row.getString(1)));
        return respondents
                .leftOuterJoin(byCustomer)
                .values()
                .map(one -> new Tuple2<>(one._1(), one._2().orNull()));
    }

    private Iterator<Tuple2<String, Respondent>> respondent(
            CustomerAccount account, HashMap<String, List<Sampled>> samples) {
        AccountPast past = account.knownOn(asOf());
        List<Sampled> places = samples.getOrDefault(past.history().customerId(), List.of());
        Respondent one = respondent(past, places);
        return one.answers().isEmpty() && one.asked().isEmpty()
                ? List.<Tuple2<String, Respondent>>of().iterator()
                : List.of(new Tuple2<>(one.customerId(), one)).iterator();
    }

    Respondent respondent(AccountPast past, List<Sampled> places) {
        Profile profile = past.inputs().profile();
        List<Respondent.Answered> answers = past.inputs().answers().stream()
                .filter(answer -> review.period(answer.day()) >= 0)
                .map(answer -> new Respondent.Answered(
                        review.period(answer.day()),
                        answer,
                        PurchaseSigns.categories(past.history(), answer.day()),
                        place(answer, places)))
                .toList();
        List<Respondent.Asked> asked = places.stream()
                .filter(place -> place.day() <= asOf().day() && review.period(place.day()) >= 0)
                .map(place -> new Respondent.Asked(
                        review.period(place.day()),
                        place,
                        past.inputs().answers().stream().anyMatch(answer -> place.equals(place(answer, places))),
                        place.day() + terms.answerDays() <= asOf().day()))
                .toList();
        return new Respondent(past.history().customerId(), profile.region(), profile.owner(), answers, asked);
    }

    /** The latest sample before an answer that it comes in time for; null: none. */
    private Sampled place(SurveyAnswer answer, List<Sampled> places) {
        return places.stream()
                .filter(place -> place.day() <= answer.day() && answer.day() <= place.day() + terms.answerDays())
                .max(Comparator.comparingInt(Sampled::day))
                .orElse(null);
    }
}
