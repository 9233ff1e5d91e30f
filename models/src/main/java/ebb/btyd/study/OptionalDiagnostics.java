package ebb.btyd.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Calculations that a run can do without, each tried on its own: one that fails is left out and becomes a finding, because a picture or a comparison must
 * not end a run that has scores to publish.
 */
final class OptionalDiagnostics {
    private final List<String> findings = new ArrayList<>();

    /** The figures of a picture; none, and a finding, where they cannot be calculated or one of them is no number. */
    <T> List<T> figures(String picture, Supplier<List<T>> calculation, ToDoubleFunction<T> value) {
        List<T> figures = result("the picture " + picture, calculation).orElse(List.of());
        long undefined = figures.stream()
                .filter(figure -> !Double.isFinite(value.applyAsDouble(figure)))
                .count();
        if (undefined > 0) {
            findings.add("The picture " + picture + " is left out: " + undefined + " of " + figures.size()
                    + " figures are not finite numbers.");
            return List.of();
        }
        return figures;
    }

    /** The result; empty, and a finding, where it cannot be calculated. */
    <T> Optional<T> result(String what, Supplier<T> calculation) {
        try {
            return Optional.of(calculation.get());
        } catch (RuntimeException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            findings.add("Left out " + what + ": " + reason);
            return Optional.empty();
        }
    }

    /** What was left out and why, in sentences. */
    List<String> findings() {
        return List.copyOf(findings);
    }
}
