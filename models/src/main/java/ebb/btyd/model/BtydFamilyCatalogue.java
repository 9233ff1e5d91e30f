package ebb.btyd.model;

import java.util.List;

/** The buy-till-you-die models there are. */
public final class BtydFamilyCatalogue {
    public static final BtydFamily BG_NBD = new BetaGeometricFamily("bg-nbd", 1, false);
    public static final BtydFamily MBG_NBD = new BetaGeometricFamily("mbg-nbd", 1, true);
    public static final BtydFamily PARETO_NBD = new ParetoNbd.Family();
    public static final BtydFamily NBD = new Nbd.Family();
    public static final BtydFamily BG_CNBD_2 = new BetaGeometricFamily("bg-cnbd-2", 2, false);
    public static final BtydFamily BG_CNBD_3 = new BetaGeometricFamily("bg-cnbd-3", 3, false);
    public static final BtydFamily BG_CNBD_4 = new BetaGeometricFamily("bg-cnbd-4", 4, false);
    public static final BtydFamily MBG_CNBD_2 = new BetaGeometricFamily("mbg-cnbd-2", 2, true);
    public static final BtydFamily MBG_CNBD_3 = new BetaGeometricFamily("mbg-cnbd-3", 3, true);
    public static final BtydFamily MBG_CNBD_4 = new BetaGeometricFamily("mbg-cnbd-4", 4, true);

    /** Without regularity first, each after the simpler one it extends. */
    public static final List<BtydFamily> ALL = List.of(
            NBD, BG_NBD, MBG_NBD, PARETO_NBD, BG_CNBD_2, BG_CNBD_3, BG_CNBD_4, MBG_CNBD_2, MBG_CNBD_3, MBG_CNBD_4);

    /** What is used where history is too short to compare: the likeliest of the models on the published data, and as quick to score as any. */
    public static final BtydFamily USUAL = MBG_NBD;

    /** The models that a run chooses from. */
    public static final List<BtydFamily> CANDIDATES = List.of(BG_NBD, MBG_NBD, PARETO_NBD, BG_CNBD_2, MBG_CNBD_2);

    private BtydFamilyCatalogue() {}

    public static List<String> names() {
        return ALL.stream().map(BtydFamily::name).toList();
    }

    public static BtydFamily named(String name) {
        return ALL.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot find a buy-till-you-die model named " + name + ". Choose one of " + names() + "."));
    }
}
