package ebb.btyd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ebb.btyd.fit.BtydFit;
import ebb.btyd.fit.BtydFitter;
import ebb.btyd.model.BtydFamily;
import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.btyd.model.BtydModel;
import ebb.btyd.model.GroupedSummaries;
import ebb.btyd.spend.SpendFitter;
import ebb.btyd.spend.SpendModel;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Published fits to the CDNOW sample (2,357 customers, weeks, 39 weeks): Fader, Hardie, Lee 2005 for BG/NBD; the tests of CLVTools for
 * Pareto/NBD with its standard errors; those of lifetimes and pymc-marketing for MBG/NBD.
 */
class CdnowTest {

    @Test
    void fitsTheSampleToThePublishedDigits() {
        GroupedSummaries sample = sample();
        assertFit(BtydFitter.fit(BtydFamilyCatalogue.BG_NBD, sample), -9582.4292, .242595, 4.413603, .792922, 2.425906);
        assertFit(
                BtydFitter.fit(BtydFamilyCatalogue.MBG_NBD, sample), -9582.1357, .524845, 6.183099, .891355, 1.613986);
        assertFit(
                BtydFitter.fit(BtydFamilyCatalogue.PARETO_NBD, sample),
                -9594.9762,
                .553277,
                10.577685,
                .606238,
                11.668659);
        BtydFit nbd = BtydFitter.fit(BtydFamilyCatalogue.NBD, sample);
        assertThat(nbd.parameter(0)).isCloseTo(.384766, within(1e-4));
        assertThat(nbd.parameter(1)).isCloseTo(12.072, within(1e-3));
    }

    @Test
    void standardErrorsAgreeWithClvTools() {
        BtydFit pareto = BtydFitter.fit(BtydFamilyCatalogue.PARETO_NBD, sample());
        double[] published = {.0476264, .8427222, .1872594, 6.2105448};
        for (int i = 0; i < 4; i++) {
            assertThat(pareto.standardError(i)).isCloseTo(published[i], Offset.offset(published[i] * 5e-3));
        }
        assertThat(pareto.findings()).isEmpty();
    }

    @Test
    void fitsAllCustomersAsFivePackagesDo() {
        GroupedSummaries all = GroupedSummaries.of(SharedData.cdnow("cdnow_master.csv", 0).values().stream()
                .map(purchases -> purchases.summary(SharedData.WEEK))
                .toList());
        assertThat(all.customers()).isEqualTo(23570);
        assertFit(BtydFitter.fit(BtydFamilyCatalogue.BG_NBD, all), -95368.4439, .251624, 4.788944, .723433, 2.161088);
        assertFit(
                BtydFitter.fit(BtydFamilyCatalogue.PARETO_NBD, all),
                -95415.1186,
                .597420,
                11.585652,
                .522186,
                8.827748);
        assertFit(BtydFitter.fit(BtydFamilyCatalogue.MBG_NBD, all), -95336.9583, .637140, 7.310295, .807474, 1.228393);
    }

    @Test
    void weeksOrDaysMakeNoDifferenceToTheFit() {
        GroupedSummaries days = GroupedSummaries.of(SharedData.cdnowSample().values().stream()
                .map(p -> p.summary(1))
                .toList());
        BtydFit fit = BtydFitter.fit(BtydFamilyCatalogue.PARETO_NBD, days);
        assertThat(fit.parameter(0)).isCloseTo(.553277, within(1e-4));
        assertThat(fit.parameter(1) / 7).isCloseTo(10.577685, within(1e-3));
        assertThat(fit.logLikelihood() + days.repeats() * Math.log(7)).isCloseTo(-9594.9762, within(1e-3));
    }

    @Test
    void holdoutSumsAgreeWithTheWalkthrough() {
        GroupedSummaries sample = sample();
        assertThat(heldOut(BtydFamilyCatalogue.BG_NBD, sample)).isCloseTo(1653.4, within(.1));
        assertThat(heldOut(BtydFamilyCatalogue.PARETO_NBD, sample)).isCloseTo(1665.5, within(.1));
        assertThat(heldOut(BtydFamilyCatalogue.MBG_NBD, sample)).isCloseTo(1576.7, within(.1));
        assertThat(heldOut(BtydFamilyCatalogue.NBD, sample)).isCloseTo(2929.8, within(.1));
    }

    @Test
    void theSampleShowsNoRegularity() {
        double logGaps = SharedData.cdnowSample().values().stream()
                .mapToDouble(purchases -> purchases.logGaps(SharedData.WEEK))
                .sum();
        GroupedSummaries sample = sample().withLogGaps(logGaps);
        double one = BtydFitter.fit(BtydFamilyCatalogue.BG_NBD, sample).logLikelihood();
        double two = BtydFitter.fit(BtydFamilyCatalogue.BG_CNBD_2, sample).logLikelihood();
        double three = BtydFitter.fit(BtydFamilyCatalogue.BG_CNBD_3, sample).logLikelihood();
        assertThat(one).isGreaterThan(two + 100);
        assertThat(two).isGreaterThan(three);
    }

    @Test
    void gammaGammaFitsTheSampleAsClvTools() {
        List<SpendFitter.Spend> spends = SharedData.cdnowSample().values().stream()
                .map(p -> new SpendFitter.Spend(p.summary(SharedData.WEEK).x(), p.repeatMean(), 1))
                .toList();
        SpendModel model = SpendFitter.fit(spends);
        assertThat(model.customers()).isEqualTo(946);
        assertThat(model.logLikelihood()).isCloseTo(-4055.9177, within(1e-3));
        assertThat(model.parameters().get(0)).isCloseTo(6.24958, within(1e-3));
        assertThat(model.parameters().get(1)).isCloseTo(3.74422, within(1e-3));
        assertThat(model.parameters().get(2)).isCloseTo(15.44351, within(1e-2));
        double[] published = {24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17};
        for (int i = 0; i < published.length; i++) {
            SharedData.Purchases p = SharedData.cdnowSample().get(Integer.toString(i + 1));
            double spend = model.expectedSpend(p.summary(1).x(), p.repeatMean());
            assertThat(spend).as("customer " + (i + 1)).isCloseTo(published[i], within(.011));
        }
    }

    private static double heldOut(BtydFamily family, GroupedSummaries sample) {
        BtydModel model = BtydFitter.fit(family, sample).model();
        return IntStream.range(0, sample.size())
                .mapToDouble(i -> sample.weight(i) * model.expected(sample.summary(i), 39))
                .sum();
    }

    private static GroupedSummaries sample() {
        GroupedSummaries sample = GroupedSummaries.of(SharedData.cdnowSample().values().stream()
                .map(purchases -> purchases.summary(SharedData.WEEK))
                .toList());
        assertThat(List.of(sample.customers(), sample.repeats())).containsExactly(2357.0, 2457.0);
        return sample;
    }

    private static void assertFit(BtydFit fit, double logLikelihood, double... parameters) {
        assertThat(fit.logLikelihood()).as(fit.family()).isCloseTo(logLikelihood, within(2e-4));
        for (int i = 0; i < parameters.length; i++) {
            assertThat(fit.parameter(i))
                    .as(fit.family() + " " + i)
                    .isCloseTo(parameters[i], within(parameters[i] * 1e-4));
        }
    }
}
