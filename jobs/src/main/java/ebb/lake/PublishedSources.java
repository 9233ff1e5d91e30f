package ebb.lake;

import ebb.input.CustomerMaster;
import ebb.input.MergedCustomers;
import ebb.lake.Publications.Publication;
import ebb.schema.AliasesTable;
import ebb.schema.CustomersTable;
import ebb.schema.Table;
import ebb.schema.star.StarColumns;
import ebb.segment.saved.SavedSegment;
import ebb.star.StarRules;
import ebb.star.StarSources;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The tables as one publication has them, for what makes the star. */
record PublishedSources(Lake lake, Publication publication, Instant publishedAt, StarRules rules)
        implements StarSources {

    @Override
    public Optional<Dataset<Row>> rows(Table table) {
        return has(table) ? Optional.of(new Publications(lake).read(publication, table)) : Optional.empty();
    }

    @Override
    public Optional<Dataset<Row>> allDates(Table table) {
        return has(table) ? Optional.of(new Publications(lake).readAll(publication, table)) : Optional.empty();
    }

    @Override
    public Optional<Dataset<Row>> customers() {
        MergedCustomers merged = MergedCustomers.asOf(rows(AliasesTable.TABLE).orElse(null), asOf());
        return rows(CustomersTable.TABLE).map(rows -> CustomerMaster.onePerCustomer(merged.in(rows)));
    }

    private boolean has(Table table) {
        return publication.versions().containsKey(table.name());
    }

    @Override
    public Dataset<Row> few(Table table, List<Row> rows) {
        Set<String> shared = Set.of(StarColumns.PUBLICATION, StarColumns.AS_OF);
        StructType own = new StructType(Arrays.stream(table.schema().fields())
                .filter(field -> !shared.contains(field.name()))
                .toArray(StructField[]::new));
        return lake.spark().createDataFrame(rows, own).coalesce(1);
    }

    @Override
    public List<SavedSegment> savedSegments() {
        return new SegmentFiles(lake.root(), lake.configuration()).segments();
    }

    @Override
    public LocalDate asOf() {
        return publication.asOf().orElseThrow();
    }
}
