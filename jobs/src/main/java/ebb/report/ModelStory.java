package ebb.report;

import java.util.List;

/**
 * The model card in words.
 *
 * @param facts what the model is: name and words
 * @param unknowns what it does not know, a sentence each
 */
public record ModelStory(List<Fact> facts, List<String> unknowns) implements Section {

    /** One line of the card. */
    public record Fact(String name, String words) {}

    @Override
    public String id() {
        return "model";
    }

    @Override
    public String title() {
        return "What the model is, and what it does not know";
    }
}
