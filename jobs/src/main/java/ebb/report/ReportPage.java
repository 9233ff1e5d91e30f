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
import java.util.stream.IntStream;

/** Draws the report as one HTML page that asks nothing of the network. */
public final class ReportPage {
    private static final String CHART_JS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.js";
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, ReportPage.class.getClassLoader(), "ebb.report.template");

    /** Where no script runs, charts have nothing to show. */
    public static final String STYLE_WITHOUT_SCRIPT =
            "figure.chart { display: none } .pair { grid-template-columns: 1fr !important }";

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

    /**
     * What the page may do, by the hashes of its own style and script: whatever text of a customer were taken for another of them would not be run.
     */
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

    /** The style sheet, with a class for each depth of colour: the policy allows no style at an element. */
    public static String style() {
        return resource("page.css")
                + IntStream.rangeClosed(0, 100)
                        .mapToObj(percent -> ".depth-" + percent + "{--depth:" + percent + "%}")
                        .collect(Collectors.joining("\n"));
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
