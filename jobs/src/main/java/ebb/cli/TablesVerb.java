package ebb.cli;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import ebb.lake.TableCatalogue;
import ebb.publish.SemanticModel;
import ebb.publish.StarContract;
import ebb.schema.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructField;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the data dictionary. */
@Command(name = "tables", description = "Print every table and, with --markdown, every column: the data dictionary.")
final class TablesVerb extends Verb {
    @Option(names = "--markdown", description = "Print the whole dictionary as a Markdown page.")
    private boolean markdown;

    @Option(
            names = "--contract",
            description = "Print what readers of the star are promised, as an Open Data Contract Standard file.")
    private boolean contract;

    @Option(
            names = "--semantic-model",
            description =
                    "Print measures, dimensions and joins of the star as a data model of Cube, over publish.schema.")
    private boolean semanticModel;

    @Override
    void execute() {
        if (contract || semanticModel) {
            String text = contract
                    ? StarContract.yaml()
                    : SemanticModel.yaml(settings().settings().publish().schema());
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return;
        }
        List<String> words = markdown ? List.of(DataDictionary.markdown()) : List.of(list());
        printer().print(TableCatalogue.ALL.stream().map(TablesVerb::asMap).toList(), words);
    }

    private static String list() {
        return AsciiTable.getTable(
                TableCatalogue.ALL,
                List.of(
                        column("table", 30).with(Table::name),
                        column("a row is", 70).with(Table::row),
                        column("key", 40).with(table -> String.join(", ", table.key()))));
    }

    private static Column column(String header, int width) {
        return new Column().header(header).maxWidth(width).dataAlign(HorizontalAlign.LEFT);
    }

    private static Map<String, Object> asMap(Table table) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("table", table.name());
        map.put("row", table.row());
        map.put("key", table.key());
        map.put(
                "columns",
                Arrays.stream(table.schema().fields()).map(TablesVerb::asMap).toList());
        return map;
    }

    private static Map<String, Object> asMap(StructField field) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", field.name());
        map.put("type", field.dataType().sql());
        map.put("nullable", field.nullable());
        map.put("meaning", field.getComment().getOrElse(() -> ""));
        return map;
    }
}
