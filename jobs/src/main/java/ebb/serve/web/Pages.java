package ebb.serve.web;

import ebb.conf.Settings;
import ebb.ledger.PurchaseDayRule;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.SegmentsTable;
import ebb.schema.WarningsTable;
import ebb.schema.star.StarPublicationTable;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.StarInForce;
import ebb.serve.view.AbsentColumns;
import ebb.serve.view.ActionPlan;
import ebb.serve.view.CustomerDetails;
import ebb.serve.view.GroupTotals;
import ebb.serve.view.Overviews;
import ebb.serve.view.PurchaseHistory;
import ebb.serve.view.Question;
import ebb.serve.view.ViewCatalogue;
import ebb.serve.web.Rendering.Asked;
import ebb.serve.web.Rendering.Page;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages for people. */
final class Pages {
    private static final int ROWS = 50;

    private final StarInForce star;
    private final VerbRuns lists;
    private final Rendering pages;
    private final PurchaseDayRule purchaseDay;

    Pages(StarInForce star, VerbRuns lists, Settings settings) {
        this.star = star;
        this.lists = lists;
        this.pages = new Rendering(star, settings);
        this.purchaseDay = settings.purchaseDay();
    }

    void addTo(ReadRoutes routes) {
        routes.get(
                "/",
                request -> pages.show(request, new Page("overview", "Overview", "/"), this::overview),
                Right.READER);
        routes.get(
                "/actions",
                request -> pages.show(request, new Page("actions", "Actions", "/actions"), this::actions),
                Right.CUSTOMERS);
        routes.post("/actions/lists", this::beginList, Right.CUSTOMERS);
        routes.get(
                "/lists/{id}",
                request -> pages.show(request, new Page("list", "List", "/actions"), this::list),
                Right.CUSTOMERS);
        routes.get("/lists/{id}/file", this::listFile, Right.CUSTOMERS);
        routes.get("/customers", this::customerOrAll, Right.CUSTOMERS);
        routes.get("/customers/{" + CustomerAddress.ID + "}", this::customerOrAll, Right.CUSTOMERS);
        routes.get(
                "/warnings",
                request -> pages.show(request, new Page("warnings", "Warnings", "/warnings"), this::warnings),
                Right.CUSTOMERS);
        routes.get(
                "/model",
                request -> pages.show(request, new Page("model", "Model", "/model"), this::model),
                Right.READER);
        routes.get(
                "/data",
                request -> pages.show(request, new Page("data", "Data", "/data"), this::data),
                Right.DELIVERIES);
    }

    /** Works out what the first readers would wait for. */
    static void prepare(ServedStar star) {
        if (star.has(ServedTables.PEOPLE)) {
            ActionPlan.prepare(star);
            LossHeadline.of(star);
            Choices.of(star);
        }
    }

    private Map<String, Object> overview(Asked asked) {
        ServedStar now = asked.star();
        Map<String, Object> page = new LinkedHashMap<>();
        LossHeadline headline = LossHeadline.of(now);
        page.put("headline", headline.active() < pages.leastSize(asked.request()) ? LossHeadline.none() : headline);
        page.put("horizon", (Long) Overviews.publication(now).get(StarPublicationTable.HORIZON_DAYS));
        page.put("flow", Flow.of(Overviews.flow(now, pages.leastSize(asked.request()))));
        GroupTotals groups = new GroupTotals(pages.leastSize(asked.request()));
        page.put(
                "tables",
                List.of(
                        new GroupTable("By risk", SegmentsTable.RISK_BAND).of(groups, now),
                        new GroupTable("By segment", SegmentsTable.LIFECYCLE).of(groups, now),
                        new GroupTable("By region", CustomersTable.REGION).of(groups, now)));
        page.put("leastSize", pages.leastSize(asked.request()));
        page.put(
                "first",
                asked.request() != null && pages.leastSize(asked.request()) == 0 ? firstActions(now) : List.of());
        return page;
    }

    private static List<Map<String, Object>> firstActions(ServedStar now) {
        return now.rows(Question.of(
                        ViewCatalogue.ACTIONS,
                        Map.of(NextActionsTable.STATE, List.of(NextActionsTable.DUE), Question.LIMIT, List.of("5")),
                        ROWS)
                .rows());
    }

    private Map<String, Object> actions(Asked asked) {
        PlanRequest wanted = PlanRequest.of(asked.request().queryParamMap(), ROWS);
        ActionPlan.Plan plan = ActionPlan.of(asked.star(), wanted.question(), wanted.means());
        List<Map<String, Object>> rows = ActionPlan.rows(
                asked.star(),
                plan.listed().stream()
                        .skip(wanted.question().offset())
                        .limit(wanted.question().limit())
                        .toList());
        RequestRows.note(asked.request(), rows.size());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("plan", plan);
        page.put(
                "budget", Slider.upTo(wholeList(asked.star(), wanted.question()).cost()));
        page.put("rows", rows);
        page.put("choices", Choices.of(asked.star()));
        page.put("chosen", chosen(asked.request()));
        page.put("pager", Pager.of(asked, wanted.question(), plan.listed().size(), looser -> wholeList(
                        asked.star(), looser)
                .candidates()));
        return page;
    }

    private static ActionPlan.Plan wholeList(ServedStar now, Question question) {
        return ActionPlan.of(now, question, new ActionPlan.Means(null, null));
    }

    /** Values of the form as they were sent, to be shown in it again. */
    private static Map<String, String> chosen(Context request) {
        return Question.single(request.queryParamMap());
    }

    private void beginList(Context request) {
        Map<String, List<String>> form = new TreeMap<>(request.formParamMap());
        form.remove(Guard.CSRF_FIELD);
        String dialect = PlanRequest.dialect(Question.single(form));
        form.remove(PlanRequest.DIALECT);
        form.keySet().removeAll(List.of(Question.LIMIT, Question.OFFSET, Question.ORDER));
        PlanRequest wanted = PlanRequest.of(form, ROWS);
        star.use(now -> {
            if (ActionPlan.of(now, wanted.question(), wanted.means()).listed().isEmpty()) {
                throw new Refused(
                        400, "Cannot write a list: nobody meets these filters. Choose fewer, or a larger budget.");
            }
            List<String> customers = ActionPlan.competing(now, wanted.question());
            RequestRows.note(request, customers.size());
            VerbRuns.Run run =
                    lists.begin(Guard.readerOf(request), new VerbRuns.ChosenList(customers, wanted.means(), dialect));
            request.redirect("/lists/" + run.id(), HttpStatus.SEE_OTHER);
            return null;
        });
    }

    private VerbRuns.Run run(Context request) {
        return lists.find(Guard.readerOf(request), request.pathParam("id"))
                .orElseThrow(() ->
                        new Refused(404, "There is nothing of that kind. Lists and answers are kept for an hour."));
    }

    private Map<String, Object> list(Asked asked) {
        return Map.of("run", run(asked.request()));
    }

    private void listFile(Context request) {
        VerbRuns.Run run = run(request);
        if (run.file() == null) {
            throw new Refused(404, "This list is not written yet.");
        }
        try {
            request.contentType("text/csv; charset=utf-8");
            request.header("Content-Disposition", "attachment; filename=\"ebb-contacts.csv\"");
            request.result(Files.readAllBytes(run.file()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> customers(Asked asked) {
        Question question = Question.of(ViewCatalogue.CUSTOMERS, asked.request().queryParamMap(), ROWS);
        List<Map<String, Object>> rows = asked.star().rows(question.rows());
        RequestRows.note(asked.request(), rows.size());
        return Map.of(
                "hasNames",
                !AbsentColumns.of(asked.star()).contains(CustomersTable.NAME),
                "rows",
                rows,
                "choices",
                Choices.of(asked.star()),
                "chosen",
                chosen(asked.request()),
                "pager",
                Pager.of(asked, question, Api.total(asked.star(), question, rows)));
    }

    private void customerOrAll(Context request) {
        if (CustomerAddress.of(request).isPresent()) {
            pages.show(request, new Page("customer", "Customer", "/customers"), this::customer);
        } else {
            pages.show(request, new Page("customers", "Customers", "/customers"), this::customers);
        }
    }

    private Map<String, Object> customer(Asked asked) {
        String id = CustomerAddress.of(asked.request()).orElseThrow();
        CustomerDetails file = CustomerDetails.of(asked.star(), id)
                .orElseThrow(() -> new Refused(404, "There is no customer of that id."));
        RequestRows.note(asked.request(), 1);
        List<PurchaseHistory.Purchase> purchases = PurchaseHistory.of(asked.star(), id, purchaseDay);
        return Map.of(
                "file",
                file,
                "curve",
                ScoreCurve.of(file.history()),
                "steps",
                ScoreSteps.of(file.history(), pages.format()),
                "timeline",
                PurchaseTimeline.of(
                        purchases, file.score(), asked.star().publication().asOf()));
    }

    private Map<String, Object> warnings(Asked asked) {
        Question question = Question.of(ViewCatalogue.WARNINGS, asked.request().queryParamMap(), ROWS);
        ServedStar now = asked.star();
        List<Map<String, Object>> rows = now.has(question.view().table()) ? now.rows(question.rows()) : List.of();
        RequestRows.note(asked.request(), rows.size());
        return Map.of(
                "rows",
                rows,
                "rules",
                Choices.warningValues(now, WarningsTable.RULE),
                "owners",
                Choices.warningValues(now, WarningsTable.OWNER),
                "chosen",
                chosen(asked.request()),
                "pager",
                Pager.of(asked, question, Api.total(now, question, rows)));
    }

    private Map<String, Object> model(Asked asked) {
        return Map.of(
                "card",
                Overviews.modelCard(asked.star()),
                "backtest",
                Overviews.backtest(asked.star(), pages.leastSize(asked.request())),
                "drift",
                Overviews.drift(asked.star()));
    }

    private Map<String, Object> data(Asked asked) {
        return Map.of(
                "publication",
                Overviews.publication(asked.star()),
                "deliveries",
                Overviews.deliveries(asked.star()),
                "rejections",
                Overviews.rejections(asked.star()));
    }
}
