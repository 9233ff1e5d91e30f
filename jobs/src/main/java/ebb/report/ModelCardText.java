package ebb.report;

import ebb.btyd.fit.BtydFitter;
import ebb.churn.fit.Contestant;
import ebb.customer.Money;
import ebb.report.ModelDescription.Fact;
import ebb.training.GateDecision;
import ebb.training.HoldoutResult;
import ebb.training.ModelCard;
import ebb.value.NextPurchaseForecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells a model card to a reader: how far to trust the scores, and what the model does not know. */
public final class ModelCardText {
    /** What no model of purchases knows. */
    public static final List<String> UNKNOWNS = List.of(
            "Why a customer leaves: it sees purchases, not intentions. Its reasons say what it saw.",
            "What acting would change. Compare those contacted with the control group to learn that.",
            "What no purchase shows: new competitors, prices elsewhere, a strike next month.");

    /** What a model does not know either that surely beats no rule. */
    public static final String NO_BETTER_THAN_A_RULE =
            "More than a simple rule does: no model surely beat it, so the calibrated rule is published.";

    private ModelCardText() {}

    /** The contest on the date held out; empty where history was too short to hold one. */
    public static Optional<ScoreTrust> trust(ModelCard card) {
        if (card.judgements().isEmpty()) {
            return Optional.empty();
        }
        GateDecision verdict = card.verdict();
        List<HoldoutResult> ordered = card.judgements().stream()
                .sorted(Comparator.comparing((HoldoutResult judgement) -> rank(judgement, verdict)))
                .toList();
        return Optional.of(new ScoreTrust(
                String.join(" ", verdict.reasons()),
                LocalDate.parse(card.holdoutOn()),
                ordered.stream()
                        .map(judgement -> contestant(judgement, verdict))
                        .toList(),
                groups(card, verdict.published()),
                groups(card, verdict.rule()),
                card.cadence() == null
                        ? List.of()
                        : ScoreTrust.Group.of(card.cadence().calibration())));
    }

    /**
     * The model card in words.
     *
     * @param nextPurchase empty: purchases to come are not modelled
     */
    public static ModelDescription story(String id, ModelCard card, Optional<NextPurchaseForecast> nextPurchase) {
        GateDecision verdict = card.verdict();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Model", words(verdict.published()) + ", " + id));
        facts.add(new Fact("Grade", verdict.grade().words()));
        facts.add(new Fact("Predicts", churned(card) + " in the " + card.horizonDays() + " days after the as-of date"));
        facts.addAll(card.publishedRows() == 0 ? List.of(new Fact("Trained on", "nothing")) : training(card));
        facts.add(new Fact("Judged on", judgedOn(card)));
        facts.addAll(nextPurchase
                .map(forecast -> toCome(card, forecast))
                .orElseGet(() -> List.of(new Fact("Purchases to come", BtydFitter.NOT_MODELLED))));
        if (card.newcomers() != null) {
            facts.add(new Fact("New customers", card.newcomers().reason()));
        }
        facts.add(new Fact("Features", card.featureNames().size() + ", all known on the as-of date"));
        return new ModelDescription(facts, unknowns(card));
    }

    private static List<Fact> training(ModelCard card) {
        String rows = String.format(
                Locale.ROOT,
                "%,d rows of active customers on %d as-of dates, %s to %s",
                card.publishedRows(),
                card.publishedDates().size(),
                card.publishedDates().get(0),
                card.publishedDates().get(card.publishedDates().size() - 1));
        return List.of(new Fact("Trained on", rows), new Fact("Fitted", fitted(card)));
    }

    private static List<Fact> toCome(ModelCard card, NextPurchaseForecast forecast) {
        List<Fact> facts = new ArrayList<>();
        if (card.lifetimeModel() != null) {
            facts.add(new Fact(
                    "Purchases to come",
                    Format.model(card.lifetimeModel())
                            + ", as fit-lifetime-models chose it: by days held out where it could compare"));
        }
        facts.add(new Fact("Date of the next purchase", nextPurchase(forecast)));
        return facts;
    }

    private static String nextPurchase(NextPurchaseForecast forecast) {
        if (forecast.customers() == 0) {
            return String.format(
                    Locale.ROOT,
                    "80 %% interval as the purchase model has it, not calibrated: of fewer than %,d past intervals it is known whether they held",
                    NextPurchaseForecast.FEWEST);
        }
        return String.format(
                        Locale.ROOT,
                        "80 %% interval of the purchase model times %.2f, which %,d past intervals needed to hold four in five",
                        forecast.stretch(),
                        forecast.customers())
                + forecast.newest()
                        .map(judged -> String.format(
                                Locale.ROOT,
                                "; out of time, on %s, it held %.0f %% of %,d customers",
                                LocalDate.ofEpochDay(judged.day()),
                                100 * judged.insideShare(),
                                judged.customers()))
                        .orElse("");
    }

    private static String fitted(ModelCard card) {
        return card.fittedOn().words()
                + (card.fittedOn().onCluster()
                        ? String.format(
                                Locale.ROOT,
                                ", all there are; chosen, calibrated and judged on a sample, of which %,d trained",
                                card.publishedRows())
                        : "");
    }

    private static String judgedOn(ModelCard card) {
        if (card.judgements().isEmpty() && !card.verdict().reasons().isEmpty()) {
            return "nobody. " + card.verdict().reasons().get(0);
        }
        return card.holdoutRows() == 0
                ? "nobody: no customer was active on " + card.holdoutOn()
                : String.format(
                        Locale.ROOT,
                        "%,d active customers on %s, of whom %.0f %% left; trained for that on dates whose outcomes had ended",
                        card.holdoutRows(),
                        card.holdoutOn(),
                        100 * card.holdoutChurnRate());
    }

    private static String churned(ModelCard card) {
        return card.spendFloor() == 0
                ? "no purchase"
                : String.format(
                        Locale.ROOT, "less than %,.2f spent, returns taken off,", Money.amount(card.spendFloor()));
    }

    private static List<String> unknowns(ModelCard card) {
        List<String> unknowns = new ArrayList<>(UNKNOWNS);
        if (!card.verdict().publishesChampion() && !card.judgements().isEmpty()) {
            unknowns.add(NO_BETTER_THAN_A_RULE);
        }
        return unknowns;
    }

    private static int rank(HoldoutResult judgement, GateDecision verdict) {
        if (judgement.contestant().equals(verdict.published())) {
            return 0;
        }
        if (judgement.contestant().equals(verdict.rule())) {
            return 1;
        }
        return judgement.kind() == Contestant.Kind.MODEL ? 2 : 3;
    }

    private static ScoreTrust.Contestant contestant(HoldoutResult judgement, GateDecision verdict) {
        return new ScoreTrust.Contestant(
                words(judgement.contestant()),
                judgement.contestant().equals(verdict.published()),
                ScoreTrust.Metric.of(judgement.overall("roc_auc")),
                ScoreTrust.Metric.of(judgement.overall("log_loss")),
                ScoreTrust.Metric.of(judgement.overall("top_decile_lift")));
    }

    private static List<ScoreTrust.Group> groups(ModelCard card, String contestant) {
        return card.judgements().stream()
                .collect(Collectors.toMap(HoldoutResult::contestant, Function.identity()))
                .get(contestant)
                .calibration()
                .stream()
                .collect(Collectors.collectingAndThen(Collectors.toList(), ScoreTrust.Group::of));
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
