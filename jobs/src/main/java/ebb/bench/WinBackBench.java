package ebb.bench;

import ebb.lake.Lake;
import ebb.shop.ShopSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * How well win-back knows its customers: the probable cause against what the generated shop plants, and who returns on CDNOW and Online Retail.
 *
 * <p>{@code WinBackBench FOLDER CUSTOMERS DATA} prints both; {@code DATA} holds {@code cdnow/cdnow_master.csv} and
 * {@code online_retail/online_retail.csv.gz}. The folder keeps the lakes for the next time.
 */
public final class WinBackBench {
    private static final int SILENT_DAYS = 90;

    private WinBackBench() {}

    public static void main(String[] args) {
        run(Path.of(args[0]), Integer.parseInt(args[1]), Path.of(args[2]), System.out);
    }

    /**
     * Measures both.
     *
     * @param customers of the generated shop
     * @param data folder of the published data sets
     */
    public static void run(Path folder, int customers, Path data, PrintStream out) {
        returns(folder, data, out);
        Lake shop = ShopLake.withInputs(folder.resolve("shop-" + customers).toString(), ShopSettings.of(customers));
        CauseFigures.of(shop).print(out);
    }

    private static void returns(Path folder, Path data, PrintStream out) {
        new ReturnFigures(
                        new ReturnFigures.DataSet(
                                "CDNOW", folder.resolve("cdnow"), "cdnow", data.resolve("cdnow/cdnow_master.csv")),
                        new ReturnFigures.Test(LocalDate.of(1998, 1, 1), 180, SILENT_DAYS))
                .print(out);
        new ReturnFigures(
                        new ReturnFigures.DataSet(
                                "Online Retail",
                                folder.resolve("online-retail"),
                                "online-retail",
                                data.resolve("online_retail/online_retail.csv.gz")),
                        new ReturnFigures.Test(LocalDate.of(2011, 9, 10), 90, SILENT_DAYS))
                .print(out);
    }
}
