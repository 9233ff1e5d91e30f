package ebb.serve.agent;

import ebb.schema.ChurnEconomicsTable;
import ebb.schema.Column;
import ebb.schema.NextActionsTable;
import ebb.schema.star.StarPublicationTable;
import ebb.serve.access.Role;
import ebb.serve.agent.AgentTool.Parameter;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.StarInForce;
import ebb.serve.view.AbsentColumns;
import ebb.serve.view.ActionPlan;
import ebb.serve.view.BadQuestion;
import ebb.serve.view.CustomerDetails;
import ebb.serve.view.EmptyAnswer;
import ebb.serve.view.Filter;
import ebb.serve.view.Overviews;
import ebb.serve.view.Question;
import ebb.serve.view.ViewCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools, in the order that an agent sees them. */
final class AgentTools {
    private static final int MOST_ROWS = 200;
    private static final int USUAL_ACTIONS = 10;
    private static final String LIMIT = "limit";
    private static final String BUDGET = "budget";
    private static final String CAPACITY = "capacity";
    private static final String LOSS_RATE = ChurnEconomicsTable.LOSS_RATE;
    private static final String PURPOSE = "purpose";

    /** Columns of personal data that an answer has not, or null. */
    private static final String ABSENT = "absent_columns";

    private final StarInForce star;
    private final AgentVerbs verbs;
    private final int minCohort;

    /**
     * Tools over a publication.
     *
     * @param minCohort least customers of a group that a role without customers reads
     */
    AgentTools(StarInForce star, AgentVerbs verbs, int minCohort) {
        this.star = star;
        this.verbs = verbs;
        this.minCohort = minCohort;
    }

    /** Tools of a role; what it may not ask it is not offered. */
    List<AgentTool> of(Role role) {
        return all().stream().filter(tool -> tool.roles().contains(role)).toList();
    }

    /** What a role does not see, in sentences. */
    String limits(Role role) {
        List<String> withheld = all().stream()
                .filter(tool -> !tool.roles().contains(role))
                .map(AgentTool::name)
                .toList();
        return "This token has the role " + role.label() + ". "
                + (withheld.isEmpty()
                        ? ""
                        : "Not for it: " + String.join(", ", withheld) + ", which need a token of the role "
                                + Role.MARKETING.label() + ". Groups of fewer than " + minCohort
                                + " customers are left out; hidden_groups says how many. ")
                + "E-mail addresses are never answered, names only where bi.personal-columns has them; absent_columns says which are not there.";
    }

    private List<AgentTool> all() {
        return List.of(
                new AgentTool(
                        "list_measures",
                        "The measures that can be queried (churn rate, money at risk, ...), with their meaning, unit and dimensions.",
                        List.of(),
                        AgentTool.EVERYBODY,
                        this::measures),
                new AgentTool(
                        "query_measure",
                        "Values of one measure in the publication in force, by dimensions, largest first. Names are those of list_measures.",
                        List.of(
                                Parameter.required("measure", "string", "Name of the measure"),
                                Parameter.optional("by", "array", "Dimensions; left out: one value for all"),
                                Parameter.optional("where", "object", "Value that a dimension must have, by dimension"),
                                Parameter.optional(LIMIT, "integer", "Most rows, 1 to " + MOST_ROWS)),
                        AgentTool.EVERYBODY,
                        this::measure),
                new AgentTool(
                        "top_actions",
                        "Customers to act on now, those with most expected gain first: what, by which channel, until when, why, what it is worth.",
                        actionFilters(Parameter.optional(
                                LIMIT, "integer", "Most rows, 1 to " + MOST_ROWS + "; usually " + USUAL_ACTIONS)),
                        AgentTool.WHO_READS_CUSTOMERS,
                        this::actions),
                new AgentTool(
                        "explain_customer",
                        "One customer: score with its reasons, score over time, warnings, what is bought and due, complaints, contacts, next action.",
                        List.of(Parameter.required(Column.CUSTOMER_ID, "string", "Id of the customer")),
                        AgentTool.WHO_READS_CUSTOMERS,
                        this::customer),
                new AgentTool(
                        "plan_actions",
                        "What if only so much may be spent or so many may be contacted: how many customers the list has then, its cost and expected gain.",
                        actionFilters(
                                Parameter.optional(
                                        BUDGET, "number", "What the contacts may cost together, in the currency"),
                                Parameter.optional(CAPACITY, "integer", "Contacts at most")),
                        AgentTool.WHO_READS_CUSTOMERS,
                        this::plan),
                new AgentTool(
                        "what_if",
                        "What another yearly loss rate would cost and make of the number of customers; as `ebb what-if`. Takes some seconds.",
                        List.of(Parameter.required(
                                LOSS_RATE, "number", "Customers lost in a year, in per cent, 0 to 100")),
                        AgentTool.EVERYBODY,
                        this::whatIf),
                new AgentTool(
                        "life_event_actions",
                        "Whom to write to for a life event that may be read for a named purpose of the conf. Each reading is recorded; name a purpose"
                                + " only if the person you work for has it. Takes some seconds.",
                        List.of(
                                Parameter.required(PURPOSE, "string", "Purpose, as the conf names it"),
                                Parameter.optional(LIMIT, "integer", "Most rows, 1 to " + MOST_ROWS)),
                        AgentTool.WHO_READS_CUSTOMERS,
                        this::lifeEvents));
    }

    private static List<Parameter> actionFilters(Parameter... more) {
        List<Parameter> parameters = new ArrayList<>(List.of(more));
        ViewCatalogue.ACTIONS.filters().stream()
                .filter(filter -> !filter.name().equals(NextActionsTable.STATE))
                .forEach(filter -> parameters.add(Parameter.optional(
                        filter.name(), filter.kind() == Filter.Kind.NUMBER ? "number" : "string", filter.meaning())));
        return parameters;
    }

    private Object measures(Role role, Arguments arguments) {
        return MeasureQuestion.permitted(role).stream()
                .map(measure -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("name", measure.name());
                    one.put("label", measure.label());
                    one.put("unit", measure.unit().name().toLowerCase(java.util.Locale.ROOT));
                    one.put("meaning", measure.meaning());
                    one.put("dimensions", MeasureQuestion.dimensions(role, measure));
                    return one;
                })
                .toList();
    }

    private Object measure(Role role, Arguments arguments) {
        MeasureQuestion question = MeasureQuestion.of(role, arguments, MOST_ROWS);
        return star.use(now -> {
            Map<String, Object> answer = answer(now);
            answer.put("measure", question.measure().name());
            answer.put("meaning", question.measure().meaning());
            MeasureQuestion.Answer rows = question.rows(now, role, minCohort);
            answer.put("rows", rows.rows());
            answer.put("hidden_groups", rows.hidden());
            if (rows.hidden() > 0) {
                answer.put(
                        "hidden_because",
                        "about fewer than " + minCohort
                                + " customers, or such that something about fewer could be worked out; the role "
                                + Role.MARKETING.label() + " sees them");
            }
            return answer;
        });
    }

    private Object actions(Role role, Arguments arguments) {
        Map<String, List<String>> parameters = filters(arguments);
        parameters.put(NextActionsTable.STATE, List.of(NextActionsTable.DUE));
        parameters.put(Question.LIMIT, List.of(String.valueOf(arguments.whole(LIMIT, USUAL_ACTIONS, MOST_ROWS))));
        Question question = Question.of(ViewCatalogue.ACTIONS, parameters, MOST_ROWS);
        return star.use(now -> {
            Map<String, Object> answer = answer(now);
            List<Map<String, Object>> rows = now.rows(question.rows());
            answer.put("actions", rows);
            answer.put(ABSENT, AbsentColumns.of(now));
            if (rows.isEmpty()) {
                answer.put(
                        "nobody_because",
                        EmptyAnswer.words(now, question, filters(arguments), looser -> looser.count(now)));
            }
            return answer;
        });
    }

    private Object customer(Role role, Arguments arguments) {
        String id = arguments.required(Column.CUSTOMER_ID);
        return star.use(now -> {
            Map<String, Object> answer = answer(now);
            answer.put(
                    "customer",
                    CustomerDetails.of(now, id)
                            .orElseThrow(() -> new BadQuestion("Cannot explain " + id
                                    + ": no scored customer has that id. top_actions lists some.")));
            answer.put(ABSENT, AbsentColumns.of(now));
            return answer;
        });
    }

    private Object plan(Role role, Arguments arguments) {
        BigDecimal budget = arguments.number(BUDGET).orElse(null);
        if (budget != null && budget.signum() <= 0) {
            throw new BadQuestion("Cannot use " + BUDGET + " " + budget + ": give an amount above 0.");
        }
        int capacity = arguments.whole(CAPACITY, 0, Integer.MAX_VALUE);
        Question question = Question.of(ViewCatalogue.ACTIONS, filters(arguments), MOST_ROWS);
        return star.use(now -> {
            ActionPlan.Plan plan =
                    ActionPlan.of(now, question, new ActionPlan.Means(capacity == 0 ? null : capacity, budget));
            Map<String, Object> answer = answer(now);
            answer.put("candidates", plan.candidates());
            answer.put("listed", plan.listed().size());
            answer.put(NextActionsTable.EXPECTED_GAIN, plan.gain());
            answer.put(NextActionsTable.COST, plan.cost());
            return answer;
        });
    }

    private Object whatIf(Role role, Arguments arguments) {
        arguments.required(LOSS_RATE);
        return verbs.json(List.of(
                "what-if",
                "--loss-rate",
                arguments.number(LOSS_RATE).orElseThrow().toPlainString()));
    }

    private Object lifeEvents(Role role, Arguments arguments) {
        String purpose = arguments.required(PURPOSE);
        return verbs.json(List.of(
                "actions",
                "--purpose=" + purpose,
                "--limit",
                String.valueOf(arguments.whole(LIMIT, USUAL_ACTIONS, MOST_ROWS))));
    }

    private static Map<String, List<String>> filters(Arguments arguments) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (Filter filter : ViewCatalogue.ACTIONS.filters()) {
            arguments.text(filter.name()).ifPresent(value -> parameters.put(filter.name(), List.of(value)));
        }
        return parameters;
    }

    /** What every answer says: of when it is, and in which currency. */
    private static Map<String, Object> answer(ServedStar now) {
        Map<String, Object> publication = Overviews.publication(now);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("publication", now.publication().number());
        answer.put(Column.AS_OF, now.publication().asOf());
        answer.put(StarPublicationTable.CURRENCY, publication.get(StarPublicationTable.CURRENCY));
        return answer;
    }
}
