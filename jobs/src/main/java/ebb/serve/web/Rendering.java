package ebb.serve.web;

import ebb.conf.Settings;
import ebb.report.Format;
import ebb.serve.access.BrowserSessions.Session;
import ebb.serve.access.Reader;
import ebb.serve.engine.ServedStar;
import ebb.serve.engine.StarInForce;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Shows a page: its template with the frame that all have, answered from one publication. */
final class Rendering {
    private final StarInForce star;
    private final int minCohort;
    private final String shop;
    private final RowCells cells;

    Rendering(StarInForce star, Settings settings) {
        this.star = star;
        this.minCohort = settings.lifeEvents().minCohort();
        this.shop = settings.shop();
        this.cells = new RowCells(new Format(settings.currency().getCurrencyCode()));
    }

    /**
     * A page.
     *
     * @param template below {@code jte/serve}
     * @param path of its place in the menu
     */
    record Page(String template, String title, String path) {}

    /** A request and the publication that answers it. */
    record Asked(Context request, ServedStar star) {}

    void show(Context request, Page page, Function<Asked, Map<String, Object>> content) {
        star.use(now -> {
            Map<String, Object> parameters = new LinkedHashMap<>(content.apply(new Asked(request, now)));
            parameters.put("frame", frame(request, page, now));
            request.html(Templates.render(page.template(), parameters));
            return null;
        });
    }

    /** How figures are written. */
    Format format() {
        return cells.format();
    }

    /** Least customers of a group that the reader may see; 0: who may see a customer may see a group of one. */
    int leastSize(Context request) {
        return Guard.readerOf(request).role().readsCustomers() ? 0 : minCohort;
    }

    private Frame frame(Context request, Page page, ServedStar now) {
        Reader reader = Guard.readerOf(request);
        return new Frame(
                page.title(),
                page.path(),
                reader.role(),
                reader.session().map(Session::csrf).orElse(""),
                shop,
                now.publication().asOf(),
                now.publication().number(),
                menu(reader),
                cells);
    }

    private static Map<String, String> menu(Reader reader) {
        Map<String, String> menu = new LinkedHashMap<>();
        menu.put("/", "Overview");
        if (reader.role().readsCustomers()) {
            menu.put("/actions", "Actions");
        }
        menu.put("/segments", "Segments");
        if (reader.role().readsCustomers()) {
            menu.put("/customers", "Customers");
            menu.put("/warnings", "Warnings");
        }
        menu.put("/model", "Model");
        if (reader.role().readsDeliveries()) {
            menu.put("/data", "Data");
        }
        return menu;
    }
}
