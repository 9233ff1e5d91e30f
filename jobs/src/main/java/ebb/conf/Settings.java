package ebb.conf;

import ebb.account.AccountSettings;
import ebb.action.ActionSettings;
import ebb.action.winback.LossReasonSettings;
import ebb.action.winback.WinBackSettings;
import ebb.care.FailureAuditSettings;
import ebb.care.ForceSettings;
import ebb.care.OccasionSettings;
import ebb.care.RecoverySettings;
import ebb.care.VoiceSettings;
import ebb.customer.ContactSettings;
import ebb.customer.Money;
import ebb.economics.EconomicsSettings;
import ebb.ledger.PurchaseDayRule;
import ebb.life.setting.LifeSettings;
import ebb.schema.CustomersTable;
import ebb.segment.SegmentSettings;
import ebb.star.StarRules;
import ebb.star.WithheldWords;
import ebb.survey.SurveySettings;
import ebb.warning.WarningSettings;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;

/**
 * Everything a user can set; the keys in kebab case are the names in {@code conf/ebb.yaml}, which explains each.
 *
 * @param lake root folder or URI of the lake
 * @param shop name of the business, for the report
 * @param zone the business's time zone
 * @param currency currency of all amounts
 * @param horizonDays length of the outcome window in days
 * @param activeDays longest silence of an active customer in days
 * @param purchaseDay which days with purchase lines count as purchase days
 * @param asOfToleranceDays days by which an as-of date may lie after the last purchase
 * @param keepDays days for which earlier states of the tables stay readable
 * @param spendFloor in the currency: who spends less in the outcome window has churned; 0: who buys nothing
 * @param seed seed of everything random
 * @param inputs where each input is and how to read it, by name
 * @param lifetime how the buy-till-you-die models are studied
 * @param training how models are trained and judged
 * @param segments limits of the segments
 * @param lifeEvents category rhythm and life events
 * @param accounts how accounts are classed
 * @param economics what losing customers is reckoned with
 * @param recovery how complaints are followed
 * @param voice what customers do not say
 * @param survey how customers are asked
 * @param occasions days of the calendar that move customers to buy
 * @param failureAudit how failures and losses are audited
 * @param forces how the forces that retain customers and drive them away are told
 * @param lossReasons how reasons of loss are told
 * @param warnings what warns, and from where on
 * @param contact how often customers are contacted
 * @param actions how actions are chosen
 * @param winBack how lapsed customers are won back
 * @param export how lists are written
 * @param asOf which day is the as-of date where none is given
 * @param retention how long rows are kept
 * @param bi what the star for BI holds
 * @param publish where it is sent
 * @param telemetry what a run tells those who watch it
 * @param serve how the published tables are served
 */
public record Settings(
        String lake,
        String shop,
        ZoneId zone,
        Currency currency,
        int horizonDays,
        int activeDays,
        PurchaseDayRule purchaseDay,
        int asOfToleranceDays,
        int keepDays,
        BigDecimal spendFloor,
        long seed,
        Map<String, InputSettings> inputs,
        LifetimeSettings lifetime,
        TrainingSettings training,
        SegmentSettings segments,
        LifeSettings lifeEvents,
        AccountSettings accounts,
        EconomicsSettings economics,
        RecoverySettings recovery,
        VoiceSettings voice,
        SurveySettings survey,
        OccasionSettings occasions,
        FailureAuditSettings failureAudit,
        ForceSettings forces,
        LossReasonSettings lossReasons,
        WarningSettings warnings,
        ContactSettings contact,
        ActionSettings actions,
        WinBackSettings winBack,
        ExportSettings export,
        AsOfSettings asOf,
        TelemetrySettings telemetry,
        RetentionSettings retention,
        BiSettings bi,
        PublishSettings publish,
        ServeSettings serve) {

    public Settings {
        Check.that(lake != null && !lake.isBlank(), "lake", lake, "a folder or URI");
        Check.that(horizonDays >= 1 && horizonDays <= 3650, "horizon-days", horizonDays, "1 to 3650 days");
        Check.that(activeDays >= 1 && activeDays <= 3650, "active-days", activeDays, "1 to 3650 days");
        Check.that(
                asOfToleranceDays >= 0 && asOfToleranceDays <= 36_500,
                "as-of-tolerance-days",
                asOfToleranceDays,
                "0 to 36500 days");
        Check.that(keepDays >= 7 && keepDays <= 3650, "keep-days", keepDays, "7 to 3650 days");
        Check.that(spendFloor.signum() >= 0, "spend-floor", spendFloor, "0 or more, in the currency");
        inputs = Map.copyOf(inputs);
        segments = segments.returnedByPaceOf(activeDays);
        InputSettings customers = inputs.get(CustomersTable.TABLE.name());
        Check.that(
                lifetime.covariates().isEmpty() || (customers != null && customers.isOn()),
                "lifetime.covariates",
                lifetime.covariates(),
                "inputs.customers.path as well, or no covariates");
    }

    /** What the star for BI is made by. */
    public StarRules star() {
        return new StarRules(
                shop,
                currency.getCurrencyCode(),
                horizonDays,
                activeDays,
                bi.personalColumns(),
                bi.historyMonths(),
                WithheldWords.of(lifeEvents));
    }

    /** The spend floor as the ledger counts money. */
    public long spendFloorHundredths() {
        return Money.cents(spendFloor);
    }
}
