package ebb.action.winback;

import ebb.customer.DayInWords;
import ebb.ledger.History;
import ebb.schema.WinBackTable;
import java.util.Locale;

/** Two sentences to begin with, by the cause, with the customer's own figures. */
final class WinBackText {
    private WinBackText() {}

    static String of(LeavingCause cause, History history) {
        String known = String.format(
                Locale.ROOT,
                "You bought from us on %d %s, last on %s",
                history.dayCount(),
                history.dayCount() == 1 ? "day" : "days",
                DayInWords.of(history.lastDay()));
        return switch (cause.cause()) {
            case WinBackTable.OWN_REASONS ->
                known + ", and we would like to have you back. Nothing has changed here: we are ready when you are.";
            case WinBackTable.UNHAPPY ->
                known
                        + ", and something went wrong that we are sorry for. Tell us what it was, and we will put it right.";
            case WinBackTable.NO_NEED ->
                known
                        + ", and we thank you for it. If you know somebody who needs what you needed then, we would be glad of a word.";
            default -> known + ", and we have missed you since. May we ask what we could do better?";
        };
    }
}
