package ebb.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the report as one HTML page that asks nothing of the network. */
public final class ReportPage {
    private static final String CHART_JS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.js";
    private static final String SORT_JS = "/META-INF/resources/webjars/tablesort/5.2.0/dist/tablesort.min.js";
    private static final String SORT_NUMBERS_JS =
            "/META-INF/resources/webjars/tablesort/5.2.0/dist/sorts/tablesort.number.min.js";

    /** Where no script runs, charts have nothing to show. */
    public static final String STYLE_WITHOUT_SCRIPT =
            "figure.chart { display: none } .pair { grid-template-columns: 1fr !important }";

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, ReportPage.class.getClassLoader(), "ebb.template");

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

    /** What the page may do, by the hashes of its own style and script: no text of the data is ever run. */
    public static String contentSecurityPolicy() {
        return "default-src 'none'; style-src " + hash(style()) + " " + hash(STYLE_WITHOUT_SCRIPT) + "; script-src "
                + hash(script()) + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public static String style() {
        return resource("page.css");
    }

    /** The libraries and the scripts that use them. The pointer to Chart.js's source map would be asked of the network. */
    public static String script() {
        return Stream.of(CHART_JS, SORT_JS, SORT_NUMBERS_JS, "charts.js", "tables.js")
                .map(ReportPage::resource)
                .collect(Collectors.joining("\n"))
                .replaceAll("//# sourceMappingURL=\\S*", "")
                .replace("\r\n", "\n");
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
