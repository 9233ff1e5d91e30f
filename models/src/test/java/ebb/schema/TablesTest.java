package ebb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ebb.feature.FeaturesTable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

/** What readers may rely on in every table, found by looking at the classes and not in a list that could miss one. */
class TablesTest {
    private static final List<Table> ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("ebb").stream()
                    .filter(type -> type.tryGetField("TABLE")
                            .filter(field -> field.getRawType().isEquivalentTo(Table.class))
                            .isPresent())
                    .map(TablesTest::table)
                    .toList();

    private static Table table(JavaClass type) {
        try {
            return (Table) type.reflect().getField("TABLE").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot read the table of " + type.getName(), e);
        }
    }

    @Test
    void areFound() {
        assertThat(ALL)
                .extracting(Table::name)
                .contains("scores", "next_actions", "bi_customers")
                .hasSizeGreaterThan(50);
    }

    @Test
    void haveNamesOfTheirOwnInSnakeCase() {
        assertThat(ALL)
                .extracting(Table::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }

    @Test
    void sayWhatARowIsAndWhatEachColumnMeans() {
        assertThat(ALL).allSatisfy(table -> {
            assertThat(table.row()).as(table.name()).isNotBlank();
            assertThat(columns(table, field -> field.getComment().isEmpty())).isEmpty();
        });
    }

    @Test
    void haveColumnsInSnakeCaseEachOnce() {
        assertThat(ALL).allSatisfy(table -> assertThat(table.schema().fieldNames())
                .as(table.name())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9_]*")));
    }

    @Test
    void endInOnForDaysAndInAtForMoments() {
        assertThat(otherThan("_on", DataTypes.DateType::equals)).isEmpty();
        assertThat(otherThan("_at", DataTypes.TimestampType::equals)).isEmpty();
    }

    @Test
    void keepMoneyAsDecimalsWithCents() {
        assertThat(otherThan("_amount", type -> type instanceof DecimalType money && money.scale() == 2))
                .isEmpty();
    }

    @Test
    void countInNumbersWithoutCentsAndShareInFractions() {
        assertThat(otherThan(
                        "_count", Set.of(DataTypes.LongType, DataTypes.IntegerType, DataTypes.DoubleType)::contains))
                .isEmpty();
        assertThat(otherThan("_share", DataTypes.DoubleType::equals)).isEmpty();
        assertThat(otherThan("_probability", DataTypes.DoubleType::equals)).isEmpty();
    }

    /** Columns whose name ends so, but for features: those are all doubles, so that a model can read them. */
    private static List<String> otherThan(String ending, Predicate<DataType> type) {
        return ALL.stream()
                .filter(table -> !table.equals(FeaturesTable.TABLE))
                .flatMap(table ->
                        columns(table, field -> field.name().endsWith(ending) && !type.test(field.dataType())).stream())
                .toList();
    }

    private static List<String> columns(Table table, Predicate<StructField> kind) {
        return Arrays.stream(table.schema().fields())
                .filter(kind)
                .map(field -> table.name() + "." + field.name())
                .toList();
    }
}
