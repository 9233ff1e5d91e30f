package ebb.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import ebb.feature.Feature;
import ebb.feature.FeatureCatalogue;
import ebb.feature.FeatureDescription;
import java.util.List;
import picocli.CommandLine.Command;

/** Prints the feature catalogue. */
@Command(name = "features", description = "Print every feature with unit, range, meaning and what null means.")
final class FeaturesVerb extends Verb {

    @Override
    void execute() {
        List<FeatureDescription> features = FeatureCatalogue.all().stream()
                .<FeatureDescription>map(Feature::description)
                .toList();
        String table = AsciiTable.getTable(
                features,
                List.of(
                        column("feature", 50).with(FeatureDescription::name),
                        column("unit", 14).with(FeatureDescription::unit),
                        column("range", 16).with(FeatureDescription::range),
                        column("meaning", 60).with(FeatureDescription::meaning),
                        column("null", 36).with(FeatureDescription::whenNull)));
        printer().print(features, List.of(table));
    }

    private static Column column(String header, int width) {
        return new Column().header(header).maxWidth(width).dataAlign(HorizontalAlign.LEFT);
    }
}
