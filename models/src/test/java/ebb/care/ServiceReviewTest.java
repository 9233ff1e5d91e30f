package ebb.care;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.input.AccountInputs;
import ebb.input.CustomerAccount;
import ebb.input.Invoice;
import ebb.input.Profile;
import ebb.input.ServiceCase;
import ebb.input.SurveyAnswer;
import ebb.ledger.AsOf;
import ebb.ledger.DataSpan;
import ebb.ledger.LocalLedger;
import ebb.schema.ServiceQualityTable;
import ebb.testing.Line;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Three periods of 90 days up to day 1270; a hundred purchase days in each. */
class ServiceReviewTest {
    private static final int TODAY = 1270;
    private final List<ServiceCase> cases = new ArrayList<>();
    private final List<SurveyAnswer> answers = new ArrayList<>();

    private List<Row> rows() {
        List<Line> lines = new ArrayList<>();
        for (int day = 1001; day <= TODAY + 30; day++) {
            lines.add(Line.purchase("a", day, 1));
        }
        AsOf asOf = new AsOf(TODAY, new DataSpan(1000, TODAY));
        ServiceReview review = ServiceReview.of(asOf, 90);
        CustomerAccount account = new CustomerAccount(
                LocalLedger.of(lines).get(0),
                new AccountInputs(Profile.UNKNOWN, List.of(), List.of(), List.of(), cases, answers, List.of()));
        ServiceTally tally = review.add(new ServiceTally(review.periods().size()), account);
        return new ServiceRows(review).of(tally);
    }

    private static int at(String column) {
        return ServiceQualityTable.TABLE.schema().fieldIndex(column);
    }

    private static String words(Row row) {
        return row.get(at(ServiceQualityTable.UNTIL_ON)) + " " + row.get(at(ServiceQualityTable.KIND)) + " "
                + row.get(at(ServiceQualityTable.CAUSE)) + " " + row.get(at(ServiceQualityTable.CASES)) + " "
                + row.get(at(ServiceQualityTable.STATE));
    }

    private List<String> of(String cause) {
        return rows().stream()
                .filter(row -> row.get(at(ServiceQualityTable.CAUSE)).equals(cause))
                .map(ServiceReviewTest::words)
                .toList();
    }

    private ServiceReviewTest has(int count, int day, String cause) {
        for (int i = 0; i < count; i++) {
            cases.add(new ServiceCase(day, day + 5, ServiceCase.COMPLAINT, cause));
        }
        return this;
    }

    @Test
    void coversWholePeriodsBackToTheBeginningOfTheData() {
        AsOf asOf = new AsOf(TODAY, new DataSpan(1000, TODAY));
        assertThat(ServiceReview.of(asOf, 90).periods())
                .containsExactly(
                        new ServiceReview.Period(1000, 1090),
                        new ServiceReview.Period(1090, 1180),
                        new ServiceReview.Period(1180, 1270));
        assertThat(ServiceReview.of(asOf, 300).rows(null)).isEmpty();
    }

    @Test
    void saysWhatIsNewAndWhatIsGone() {
        has(2, 1050, "price").has(1, 1200, "damage");
        assertThat(of("price"))
                .containsExactly("1972-12-26 complaint price 2 null", "1973-03-26 complaint price 0 gone");
        assertThat(of("damage")).containsExactly("1973-06-24 complaint damage 1 new");
    }

    @Test
    void callsAChangeOneThatChanceSeldomBrings() {
        has(20, 1100, "late").has(38, 1200, "late").has(20, 1100, "rude").has(28, 1200, "rude");
        assertThat(of("late").get(1)).endsWith("38 growing");
        assertThat(of("rude").get(1)).endsWith("28 steady");
        has(20, 1010, "late").has(44, 1010, "rude");
        assertThat(of("rude").get(1)).endsWith("20 fading");
    }

    @Test
    void countsDaysToCloseWhatIsOpenAndWhatComesAgain() {
        cases.add(new ServiceCase(1200, 1203, ServiceCase.COMPLAINT, "late"));
        cases.add(new ServiceCase(1210, 1219, ServiceCase.COMPLAINT, "late"));
        cases.add(new ServiceCase(1260, TODAY + 1, ServiceCase.COMPLAINT, "late"));
        cases.add(new ServiceCase(1261, Invoice.NEVER, ServiceCase.COMPLAINT, null));
        cases.add(new ServiceCase(TODAY + 1, Invoice.NEVER, ServiceCase.COMPLAINT, "late"));
        Row late = rows().stream()
                .filter(row -> row.get(at(ServiceQualityTable.CAUSE)).equals("late"))
                .findFirst()
                .orElseThrow();
        assertThat(late.get(at(ServiceQualityTable.CASES))).isEqualTo(3L);
        assertThat(late.get(at(ServiceQualityTable.CUSTOMERS))).isEqualTo(1L);
        assertThat(late.get(at(ServiceQualityTable.ORDERS))).isEqualTo(90L);
        assertThat(late.get(at(ServiceQualityTable.RATE))).isEqualTo(3 / 90.0);
        assertThat(late.get(at(ServiceQualityTable.MEDIAN_DAYS)))
                .as("3 and 9, the lower")
                .isEqualTo(3);
        assertThat(late.get(at(ServiceQualityTable.UNRESOLVED))).isEqualTo(1L);
        assertThat(late.get(at(ServiceQualityTable.REPEATED))).isEqualTo(2L);
        assertThat(of(ServiceQualityTable.ALL)).containsExactly("1973-06-24 complaint all 4 new");
        assertThat(of("not given")).hasSize(1);
    }

    @Test
    void countsThoseWhoSayNothing() {
        cases.add(new ServiceCase(1100, 1101, ServiceCase.FAILURE, "late"));
        cases.add(new ServiceCase(1200, 1201, ServiceCase.FAILURE, "late"));
        cases.add(new ServiceCase(1230, 1232, ServiceCase.COMPLAINT, "late"));
        List<Object> silent = rows().stream()
                .filter(row -> row.get(at(ServiceQualityTable.KIND)).equals(ServiceCase.FAILURE)
                        && row.get(at(ServiceQualityTable.CAUSE)).equals(ServiceQualityTable.ALL))
                .map(row -> row.get(at(ServiceQualityTable.SILENT)))
                .toList();
        assertThat(silent).containsExactly(1L, 0L);
    }

    @Test
    void followsTheMeanAnswer() {
        for (int i = 0; i < 10; i++) {
            answers.add(new SurveyAnswer(1100, i % 2 == 0 ? 5 : 4));
            answers.add(new SurveyAnswer(1200, i % 2 == 0 ? 3 : 2));
        }
        List<Row> surveys = rows();
        assertThat(surveys)
                .extracting(row -> row.get(at(ServiceQualityTable.SATISFACTION)))
                .containsExactly(4.5, 2.5);
        assertThat(surveys)
                .extracting(row -> row.get(at(ServiceQualityTable.STATE)))
                .containsExactly("new", "fading");
    }
}
