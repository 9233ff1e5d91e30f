package ebb.report;

import ebb.schema.Table;
import java.util.List;

/** Every page of the report with its sections, in the order they are read. */
public final class ChapterCatalogue {
    public static final Chapter FIRST = new Chapter(
            "", "Overview", "head of marketing", List.of(RiskByValue.TYPE, CustomerFlow.TYPE, CallList.TYPE));

    public static final List<Chapter> ALL = List.of(
            FIRST,
            new Chapter(
                    "sales",
                    "Sales",
                    "sales",
                    List.of(
                            WarningList.TYPE,
                            WinBackPlan.TYPE,
                            ComingOccasions.TYPE,
                            AccountClasses.TYPE,
                            HabitsAndEvents.TYPE,
                            WarningTrust.TYPE)),
            new Chapter(
                    "service",
                    "Service",
                    "service",
                    List.of(
                            ServiceTrend.TYPE,
                            SatisfactionAnswers.TYPE,
                            RecoveryAfterComplaint.TYPE,
                            UnheardVoices.TYPE,
                            BeyondChance.TYPE,
                            RetentionForces.TYPE)),
            new Chapter(
                    "management",
                    "Management",
                    "management",
                    List.of(
                            CostOfLoss.TYPE,
                            WhyCustomersLeave.TYPE,
                            SegmentSizes.TYPE,
                            CohortMap.TYPE,
                            DemandAhead.TYPE)),
            new Chapter(
                    "model",
                    "Model",
                    "model owner",
                    List.of(
                            ScoreTrust.TYPE,
                            SurvivalTrust.TYPE,
                            FactorStrength.TYPE,
                            GroupFairness.TYPE,
                            BandMoves.TYPE,
                            Monitoring.TYPE,
                            PurchaseModel.TYPE,
                            ModelDescription.TYPE)),
            new Chapter("data", "Data", "data engineer", List.of(Freshness.TYPE, InputRows.TYPE, InputColumns.TYPE)));

    private ChapterCatalogue() {}

    /** Tables that the report is read from. */
    public static List<Table> reads() {
        return ALL.stream()
                .flatMap(chapter -> chapter.sections().stream())
                .flatMap(section -> section.reads().stream())
                .distinct()
                .toList();
    }
}
