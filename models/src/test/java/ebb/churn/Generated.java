package ebb.churn;

import ebb.churn.fit.Example;
import ebb.customer.LogOdds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers whose churn truly depends on frequency, recency and the two together, with noise features and gaps; the truth is known. */
public final class Generated {
    public static final List<String> NAMES = List.of(
            "recency_days",
            "frequency_count",
            "tenure_days",
            "silence_over_usual_gap_ratio",
            "amount_365_amount",
            "noise_share",
            "btyd_no_purchase_probability");

    private Generated() {}

    /** Churn is pure chance with a {@code knowledge} of 0 and well explained by the features with 1. */
    public static List<Example> examples(int customers, int[] days, double knowledge) {
        List<Example> examples = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            Random random = new Random(customer * 31L + 17);
            double rate = random.nextGaussian();
            for (int day : days) {
                examples.add(example("c" + customer, day, rate, new Random(customer * 1000L + day), knowledge));
            }
        }
        return examples;
    }

    private static Example example(String customer, int day, double rate, Random random, double knowledge) {
        double frequency = 1 + Math.floor(Math.exp(1.5 + rate) * random.nextDouble());
        double recency = Math.floor(90 * random.nextDouble());
        double gap = 200 / frequency;
        double logOdds = knowledge * (1.2 - 1.3 * Math.log(frequency) + 0.015 * recency + (recency > gap ? 0.8 : -0.4));
        double[] features = {
            recency,
            frequency,
            200 + rate,
            frequency > 1 ? recency / gap : Double.NaN,
            Math.exp(3 + rate + random.nextGaussian()),
            random.nextDouble(),
            LogOdds.probability(0.6 * logOdds + 0.5 * random.nextGaussian())
        };
        return new Example(customer, day, features).labelled(random.nextDouble() < LogOdds.probability(logOdds));
    }
}
