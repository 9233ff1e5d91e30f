package ebb.survey;

import ebb.evaluation.ClusteredCount;
import ebb.evaluation.ClusteredMean;
import ebb.input.SurveyAnswer;
import ebb.schema.SatisfactionTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers by group, period and stratum, and who was asked. What a customer of a stratum weighs is known only once all are counted. */
final class SatisfactionTally implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Stratum of answers that belong to no sample. */
    static final String UNASKED = "";

    /** A group in a period. */
    record Key(String dimension, String group, int period) implements Comparable<Key>, Serializable {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::dimension).thenComparing(Key::group).thenComparingInt(Key::period);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Answers of one group, period and stratum. */
    static final class Cell implements Serializable {
        private static final long serialVersionUID = 1L;

        final long[] steps = new long[SurveyAnswer.MOST];
        private final EnumMap<SurveyQuestion, ClusteredMean> means = new EnumMap<>(SurveyQuestion.class);

        /** Mean answer to a question, by customers. */
        ClusteredMean mean(SurveyQuestion question) {
            return means.getOrDefault(question, ClusteredMean.NONE);
        }

        /** Adds the answers of one customer. */
        private void add(List<SurveyAnswer> answers) {
            answers.forEach(answer -> steps[answer.satisfaction() - 1]++);
            for (SurveyQuestion question : SurveyQuestion.values()) {
                double[] said = answers.stream()
                        .mapToDouble(question::of)
                        .filter(Double::isFinite)
                        .toArray();
                double total = Arrays.stream(said).sum();
                means.put(question, mean(question).plus(ClusteredMean.of(said.length, total)));
            }
        }

        /** Adds answers whose customers stand for {@code weight} each. */
        Cell plus(Cell other, double weight) {
            for (int step = 0; step < steps.length; step++) {
                steps[step] += other.steps[step];
            }
            for (SurveyQuestion question : SurveyQuestion.values()) {
                means.put(question, mean(question).plus(other.mean(question).times(weight)));
            }
            return this;
        }
    }

    final TreeMap<Key, TreeMap<String, Cell>> cells = new TreeMap<>();
    final TreeMap<Key, ClusteredCount> asked = new TreeMap<>();
    final TreeMap<String, Long> respondents = new TreeMap<>();

    /**
     * Adds a customer.
     *
     * @param accountClass null: not classed
     */
    SatisfactionTally add(Respondent one, String accountClass) {
        Map<String, String> lasting = new HashMap<>();
        lasting.put(SatisfactionTable.ALL, SatisfactionTable.ALL);
        lasting.put(SatisfactionTable.ACCOUNT_CLASS, accountClass);
        lasting.put(SatisfactionTable.REGION, one.region());
        lasting.put(SatisfactionTable.OWNER, one.owner());
        lasting.values().removeIf(group -> group == null || group.isBlank());
        addAnswers(one, lasting);
        one.asked().forEach(place -> addAsked(place, lasting));
        return this;
    }

    private void addAnswers(Respondent one, Map<String, String> lasting) {
        Map<Key, Map<String, List<SurveyAnswer>>> own = new HashMap<>();
        for (Respondent.Answered answered : one.answers()) {
            String stratum =
                    answered.place() == null ? UNASKED : answered.place().stratum();
            for (Key key : keys(answered, lasting)) {
                own.computeIfAbsent(key, none -> new HashMap<>())
                        .computeIfAbsent(stratum, none -> new ArrayList<>())
                        .add(answered.answer());
            }
        }
        own.forEach((key, strata) ->
                strata.forEach((stratum, answers) -> cells.computeIfAbsent(key, none -> new TreeMap<>())
                        .computeIfAbsent(stratum, none -> new Cell())
                        .add(answers)));
    }

    private static List<Key> keys(Respondent.Answered answered, Map<String, String> lasting) {
        List<Key> keys = new ArrayList<>();
        lasting.forEach((dimension, group) -> keys.add(new Key(dimension, group, answered.period())));
        answered.categories().forEach(name -> keys.add(new Key(SatisfactionTable.CATEGORY, name, answered.period())));
        if (answered.place() != null) {
            keys.add(new Key(SatisfactionTable.LIFECYCLE, answered.place().lifecycle(), answered.period()));
        }
        return keys;
    }

    private void addAsked(Respondent.Asked place, Map<String, String> lasting) {
        if (place.answered()) {
            respondents.merge(place.place().stratum(), 1L, Long::sum);
        }
        if (place.isOver()) {
            ClusteredCount count = ClusteredCount.of(1, place.answered() ? 1 : 0);
            Map<String, String> groups = new HashMap<>(lasting);
            groups.put(SatisfactionTable.LIFECYCLE, place.place().lifecycle());
            groups.forEach((dimension, group) ->
                    asked.merge(new Key(dimension, group, place.period()), count, ClusteredCount::plus));
        }
    }

    SatisfactionTally plus(SatisfactionTally other) {
        other.cells.forEach(
                (key, strata) -> strata.forEach((stratum, cell) -> cells.computeIfAbsent(key, none -> new TreeMap<>())
                        .computeIfAbsent(stratum, none -> new Cell())
                        .plus(cell, 1)));
        other.asked.forEach((key, count) -> asked.merge(key, count, ClusteredCount::plus));
        other.respondents.forEach((stratum, count) -> respondents.merge(stratum, count, Long::sum));
        return this;
    }
}
