package ebb.serve.web;

import ebb.schema.WarningsTable;
import ebb.serve.engine.StarInForce;
import ebb.serve.view.BadQuestion;
import ebb.serve.view.Question;
import ebb.serve.view.ViewCatalogue;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Acknowledges a standing warning, or puts it off, by `ebb warnings`. */
final class WarningAnswers {
    private static final String DAYS = "days";
    private static final String NOTE = WarningsTable.NOTE;
    private static final String ANSWER = "answer";
    private static final String ACKNOWLEDGE = "acknowledge";
    private static final String SNOOZE = "snooze";
    private static final int LONGEST_NOTE = 200;

    private final StarInForce star;
    private final VerbRuns runs;

    WarningAnswers(StarInForce star, VerbRuns runs) {
        this.star = star;
        this.runs = runs;
    }

    void addTo(ReadRoutes routes) {
        routes.post("/warnings/answer", this::answer, Right.CUSTOMERS);
    }

    private void answer(Context request) {
        Map<String, List<String>> form = new TreeMap<>(request.formParamMap());
        form.remove(Guard.CSRF_FIELD);
        Map<String, String> single = Question.single(form);
        List<String> known = List.of(WarningsTable.CUSTOMER_ID, WarningsTable.RULE, NOTE, DAYS, ANSWER);
        if (!known.containsAll(form.keySet())) {
            throw new BadQuestion("Cannot answer: there is no parameter of that name.");
        }
        VerbRuns.WarningAnswer answer = new VerbRuns.WarningAnswer(
                single.getOrDefault(WarningsTable.CUSTOMER_ID, ""),
                single.getOrDefault(WarningsTable.RULE, ""),
                isSnoozed(single.get(ANSWER)) ? days(single.get(DAYS)) : null,
                note(single.getOrDefault(NOTE, "")));
        requireStanding(answer);
        RequestRows.note(request, 1);
        VerbRuns.Run run = runs.begin(Guard.readerOf(request), answer);
        request.redirect("/lists/" + run.id(), HttpStatus.SEE_OTHER);
    }

    private static boolean isSnoozed(String answer) {
        if (!ACKNOWLEDGE.equals(answer) && !SNOOZE.equals(answer)) {
            throw new BadQuestion("Cannot use " + ANSWER + ". Give " + ACKNOWLEDGE + " or " + SNOOZE + ".");
        }
        return SNOOZE.equals(answer);
    }

    private static Integer days(String text) {
        if (text == null
                || !text.matches("[1-9]\\d{0,2}")
                || Integer.parseInt(text) > WarningsTable.MOST_SNOOZED_DAYS) {
            throw new BadQuestion("Cannot use " + DAYS + ". Give a whole number of days, 1 to "
                    + WarningsTable.MOST_SNOOZED_DAYS + ".");
        }
        return Integer.valueOf(text);
    }

    private static String note(String text) {
        if (text.length() > LONGEST_NOTE || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadQuestion("Cannot use " + NOTE + ": give one line of at most " + LONGEST_NOTE + " characters.");
        }
        return text.strip();
    }

    /** Only what stands can be answered, so that no other words reach the verb. */
    private void requireStanding(VerbRuns.WarningAnswer answer) {
        if (answer.customer().isEmpty() || answer.rule().isEmpty()) {
            throw new BadQuestion("Cannot answer: name the customer and the rule.");
        }
        Question question = Question.of(
                ViewCatalogue.WARNINGS,
                Map.of(
                        WarningsTable.CUSTOMER_ID,
                        List.of(answer.customer()),
                        WarningsTable.RULE,
                        List.of(answer.rule())),
                1);
        long standing = star.use(now -> question.count(now));
        if (standing == 0) {
            throw new Refused(404, "No such warning stands. It may have been answered or closed: load the page anew.");
        }
    }
}
