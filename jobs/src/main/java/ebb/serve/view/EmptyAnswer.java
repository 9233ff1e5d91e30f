package ebb.serve.view;

import ebb.schema.CustomersTable;
import ebb.serve.engine.ServedStar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a question without rows what was asked for, and how many there would be without each part of it. */
public final class EmptyAnswer {
    /** What limits a list besides the filters of the view. */
    private static final List<String> MEANS = List.of("capacity", "budget");

    private EmptyAnswer() {}

    /**
     * A sentence.
     *
     * @param parameters of the request
     * @param count how many rows a looser question has
     */
    public static String words(
            ServedStar star, Question question, Map<String, List<String>> parameters, ToLongFunction<Question> count) {
        Map<String, String> asked = new LinkedHashMap<>(question.filters());
        asked.keySet().removeIf(name -> !parameters.containsKey(name));
        Map<String, String> single = Question.single(parameters);
        MEANS.stream().filter(single::containsKey).forEach(name -> asked.put(name, single.get(name)));
        if (asked.isEmpty()) {
            return "there is none in this publication.";
        }
        String all = asked.entrySet().stream()
                .map(one -> name(one.getKey()) + " " + one.getValue())
                .collect(Collectors.joining(" and "));
        return Stream.concat(Stream.of("no row has " + all + "."), advice(star, question, asked, count).stream())
                .collect(Collectors.joining(" "));
    }

    private static List<String> advice(
            ServedStar star, Question question, Map<String, String> asked, ToLongFunction<Question> count) {
        List<String> advice = new ArrayList<>();
        String looser = asked.size() < 2 ? "" : looser(question, asked, count);
        if (!looser.isEmpty()) {
            advice.add("Left out, " + looser + ".");
        } else if (asked.size() > 1) {
            advice.add("Leave out two or more of them.");
        }
        if (asked.containsKey(ViewCatalogue.SEARCH) && AbsentColumns.of(star).contains(CustomersTable.NAME)) {
            advice.add("Names are not published here (bi.personal-columns): search by the id.");
        }
        return advice;
    }

    /** How many there are without each one; those without whom there is nobody either are not named. */
    private static String looser(Question question, Map<String, String> asked, ToLongFunction<Question> count) {
        return asked.keySet().stream()
                .filter(question.filters()::containsKey)
                .map(name -> Map.entry(name, count.applyAsLong(question.without(Set.of(name)))))
                .filter(one -> one.getValue() > 0)
                .map(one -> name(one.getKey()) + " gives " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String name(String parameter) {
        return parameter.replace('_', ' ');
    }
}
