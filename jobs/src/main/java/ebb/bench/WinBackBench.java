package ebb.bench;

import ebb.lake.Lake;
import ebb.shop.ShopSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * How well win-back knows its customers: the probable cause against what the generated shop plants, and who returns on CDNOW and Online Retail.
 *
 * <p>The published data sets are read below the folder that the environment variable {@code SHARED_DATA} names: {@code cdnow/cdnow_master.csv} and
 * {@code online_retail/online_retail.csv.gz}. Without it only the causes are measured.
 */
final class WinBackBench implements Benchmark {
    private static final int SILENT_DAYS = 90;

    @Override
    public String name() {
        return "win-back";
    }

    @Override
    public String summary() {
        return "Judge the causes of leaving by the generated shop, and who returns by published data below SHARED_DATA.";
    }

    @Override
    public String unit() {
        return "customers of the shop";
    }

    @Override
    public List<Long> usualSizes() {
        return List.of(2000L);
    }

    @Override
    public void run(Terms terms) {
        String data = System.getenv(PublishedData.FOLDER);
        if (data == null) {
            terms.out()
                    .println("Who returns is not measured: the environment variable " + PublishedData.FOLDER
                            + " names no folder.");
        } else {
            returns(terms.folder().resolve(name()), Path.of(data), terms.out());
        }
        for (long customers : terms.sizes()) {
            Lake shop = ShopLake.withInputs(terms.folder(name(), customers).toString(), ShopSettings.of(customers));
            CauseFigures.of(shop).print(terms.out());
            terms.out().flush();
        }
    }

    private static void returns(Path folder, Path data, PrintWriter out) {
        new ReturnFigures(
                        PublishedData.cdnow(folder, data),
                        new ReturnFigures.Test(LocalDate.of(1998, 1, 1), 180, SILENT_DAYS))
                .print(out);
        new ReturnFigures(
                        PublishedData.onlineRetail(folder, data),
                        new ReturnFigures.Test(LocalDate.of(2011, 9, 10), 90, SILENT_DAYS))
                .print(out);
    }
}
