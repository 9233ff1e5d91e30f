package ebb.ingest.check;

import ebb.ingest.delivery.FileWarnings;
import ebb.ingest.value.NoCustomer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Customer ids that can hardly be meant by how they are written.
 *
 * @param ids rows by customer id
 * @param isSample whether only some of the rows were counted
 */
record SuspectIds(String input, Map<String, Long> ids, boolean isSample) {
    private static final Pattern ZEROS_IN_FRONT = Pattern.compile("0+(?=[0-9]+$)");
    private static final Pattern WHOLE = Pattern.compile("[0-9]+");
    private static final int SHOWN = 3;

    /** Warnings, none where everything is as usual. */
    List<String> warnings() {
        return Stream.of(nobody(), totals(), zeros()).flatMap(Optional::stream).toList();
    }

    private Optional<String> nobody() {
        return found(id -> ids.get(id) > 1 && NoCustomer.isNobody(id) && !isCounted(id))
                .map(found -> input + ": " + named(found) + " and seem" + (found.size() == 1 ? "s" : "")
                        + " to stand for no customer. If so, set " + key("anonymous-values") + "=["
                        + found.stream().limit(SHOWN).map(id -> "'" + id + "'").collect(Collectors.joining(", "))
                        + (found.size() > SHOWN ? ", ..." : "") + "]");
    }

    /** Whether 0 is the first of ids that are counted from there. */
    private boolean isCounted(String id) {
        return id.equals("0") && ids.containsKey("1");
    }

    private Optional<String> totals() {
        return found(NoCustomer::isTotal)
                .map(found -> input + ": " + named(found) + ": are they lines of totals? If so, leave them out with "
                        + key("where"));
    }

    /** Spreadsheets cut zeros off in front of numbers. */
    private Optional<String> zeros() {
        if (ids.keySet().stream().noneMatch(id -> id.startsWith("0"))) {
            return Optional.empty();
        }
        Map<String, Long> spellings = ids.keySet().stream()
                .filter(id -> WHOLE.matcher(id).matches())
                .collect(Collectors.groupingBy(SuspectIds::withoutZeros, Collectors.counting()));
        long several = spellings.values().stream()
                .filter(count -> count > 1)
                .mapToLong(Long::longValue)
                .sum();
        return several == 0
                ? Optional.empty()
                : Optional.of(input + ": " + (isSample ? "more than " : "") + FileWarnings.number(several)
                        + " customer ids differ from another only in zeros in front, as 00123 and 123. If they are one"
                        + " customer, map " + key("columns.customer_id")
                        + " to trim(LEADING '0' FROM the customer's column), in every input");
    }

    private static String withoutZeros(String id) {
        return ZEROS_IN_FRONT.matcher(id).replaceFirst("");
    }

    private Optional<List<String>> found(Predicate<String> isSuspect) {
        List<String> found = ids.keySet().stream().filter(isSuspect).sorted().toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private String named(Collection<String> found) {
        long rows = found.stream().mapToLong(ids::get).sum();
        return "customer ids such as "
                + found.stream().limit(SHOWN).map(id -> "'" + id + "'").collect(Collectors.joining(", "))
                + " have " + (isSample ? "more than " : "") + FileWarnings.number(rows) + " rows";
    }

    private String key(String below) {
        return "inputs." + input + "." + below;
    }
}
