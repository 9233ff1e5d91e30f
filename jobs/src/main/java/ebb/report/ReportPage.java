package ebb.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Draws the report as one HTML page that asks nothing of the network. */
public final class ReportPage {
    private static final String CHART_JS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.js";
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, ReportPage.class.getClassLoader(), "ebb.report.template");

    private ReportPage() {}

    /** One chapter of the report as HTML. */
    public static String render(Report report, Chapter chapter) {
        StringOutput page = new StringOutput(400_000);
        TEMPLATES.render(
                "page.jte",
                Map.of(
                        "report",
                        report,
                        "chapter",
                        chapter,
                        "format",
                        new Format(report.frame().currency())),
                page);
        return page.toString();
    }

    /** A section as HTML; called by the page's template. */
    public static gg.jte.Content content(Section section, Format format) {
        return output -> TEMPLATES.render(
                "section/" + section.id() + ".jte", Map.of("section", section, "format", format), output);
    }

    public static String style() {
        return resource("page.css");
    }

    /** Chart.js and the script that draws our charts with it. The pointer to its source map would be asked of the network. */
    public static String script() {
        return resource(CHART_JS).replaceAll("//# sourceMappingURL=\\S*", "") + resource("charts.js");
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Cannot draw the report: " + name + " is not in the jar. Build it anew.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot draw the report: " + name + " cannot be read. Build the jar anew.", e);
        }
    }
}
