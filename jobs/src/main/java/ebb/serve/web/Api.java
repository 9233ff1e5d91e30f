package ebb.serve.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import ebb.action.ListSelection;
import ebb.customer.Money;
import ebb.export.SafeCsv;
import ebb.schema.NextActionsTable;
import ebb.schema.star.StarColumns;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.StarInForce;
import ebb.serve.view.AbsentColumns;
import ebb.serve.view.ActionPlan;
import ebb.serve.view.BadQuestion;
import ebb.serve.view.CustomerDetails;
import ebb.serve.view.GroupTotals;
import ebb.serve.view.Overviews;
import ebb.serve.view.Question;
import ebb.serve.view.View;
import ebb.serve.view.ViewCatalogue;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The views as JSON or CSV. */
final class Api {
    static final String ROOT = "/api/v1";

    static final String FORMAT = "format";
    private static final String BY = "by";
    /** How many rows were left out because they are about too few customers. */
    static final String HIDDEN = "hidden_groups";

    /** The same where rows are written as CSV. */
    static final String HIDDEN_HEADER = "Ebb-Hidden-Groups";

    /** Columns of personal data that are left out or empty. */
    static final String ABSENT = "absent_columns";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final StarInForce star;
    private final int minCohort;
    private final int mostRows;

    /**
     * An API.
     *
     * @param minCohort least customers of a group
     * @param mostRows largest page
     */
    Api(StarInForce star, int minCohort, int mostRows) {
        this.star = star;
        this.minCohort = minCohort;
        this.mostRows = mostRows;
    }

    void addTo(ReadRoutes routes) {
        routes.get(ROOT + "/publication", request -> one(request, Overviews::publication), Right.READER);
        routes.get(ROOT + "/groups", this::groups, Right.READER);
        routes.get(ROOT + "/flow", this::flow, Right.READER);
        routes.get(ROOT + "/model", request -> one(request, now -> model(now, leastSize(request))), Right.READER);
        routes.get(ROOT + "/drift", request -> rows(request, Overviews::drift), Right.READER);
        routes.get(ROOT + "/deliveries", request -> rows(request, Overviews::deliveries), Right.DELIVERIES);
        routes.get(ROOT + "/rejections", request -> rows(request, Overviews::rejections), Right.DELIVERIES);
        routes.get(ROOT + "/plan", this::plan, Right.CUSTOMERS);
        routes.get(ROOT + "/customers/{" + CustomerAddress.ID + "}", this::customer, Right.CUSTOMERS);
        routes.get(ROOT + "/customer", this::customer, Right.CUSTOMERS);
        for (View view : ViewCatalogue.ALL) {
            routes.get(ROOT + "/" + view.name(), request -> view(request, view), Right.CUSTOMERS);
        }
        routes.get(ROOT + "/openapi.json", request -> json(request, new OpenApi(mostRows).description()), Right.READER);
    }

    /** Who may see a customer may see a group of one. */
    private int leastSize(Context request) {
        return Guard.readerOf(request).role().readsCustomers() ? 0 : minCohort;
    }

    private static Map<String, Object> model(ServedStar star, int leastSize) {
        Map<String, Object> model = new LinkedHashMap<>(Overviews.modelCard(star));
        model.put("backtest", Overviews.backtest(star, leastSize));
        return model;
    }

    private void groups(Context request) {
        String by = Question.single(request.queryParamMap()).get(BY);
        requireKnown(request, Set.of(BY, FORMAT));
        GroupTotals groups = new GroupTotals(leastSize(request));
        boolean isCsv = isCsv(request.queryParams(FORMAT));
        star.use(now -> {
            if (isKnown(request, now)) {
                return null;
            }
            List<Map<String, Object>> rows = by == null ? groups.all(now) : groups.by(now, by);
            rows(request, now, new Shown(rows, by == null ? 0 : groups.hidden(now, by)), isCsv);
            return null;
        });
    }

    private void flow(Context request) {
        requireKnown(request, Set.of(FORMAT));
        boolean isCsv = isCsv(request.queryParams(FORMAT));
        star.use(now -> {
            if (!isKnown(request, now)) {
                List<Map<String, Object>> rows = Overviews.flow(now, leastSize(request));
                rows(request, now, new Shown(rows, Overviews.flow(now, 0).size() - rows.size()), isCsv);
            }
            return null;
        });
    }

    private void customer(Context request) {
        requireKnown(request, request.pathParamMap().isEmpty() ? Set.of(CustomerAddress.ID) : Set.of());
        String id = CustomerAddress.of(request)
                .orElseThrow(() -> new BadQuestion("Cannot answer: give " + CustomerAddress.ID + "."));
        star.use(now -> {
            CustomerDetails file =
                    CustomerDetails.of(now, id).orElseThrow(() -> new Refused(404, "There is no customer of that id."));
            if (!isKnown(request, now)) {
                RequestRows.note(request, 1);
                json(request, file);
            }
            return null;
        });
    }

    private void plan(Context request) {
        PlanRequest asked = PlanRequest.of(request.queryParamMap(), mostRows);
        star.use(now -> {
            if (!isKnown(request, now)) {
                ActionPlan.Plan plan = ActionPlan.of(now, asked.question(), asked.means());
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("candidates", plan.candidates());
                answer.put("listed", plan.listed().size());
                answer.put(NextActionsTable.EXPECTED_GAIN, plan.gain());
                answer.put(NextActionsTable.COST, plan.cost());
                answer.put(
                        "actions",
                        plan.listed().stream()
                                .skip(asked.question().offset())
                                .limit(asked.question().limit())
                                .map(Api::listed)
                                .toList());
                RequestRows.note(
                        request, Math.min(plan.listed().size(), asked.question().limit()));
                json(request, answer);
            }
            return null;
        });
    }

    private static Map<String, Object> listed(ListSelection.Action action) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(NextActionsTable.CUSTOMER_ID, action.customerId());
        row.put(NextActionsTable.OWNER, action.owner());
        row.put(NextActionsTable.CHANNEL, action.channel());
        row.put("days_left", action.days());
        row.put(NextActionsTable.EXPECTED_GAIN, Money.ofAmount(action.gain()));
        row.put(NextActionsTable.COST, Money.ofAmount(action.cost()));
        return row;
    }

    private void view(Context request, View view) {
        Map<String, List<String>> parameters = new TreeMap<>(request.queryParamMap());
        boolean isCsv = isCsv(parameters.remove(FORMAT));
        Question question = Question.of(view, parameters, mostRows);
        star.use(now -> {
            if (isKnown(request, now)) {
                return null;
            }
            List<Map<String, Object>> rows = now.has(view.table()) ? now.rows(question.rows()) : List.of();
            RequestRows.note(request, rows.size());
            if (isCsv) {
                csv(request, view.columns(), rows);
            } else {
                Map<String, Object> page = page(now, rows);
                page.put(Question.TOTAL, total(now, question, rows));
                page.put(ABSENT, AbsentColumns.of(now));
                page.put(Question.LIMIT, question.limit());
                page.put(Question.OFFSET, question.offset());
                json(request, page);
            }
            return null;
        });
    }

    /** Rows that meet the filters; where the page that was read is not full, they need not be counted again. */
    static long total(ServedStar star, Question question, List<Map<String, Object>> page) {
        if (page.size() < question.limit() && (question.offset() == 0 || !page.isEmpty())) {
            return (long) question.offset() + page.size();
        }
        return question.count(star);
    }

    private static Map<String, Object> page(ServedStar star, List<Map<String, Object>> rows) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("publication", star.publication().number());
        page.put(StarColumns.AS_OF, star.publication().asOf());
        page.put("rows", rows);
        return page;
    }

    private void one(Context request, Function<ServedStar, Map<String, Object>> answer) {
        requireKnown(request, Set.of());
        star.use(now -> {
            if (!isKnown(request, now)) {
                json(request, answer.apply(now));
            }
            return null;
        });
    }

    private void rows(Context request, Function<ServedStar, List<Map<String, Object>>> answer) {
        requireKnown(request, Set.of(BY, FORMAT));
        star.use(now -> {
            if (!isKnown(request, now)) {
                rows(request, now, answer.apply(now), isCsv(request.queryParams(FORMAT)));
            }
            return null;
        });
    }

    /** Rows, and how many more there are that the reader may not see. */
    record Shown(List<Map<String, Object>> rows, int hidden) {}

    /** Hands rows out as JSON or CSV, and says how many are left out. */
    static void rows(Context request, ServedStar now, Shown shown, boolean isCsv) {
        request.header(HIDDEN_HEADER, String.valueOf(shown.hidden()));
        RequestRows.note(request, shown.rows().size());
        if (isCsv) {
            csv(request, shown.rows());
        } else {
            Map<String, Object> page = page(now, shown.rows());
            page.put(HIDDEN, shown.hidden());
            json(request, page);
        }
    }

    /** Hands rows of customers out, and says which of their columns are not. */
    static void people(Context request, ServedStar now, List<Map<String, Object>> rows, boolean isCsv) {
        RequestRows.note(request, rows.size());
        if (isCsv) {
            csv(request, rows);
        } else {
            Map<String, Object> page = page(now, rows);
            page.put(ABSENT, AbsentColumns.of(now));
            json(request, page);
        }
    }

    /** Hands rows out as JSON or CSV. */
    private static void rows(Context request, ServedStar now, List<Map<String, Object>> rows, boolean isCsv) {
        RequestRows.note(request, rows.size());
        if (isCsv) {
            csv(request, rows);
        } else {
            json(request, page(now, rows));
        }
    }

    private static void csv(Context request, List<Map<String, Object>> rows) {
        csv(request, rows.isEmpty() ? List.of() : new ArrayList<>(rows.get(0).keySet()), rows);
    }

    private static void requireKnown(Context request, Set<String> known) {
        if (!known.containsAll(request.queryParamMap().keySet())) {
            throw new BadQuestion("Cannot answer: there is no parameter of that name.");
        }
    }

    private static boolean isCsv(List<String> formats) {
        if (formats == null || formats.isEmpty()) {
            return false;
        }
        return isCsv(formats.size() == 1 ? formats.get(0) : "");
    }

    static boolean isCsv(String format) {
        if ("json".equals(format) || "csv".equals(format)) {
            return "csv".equals(format);
        }
        throw new BadQuestion("Cannot use format. Give json or csv, once.");
    }

    /** Sets the tag of the publication; true where the reader has this answer already. What a role may read is part of the tag. */
    private static boolean isKnown(Context request, ServedStar star) {
        // A lake that was made anew counts from 1 again: the second in which it was published tells the two apart.
        String tag = "\"" + star.publication().number() + "-"
                + star.publication().publishedAt().getEpochSecond() + "-"
                + Guard.readerOf(request).role().label() + "\"";
        request.header("ETag", tag);
        request.header("Cache-Control", "private, no-cache");
        request.header("Vary", "Authorization, Cookie");
        if (isAmong(tag, request.header("If-None-Match"))) {
            request.status(304);
            return true;
        }
        return false;
    }

    /** Tags come in a list, and a proxy may have weakened them (RFC 9110, 13.1.2). */
    private static boolean isAmong(String tag, String tags) {
        return tags != null
                && Arrays.stream(tags.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag::equals);
    }

    private static void csv(Context request, List<String> columns, List<Map<String, Object>> rows) {
        request.contentType("text/csv; charset=utf-8");
        request.header("Content-Disposition", "attachment; filename=\"ebb.csv\"");
        request.result(SafeCsv.text(columns, rows));
    }

    static void json(Context request, Object value) {
        request.contentType("application/json; charset=utf-8");
        request.result(text(value));
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON: " + e.getMessage(), e);
        }
    }
}
