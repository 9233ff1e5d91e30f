package ebb.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which setting cannot become what its record asks for, and why. */
final class BindingFault {
    /** What a value must be, by the type that the record asks for. */
    private static final Map<Class<?>, String> FORMS = Map.of(
            int.class, "a whole number",
            Integer.class, "a whole number",
            long.class, "a whole number",
            Long.class, "a whole number",
            double.class, "a number",
            Double.class, "a number",
            BigDecimal.class, "a number",
            boolean.class, "true or false",
            LocalDate.class, "a date as 2026-01-31");

    private final JsonMappingException fault;
    private final List<String> path;
    /** The part of the path that the defaults do not have; empty where it is another fault. */
    private final Optional<Unknown> unknown;

    /**
     * A name that is none of a group of settings.
     *
     * @param group keys above it
     * @param known names that the group has
     */
    private record Unknown(List<String> group, String name, Collection<String> known) {
        String dotted(String last) {
            return group.isEmpty() ? last : String.join(".", group) + "." + last;
        }

        String inWords() {
            return "there is no such setting."
                    + NearestName.of(name, known)
                            .map(near -> " Did you mean " + dotted(near) + "?")
                            .orElse("")
                    + " `ebb config` lists them all.";
        }
    }

    BindingFault(JsonMappingException fault, JsonNode defaults) {
        this.fault = fault;
        this.path = fault.getPath().stream()
                .map(reference ->
                        reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName())
                .toList();
        this.unknown = unknown(defaults);
    }

    private Optional<Unknown> unknown(JsonNode defaults) {
        if (fault instanceof PropertyBindingException e) {
            return Optional.of(new Unknown(
                    path.subList(0, path.size() - 1),
                    e.getPropertyName(),
                    e.getKnownPropertyIds().stream().map(String::valueOf).toList()));
        }
        if (!isIncomplete()) {
            return Optional.empty();
        }
        JsonNode group = defaults;
        for (int i = 0; i + 1 < path.size(); i++) {
            if (!group.has(path.get(i))) {
                List<String> known = new ArrayList<>();
                group.fieldNames().forEachRemaining(known::add);
                return Optional.of(new Unknown(path.subList(0, i), path.get(i), known));
            }
            group = group.get(path.get(i));
        }
        return Optional.empty();
    }

    private boolean isIncomplete() {
        return fault.getOriginalMessage().startsWith("Missing creator property");
    }

    /** The setting, as {@code a.b.c}. */
    String key() {
        return unknown.map(name -> name.dotted(name.name())).orElseGet(() -> String.join(".", path));
    }

    /** What is wrong with it and what to give. */
    String inWords() {
        if (unknown.isPresent()) {
            return unknown.get().inWords();
        }
        if (isIncomplete()) {
            return "it is missing, for a map takes the place of all keys of "
                    + String.join(".", path.subList(0, path.size() - 1)) + ". Set keys one by one, as " + key()
                    + "=...";
        }
        if (fault instanceof InvalidFormatException wrong) {
            return ofValue(wrong).orElseGet(() -> firstLine(fault));
        }
        return fault instanceof MismatchedInputException wrong && wrong.getTargetType() != null
                ? ofGroup(wrong.getTargetType()).orElseGet(() -> firstLine(fault))
                : firstLine(fault);
    }

    private static Optional<String> ofValue(InvalidFormatException wrong) {
        Class<?> type = wrong.getTargetType();
        if (type.isEnum()) {
            return Optional.of(wrong.getValue() + ". Give "
                    + Arrays.stream(type.getEnumConstants())
                            .map(word -> SettingsLoader.YAML.convertValue(word, String.class))
                            .collect(Collectors.joining(" or "))
                    + ".");
        }
        if (type.equals(ZoneId.class)) {
            String nearest = NearestName.of(String.valueOf(wrong.getValue()), List.copyOf(ZoneId.getAvailableZoneIds()))
                    .map(name -> " Did you mean " + name + "?")
                    .orElse("");
            return Optional.of(
                    wrong.getValue() + ". There is no such time zone." + nearest + " Write it as Europe/Berlin.");
        }
        return Optional.ofNullable(FORMS.get(type)).map(form -> wrong.getValue() + ". Give " + form + ".");
    }

    /** A single value where a group, a list or a map is meant. */
    private Optional<String> ofGroup(Class<?> type) {
        if (type.isRecord()) {
            PropertyNamingStrategies.KebabCaseStrategy kebab = new PropertyNamingStrategies.KebabCaseStrategy();
            return Optional.of("it is a group of settings. Set its keys one by one, as " + key() + "."
                    + kebab.translate(type.getRecordComponents()[0].getName()) + "=...; it has "
                    + Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .map(kebab::translate)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Optional.of("it is a list. Write [a, b].");
        }
        return Map.class.isAssignableFrom(type) ? Optional.of("it is a map. Write {a: b}.") : Optional.empty();
    }

    static String firstLine(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .strip() + ".";
    }
}
