package ebb.job;

import ebb.lake.ContactPolicies;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.ledger.LogGap;
import ebb.report.ChapterCatalogue;
import ebb.report.Report;
import ebb.report.ReportFrame;
import ebb.report.ReportSource;
import ebb.schema.Table;
import ebb.star.WithheldWords;
import ebb.store.ModelStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Draws the report, one HTML page for each kind of reader; the pages ask nothing of the network. {@code ebb report}
 *
 * <p>Reads: the tables of {@link ChapterCatalogue}, the model store. Writes: {@code reports/} in the lake.
 */
final class ReportJob implements Job {

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "Draw the report: a page with the news and whom to call, and a page more for each kind of reader.";
    }

    @Override
    public List<Table> reads() {
        return ChapterCatalogue.reads();
    }

    @Override
    public List<Table> writes() {
        return List.of();
    }

    @Override
    public JobResult run(JobContext context) {
        Lake lake = context.lake();
        ReportFrame frame = frame(context);
        Report report = Report.of(new ReportSource(
                frame,
                lake::readIfThere,
                new ModelStore(lake).forDate(context.asOf()).map(ModelStore.Choice::stored),
                WithheldWords.of(context.settings().lifeEvents())));
        LakePath folder = lake.root().resolve("reports");
        Map<String, String> pages = report.pages();
        pages.forEach((file, page) ->
                folder.resolve(file).write(page.getBytes(StandardCharsets.UTF_8), lake.configuration()));
        String first = folder.resolve(ChapterCatalogue.FIRST.file(frame)).toString();
        return JobResult.of(first).with("path", first).with("pages", pages.size());
    }

    private static ReportFrame frame(JobContext context) {
        return new ReportFrame(
                context.settings().shop(),
                context.asOf(),
                context.settings().horizonDays(),
                context.settings().currency().getCurrencyCode(),
                context.settings().lifeEvents().minCohort(),
                context.clock().instant(),
                CodeVersion.CURRENT,
                Math.max(0, (int) context.asOf().toEpochDay() - context.span().lastDay()),
                context.logGap().map(LogGap::words).orElse(null),
                ContactPolicies.unchecked(context.lake(), context.settings()).orElse(null));
    }
}
