package ebb.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import ebb.feature.Feature;
import ebb.feature.Features;
import java.util.List;
import picocli.CommandLine.Command;

/** Prints the feature catalogue. */
@Command(name = "features", description = "Print every feature with unit, range, meaning and what null means.")
final class FeaturesVerb extends Verb {

    @Override
    void execute() {
        String table = AsciiTable.getTable(
                Features.all(),
                List.of(
                        column("feature", 50).with(Feature::name),
                        column("unit", 14).with(Feature::unit),
                        column("range", 16).with(Feature::range),
                        column("meaning", 60).with(Feature::meaning),
                        column("null", 36).with(Feature::whenNull)));
        printer().print(Features.all(), List.of(table));
    }

    private static Column column(String header, int width) {
        return new Column().header(header).maxWidth(width).dataAlign(HorizontalAlign.LEFT);
    }
}
