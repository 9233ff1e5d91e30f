package ebb.bench;

import ebb.job.JobContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One table over shops of every kind: the published score beside the best rule, buy-till-you-die alone and an untuned boosted model. A second one: how
 * totals of purchases and spend would have been foretold. A third: how many intervals of the next purchase held. A fourth: the probability of no purchase at
 * other horizons.
 *
 * <p>Each shop is judged on its latest matured dates, a horizon apart, by what would have been trained then ({@link BenchmarkShops}).
 */
final class BacktestBench implements Benchmark {
    @Override
    public String name() {
        return "backtest";
    }

    @Override
    public String summary() {
        return "Judge Ebb on every preset of generate-shop and on published data below SHARED_DATA, beside simpler scores.";
    }

    @Override
    public String unit() {
        return "customers of each preset";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(1500L);
    }

    @Override
    public void run(Terms terms) throws IOException {
        PrintWriter out = terms.out();
        for (long customers : terms.sizes()) {
            Tables tables = new Tables(new ArrayList<>(), new ArrayList<>());
            BacktestFigures.HEADER.forEach(out::println);
            out.flush();
            BenchmarkShops.forEach(
                    terms.folder().resolve(name()),
                    terms.folder(name(), customers),
                    customers,
                    (shop, context) -> judge(shop, context, out, tables));
            out.println();
            tables.print(out);
        }
    }

    /** What is printed when all shops have been judged. */
    private record Tables(List<TotalFigures> totals, List<SurvivalFigures> survival) {
        void print(PrintWriter out) {
            TotalFigures.HEADER.forEach(out::println);
            totals.forEach(figures -> figures.print(out));
            out.println();
            NextPurchaseFigures.HEADER.forEach(out::println);
            totals.forEach(figures -> figures.nextPurchases().print(out));
            out.println();
            SurvivalFigures.HEADER.forEach(out::println);
            survival.forEach(figures -> figures.print(out));
        }
    }

    private static void judge(String shop, JobContext context, PrintWriter out, Tables tables) {
        BacktestFigures.of(shop, context).print(out);
        tables.totals().add(TotalFigures.of(shop, context));
        tables.survival().add(SurvivalFigures.of(shop, context));
    }
}
