package ebb.cli;

import ebb.explain.CustomerOverview;
import ebb.explain.ScoreExplanation;
import ebb.reason.Reason;
import ebb.schema.NextActionsTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains the published score of one customer. */
@Command(name = "explain", description = "Explain the published score of one customer.")
final class ExplainVerb extends Verb {
    @Parameters(paramLabel = "CUSTOMER", description = "Customer, as named by the source.")
    private String customer;

    @Override
    void execute() {
        ScoreExplanation explanation = ScoreExplanation.of(
                lake(), customer, new CustomerOverview.Terms(settings().settings(), clock()));
        Row score = explanation.score();
        Map<String, Object> map = asMap(score, explanation.segment(), explanation.reasons());
        map.put("next_action", explanation.action() == null ? null : RowMap.of(explanation.action()));
        map.put("story", explanation.story());
        List<String> words = new ArrayList<>(heading(score, explanation.segment(), explanation.horizonDays()));
        words.addAll(toDo(explanation));
        words.addAll(explanation.story());
        words.addAll(because(score, explanation.reasons()));
        printer().print(map, words);
    }

    private static Map<String, Object> asMap(Row score, Row segment, List<Reason> reasons) {
        Map<String, Object> map = RowMap.of(score);
        map.put(SegmentsTable.LIFECYCLE, segment.getAs(SegmentsTable.LIFECYCLE));
        map.put(SegmentsTable.ACTION, segment.getAs(SegmentsTable.ACTION));
        map.put("reasons", reasons);
        return map;
    }

    private List<String> heading(Row score, Row segment, int horizonDays) {
        List<String> words = new ArrayList<>();
        words.add(String.format(
                Locale.ROOT,
                "Customer %s as of %s: %s (%s).",
                customer,
                score.getAs(ScoresTable.AS_OF),
                risk(score, horizonDays),
                segment.<String>getAs(SegmentsTable.LIFECYCLE)));
        if (score.getAs(ScoresTable.EXPECTED_NEXT_PURCHASE_ON) != null) {
            words.add("Next purchase: about " + score.getAs(ScoresTable.EXPECTED_NEXT_PURCHASE_ON)
                    + " (four in five of such customers from "
                    + score.getAs(ScoresTable.NEXT_PURCHASE_FROM_ON) + " to "
                    + score.getAs(ScoresTable.NEXT_PURCHASE_UNTIL_ON)
                    + ").");
        } else if (score.getAs(ScoresTable.NEXT_PURCHASE_NOTE) != null) {
            words.add("Next purchase: " + score.getAs(ScoresTable.NEXT_PURCHASE_NOTE) + ".");
        } else {
            words.add("Next purchase: no date: purchases of this customer are not modelled.");
        }
        return words;
    }

    private static String risk(Row score, int horizonDays) {
        Double probability = score.getAs(ScoresTable.CHURN_PROBABILITY);
        if (probability == null) {
            return score.getAs(ScoresTable.REASONS.get(0));
        }
        return score.<Boolean>getAs(ScoresTable.IS_ACTIVE)
                ? String.format(
                        Locale.ROOT,
                        "%.0f %% likely to buy nothing in the next %d days",
                        100 * probability,
                        horizonDays)
                : "not active, and the churn score is learnt from active customers";
    }

    /** The one action of the customer; what the segment alone would ask for where none was chosen yet. */
    private static List<String> toDo(ScoreExplanation explanation) {
        Row action = explanation.action();
        if (action == null) {
            return List.of("Do: " + explanation.segment().getAs(SegmentsTable.ACTION));
        }
        String because = action.getAs(NextActionsTable.SUPPRESSED_BECAUSE);
        if (action.getAs(NextActionsTable.ACTION) == null
                || NextActionsTable.isLeftOut(action.getAs(NextActionsTable.STATE))) {
            return List.of("Do: nothing (" + action.getAs(NextActionsTable.STATE)
                    + (because == null ? "" : ": " + because) + ")");
        }
        String channel = action.getAs(NextActionsTable.CHANNEL);
        List<String> words = new ArrayList<>(List.of("Do by " + action.getAs(NextActionsTable.CONTACT_BY)
                + (channel == null ? "" : ", by " + channel) + " (" + action.getAs(NextActionsTable.PURPOSE)
                + ", " + action.getAs(NextActionsTable.STATE) + "): "
                + action.getAs(NextActionsTable.ACTION)));
        String why = action.getAs(NextActionsTable.REASONS.get(0));
        if (why != null) {
            words.add("Why: " + why);
        }
        return words;
    }

    private static List<String> because(Row score, List<Reason> reasons) {
        List<String> words = new ArrayList<>(reasons.isEmpty() ? List.of() : List.of("Why the score:"));
        reasons.forEach(reason -> words.add(String.format(
                Locale.ROOT,
                "  %s risk (%+.2f)  %s",
                reason.contribution() > 0 ? "raises" : "lowers",
                reason.contribution(),
                reason.words())));
        words.add("Model " + score.getAs(ScoresTable.MODEL_ID)
                + "; a contribution is in log-odds against the typical customer.");
        return words;
    }
}
