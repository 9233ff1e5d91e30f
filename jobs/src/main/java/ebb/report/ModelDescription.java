package ebb.report;

import ebb.schema.ExpectedTotalsTable;
import java.util.List;
import java.util.Optional;

/**
 * The model card in words.
 *
 * @param facts what the model is: name and words
 * @param unknowns what it does not know, a sentence each
 */
public record ModelDescription(List<Fact> facts, List<String> unknowns) implements Section {
    public static final SectionType TYPE = new SectionType(
            "model",
            "What the model is, and what it does not know",
            List.of(ExpectedTotalsTable.TABLE),
            ModelDescription::read);

    /** One line of the card. */
    public record Fact(String name, String words) {}

    @Override
    public SectionType type() {
        return TYPE;
    }

    private static Optional<ModelDescription> read(ReportSource source) {
        return source.model()
                .map(model -> ModelCardText.story(
                        model.id(),
                        model.card(),
                        source.rows(ExpectedTotalsTable.TABLE)
                                .filter(totals -> !totals.isEmpty())
                                .map(totals -> model.values().nextPurchase())));
    }
}
