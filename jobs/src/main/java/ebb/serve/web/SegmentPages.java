package ebb.serve.web;

import ebb.conf.Settings;
import ebb.lake.LakePath;
import ebb.lake.SegmentFiles;
import ebb.schema.star.StarSegmentMembersTable;
import ebb.segment.saved.InvalidSegment;
import ebb.segment.saved.SavedSegment;
import ebb.segment.saved.SegmentCondition;
import ebb.serve.access.Reader;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.ServedTables;
import ebb.serve.engine.StarInForce;
import ebb.serve.view.BadQuestion;
import ebb.serve.view.GroupTotals;
import ebb.serve.view.Question;
import ebb.serve.view.SegmentQuery;
import ebb.serve.view.SegmentTotals;
import ebb.serve.web.Rendering.Asked;
import ebb.serve.web.Rendering.Page;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** The page on which a segment is put together, counted, saved, and made into a list; and the same for programs. */
final class SegmentPages {
    /** Parameter with the name of a segment. */
    static final String NAME = StarSegmentMembersTable.SEGMENT;

    private static final int PREVIEW = 20;
    private static final Page PAGE = new Page("segments", "Segments", "/segments");

    private final StarInForce star;
    private final VerbRuns runs;
    private final SegmentFiles files;
    private final Clock clock;
    private final Rendering pages;
    private final int mostRows;

    SegmentPages(StarInForce star, VerbRuns runs, Settings settings, Clock clock) {
        this.star = star;
        this.runs = runs;
        this.files = new SegmentFiles(LakePath.root(settings.lake()), new Configuration());
        this.clock = clock;
        this.pages = new Rendering(star, settings);
        this.mostRows = settings.serve().limits().rows();
    }

    void addTo(ReadRoutes routes) {
        routes.get("/segments", request -> pages.show(request, PAGE, this::page), Right.READER);
        routes.post("/segments", this::save, Right.CUSTOMERS);
        routes.post("/segments/delete", this::delete, Right.CUSTOMERS);
        routes.post("/segments/lists", this::beginList, Right.CUSTOMERS);
        routes.get(Api.ROOT + "/segments", this::totals, Right.READER);
        routes.get(Api.ROOT + "/segments/{name}", this::members, Right.CUSTOMERS);
    }

    /** Who reads no customer sees the saved segments together: from conditions of their own a small group could be worked out. */
    private Map<String, Object> page(Asked asked) {
        Map<String, List<String>> parameters = new TreeMap<>(asked.request().queryParamMap());
        boolean isBuilder = pages.leastSize(asked.request()) == 0;
        if (!isBuilder && !parameters.isEmpty()) {
            throw new Refused(403, "Your role may read saved segments only.");
        }
        String name = name(parameters);
        List<SegmentCondition> conditions = SegmentForm.conditions(parameters);
        ServedStar now = asked.star();
        SegmentQuery query = new SegmentQuery(conditions);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("isBuilder", isBuilder);
        page.put("groups", SegmentGroup.ALL);
        page.put("name", name);
        page.put(
                "chosen", conditions.stream().collect(Collectors.toMap(SegmentCondition::column, Function.identity())));
        page.put("conditions", conditions);
        page.put("choices", isBuilder ? SegmentQuery.choices(now) : Map.of());
        page.put("totals", isBuilder ? query.totals(now) : Map.of());
        page.put("rows", isBuilder && !conditions.isEmpty() ? query.rows(now, PREVIEW, 0) : List.of());
        page.put("saved", saved(asked));
        page.put("problems", isBuilder ? files.problems() : List.of());
        RequestRows.note(asked.request(), ((List<?>) page.get("rows")).size());
        return page;
    }

    private List<SegmentRow> saved(Asked asked) {
        List<SegmentFiles.Entry> all = files.all();
        Map<String, List<SegmentCondition>> conditions = all.stream()
                .collect(Collectors.toMap(entry -> entry.segment().name(), entry -> entry.segment()
                        .conditions()));
        return new SegmentTotals(pages.leastSize(asked.request()))
                .of(asked.star(), all).stream()
                        .map(row -> new SegmentRow(row, conditions.get(row.get(SegmentTotals.NAME))))
                        .toList();
    }

    private static String name(Map<String, List<String>> parameters) {
        List<String> names = parameters.remove(NAME);
        String name = names == null ? "" : Question.single(Map.of(NAME, names)).getOrDefault(NAME, "");
        if (!name.isEmpty()) {
            checked(() -> {
                SavedSegment.requireName(name);
                return name;
            });
        }
        return name;
    }

    private static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidSegment e) {
            throw new BadQuestion(e.getMessage());
        }
    }

    private void save(Context request) {
        Map<String, List<String>> form = form(request);
        String name = name(form).strip();
        List<SegmentCondition> conditions = SegmentForm.conditions(form);
        Reader reader = Guard.readerOf(request);
        checked(() -> {
            files.save(new SavedSegment(name, conditions), reader.tokenId(), clock.instant());
            return name;
        });
        request.redirect(SegmentForm.address(name, conditions), HttpStatus.SEE_OTHER);
    }

    private void delete(Context request) {
        Map<String, List<String>> form = form(request);
        String name = name(form);
        requireEmpty(form);
        if (name.isEmpty() || !checked(() -> files.delete(name))) {
            throw new Refused(404, "There is no segment of that name.");
        }
        request.redirect("/segments", HttpStatus.SEE_OTHER);
    }

    private void beginList(Context request) {
        Map<String, List<String>> form = form(request);
        String name = name(form);
        Map<String, String> single = Question.single(form);
        form.keySet().removeAll(List.of(PlanRequest.DIALECT, PlanRequest.CAPACITY, PlanRequest.BUDGET));
        requireEmpty(form);
        VerbRuns.SegmentList wanted =
                new VerbRuns.SegmentList(name, PlanRequest.means(single), PlanRequest.dialect(single));
        SavedSegment segment = require(name);
        star.use(now -> {
            long size =
                    (Long) new SegmentQuery(segment.conditions()).totals(now).get(GroupTotals.CUSTOMERS);
            RequestRows.note(request, (int) size);
            return null;
        });
        VerbRuns.Run run = runs.begin(Guard.readerOf(request), wanted);
        request.redirect("/lists/" + run.id(), HttpStatus.SEE_OTHER);
    }

    private static Map<String, List<String>> form(Context request) {
        Map<String, List<String>> form = new TreeMap<>(request.formParamMap());
        form.remove(Guard.CSRF_FIELD);
        return form;
    }

    private static void requireEmpty(Map<String, List<String>> form) {
        if (!form.isEmpty()) {
            throw new BadQuestion("Cannot answer: there is no parameter of that name.");
        }
    }

    private SavedSegment require(String name) {
        return checked(() -> files.find(name))
                .map(SegmentFiles.Entry::segment)
                .orElseThrow(() -> new Refused(404, "There is no segment of that name."));
    }

    /** Saved segments change without a publication, so these answers have no tag of one. */
    private void totals(Context request) {
        boolean isCsv = Api.isCsv(single(request, Map.of(Api.FORMAT, "json")).get(Api.FORMAT));
        star.use(now -> {
            List<SegmentFiles.Entry> all = files.all();
            List<Map<String, Object>> rows = new SegmentTotals(pages.leastSize(request)).of(now, all);
            Api.rows(request, now, new Api.Shown(rows, all.size() - rows.size()), isCsv);
            return null;
        });
    }

    private void members(Context request) {
        Map<String, String> asked =
                single(request, Map.of(Api.FORMAT, "json", Question.LIMIT, "50", Question.OFFSET, "0"));
        boolean isCsv = Api.isCsv(asked.get(Api.FORMAT));
        int limit = Question.number(asked, Question.LIMIT, 0, mostRows);
        int offset = Question.number(asked, Question.OFFSET, 0, Integer.MAX_VALUE);
        SavedSegment segment = require(request.pathParam("name"));
        star.use(now -> {
            List<Map<String, Object>> rows = now.has(ServedTables.PEOPLE)
                    ? new SegmentQuery(segment.conditions()).rows(now, limit, offset)
                    : List.of();
            Api.people(request, now, rows, isCsv);
            return null;
        });
    }

    /** The parameters asked for, others as they usually are. */
    private static Map<String, String> single(Context request, Map<String, String> usual) {
        Map<String, String> asked = new TreeMap<>(usual);
        Map<String, String> given = Question.single(request.queryParamMap());
        if (!usual.keySet().containsAll(given.keySet())) {
            throw new BadQuestion("Cannot answer: there is no parameter of that name.");
        }
        asked.putAll(given);
        return asked;
    }
}
