package ebb.action;

import ebb.customer.ContactRefusal;
import ebb.schema.NextActionsTable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be done with one customer.
 *
 * @param state by {@link NextActionsTable#STATES}
 * @param because why marketing may not reach the customer, or why nothing is due; null: it may
 * @param chosen null: nothing
 * @param merged the other candidates
 */
record NextAction(String state, String because, Candidate chosen, List<Candidate> merged) {
    private static final String TOO_DEAR = "would cost more than it is expected to bring";

    /**
     * The candidate with most expected gain; of those with as much the one due first. Marketing that costs more than it brings is not due, and advice is chosen
     * only where nothing else is.
     *
     * @param restBecause why nothing is due where there is no candidate; null: nothing asks for anything
     */
    static NextAction of(ActionFacts.Contact contact, List<Candidate> candidates, String restBecause) {
        List<Candidate> worthwhile = candidates.stream()
                .filter(one -> !one.isMarketing() || one.gain() > 0)
                .sorted(Comparator.comparing(Candidate::isAdvice)
                        .thenComparing(
                                Comparator.comparingDouble(Candidate::gain).reversed())
                        .thenComparing(Candidate::by)
                        .thenComparing(Candidate::source))
                .toList();
        if (!worthwhile.isEmpty()) {
            return new NextAction(
                    NextActionsTable.DUE,
                    contact.refusal(),
                    worthwhile.get(0),
                    worthwhile.subList(1, worthwhile.size()));
        }
        if (contact.kind() == null) {
            return new NextAction(
                    NextActionsTable.NOTHING_DUE, candidates.isEmpty() ? restBecause : TOO_DEAR, null, List.of());
        }
        boolean isControl = contact.kind().equals(ContactRefusal.Kind.CONTROL.name());
        return new NextAction(
                isControl ? NextActionsTable.HELD_BACK : NextActionsTable.SUPPRESSED,
                contact.refusal(),
                null,
                List.of());
    }

    /** What was merged into the action, in words; null where nothing was. */
    String mergedInWords() {
        return merged.isEmpty()
                ? null
                : merged.stream().map(Candidate::inWords).collect(Collectors.joining(MergedActions.AND));
    }

    String sources() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(chosen), merged.stream())
                .map(Candidate::source)
                .distinct()
                .collect(Collectors.joining(MergedActions.COMMA));
    }
}
