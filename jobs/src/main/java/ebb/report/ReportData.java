package ebb.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everything the report shows; a section that is null is left out.
 *
 * @param frame what the page is about
 * @param headline the news in words
 * @param segmentSizes customers by lifecycle state
 * @param riskByValue customers and money by risk and value band
 * @param callList whom to contact first
 * @param trust how the scores did on customers and days they had not seen
 * @param watch whether the scores still hold
 * @param purchaseModel the model of purchases to come
 * @param inputRows what was read and what was refused
 * @param modelStory what the model is and what it does not know
 * @param freshness how old the data are
 * @param habits what customers are in the habit of buying, and where it goes
 * @param care early warnings and account classes
 */
public record ReportData(
        Frame frame,
        Headline headline,
        SegmentSizes segmentSizes,
        RiskByValue riskByValue,
        CallList callList,
        ScoreTrust trust,
        Watch watch,
        PurchaseModel purchaseModel,
        InputRows inputRows,
        ModelStory modelStory,
        Freshness freshness,
        CategoryHabits habits,
        AccountCare care) {

    /**
     * What the page is about.
     *
     * @param shop name of the business or the lake
     * @param horizonDays length of the outcome window
     * @param currency code of the currency, as in the conf
     * @param madeAt when the report was made
     * @param version version of Ebb
     */
    public record Frame(String shop, LocalDate asOf, int horizonDays, String currency, Instant madeAt, String version) {
        public LocalDate horizonEnd() {
            return asOf.plusDays(horizonDays);
        }
    }

    /** The sections of the page below the headline, in their order. */
    public List<Section> sections() {
        Stream<Section> first = Stream.of(segmentSizes, riskByValue, callList);
        Stream<Section> last = Stream.of(habits, trust, watch, purchaseModel, inputRows, modelStory, freshness);
        return Stream.of(first, care.sections().stream(), last)
                .flatMap(sections -> sections)
                .filter(Objects::nonNull)
                .toList();
    }
}
