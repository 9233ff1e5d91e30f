package ebb.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A command to kill, with what it gives where nobody kills it.
 *
 * @param arguments what is typed, without the lake
 * @param template lake it begins with
 * @param seen what readers see before it
 * @param published what readers see after it
 * @param newest rows of all tables after it
 * @param points commits at which it can be halted, as {@code before:scores}
 * @param millis how long it takes in a process of its own; 0 where it is killed at commits only
 */
record KillableCommand(
        List<String> arguments,
        Path template,
        Map<String, String> seen,
        Map<String, String> published,
        Map<String, String> newest,
        List<String> points,
        long millis) {

    String name() {
        return arguments.get(0);
    }

    List<String> on(Path lake) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--set", "lake=" + lake));
        return all;
    }

    /** The commit to halt at; empty for a random moment, every second turn. */
    Optional<String> point(int turn, Random random) {
        if (millis > 0) {
            return turn % 2 == 0 ? Optional.empty() : Optional.of(points.get(random.nextInt(points.size())));
        }
        return Optional.of(points.get(turn % points.size()));
    }

    /** The kind of moment in words. */
    String moment(Optional<String> point) {
        String whom = millis > 0 ? name() : "one job";
        return whom + " " + point.map(at -> at.replaceFirst(":.*", " a commit")).orElse("at random");
    }
}
