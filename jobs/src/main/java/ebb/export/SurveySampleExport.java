package ebb.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ebb.conf.SettingsException;
import ebb.ingest.catalogue.DataRefused;
import ebb.input.ContactPermissions;
import ebb.lake.Aliases;
import ebb.schema.CustomersTable;
import ebb.schema.NextActionsTable;
import ebb.schema.SegmentsTable;
import ebb.schema.SurveySampleTable;
import ebb.segment.Lifecycle;
import ebb.survey.SurveyDraw;
import ebb.survey.SurveySettings;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Draws customers to be asked how satisfied they are, keeps the sample, writes its list and records it. A sample drawn before, on the same day from the same
 * publication with the same seed, is written again as it is, less whom marketing may not reach any more.
 */
public final class SurveySampleExport {
    private static final int ID_DIGITS = 12;
    private static final String ACTION = "ask how satisfied they are";

    private final ExportSource source;
    private final SurveySettings survey;

    public SurveySampleExport(ExportSource source) {
        this.source = source;
        this.survey = source.settings().survey();
    }

    /**
     * What was written.
     *
     * @param id name of the sample
     * @param rows customers on the list
     * @param strata lifecycles by value band that they were drawn from
     * @param askable customers who might have been asked, those on the list with them
     */
    public record Written(String id, long rows, long strata, long askable) {}

    /**
     * Draws so many customers, or all who may be asked where they are fewer; nobody to ask is refused, and no file is touched.
     *
     * @param columns of {@link SurveyList#columns}, in their order; none: all but the addresses
     */
    public Written write(ListFile file, int customers, List<String> columns) {
        SurveyList.require(columns);
        String id = id(customers);
        Dataset<Row> before = drawn(id);
        Dataset<Row> sample = (before == null ? draw(id, customers) : before).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> listed = permitted(sample, col(SurveySampleTable.CHANNEL)).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            ListFile.Staged list = file.stage(SurveyList.of(listed, source.customers(), columns), SurveyList.order());
            list.handOver(() -> {
                if (before == null) {
                    source.lake()
                            .replaceWhere(
                                    SurveySampleTable.TABLE, SurveySampleTable.SAMPLE_ID + " = '" + id + "'", sample);
                }
                source.log()
                        .record(
                                source.export(
                                        "survey sample of " + customers,
                                        list,
                                        Map.of(NextActionsTable.DUE, list.rows())),
                                listed,
                                ACTION);
            });
            return written(id, list.rows(), sample);
        } finally {
            listed.unpersist();
            sample.unpersist();
        }
    }

    private static Written written(String id, long rows, Dataset<Row> sample) {
        Dataset<Row> strata = sample.select(
                        SurveySampleTable.LIFECYCLE, SurveySampleTable.VALUE_BAND, SurveySampleTable.STRATUM_SIZE)
                .distinct();
        return new Written(
                id,
                rows,
                strata.count(),
                strata.agg(sum(SurveySampleTable.STRATUM_SIZE)).first().getLong(0));
    }

    private LocalDate today() {
        return LocalDate.now(source.clock());
    }

    private String id(int customers) {
        String drawnFrom =
                source.published().number() + ":" + source.settings().seed() + ":" + survey.channel() + ":" + customers;
        return today() + "-" + DigestUtils.sha256Hex(drawnFrom).substring(0, ID_DIGITS);
    }

    /** Null where the sample was not drawn yet. */
    private Dataset<Row> drawn(String id) {
        Dataset<Row> samples = source.lake().readIfThere(SurveySampleTable.TABLE);
        Dataset<Row> own = samples == null
                ? null
                : samples.where(col(SurveySampleTable.SAMPLE_ID).equalTo(id));
        return own == null || own.isEmpty() ? null : own;
    }

    private Dataset<Row> draw(String id, int customers) {
        Dataset<Row> segments = source.read(SegmentsTable.TABLE)
                .select(
                        SegmentsTable.CUSTOMER_ID,
                        SegmentsTable.AS_OF,
                        SegmentsTable.LIFECYCLE,
                        SegmentsTable.VALUE_BAND);
        OptOutGate.check(segments, source.customersToday());
        Dataset<Row> frame = rested(permitted(segments, lit(survey.channel()))).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            if (frame.isEmpty()) {
                throw new DataRefused("Cannot draw a sample: of " + segments.count()
                        + " customers nobody may be asked by " + survey.channel() + " and was not asked in the last "
                        + survey.restDays() + " days. `ebb actions --state suppressed` says why marketing may not reach"
                        + " them; survey.channel asks another way.");
            }
            Map<String, Long> strata = SurveyDraw.strata(frame);
            requireOneOfEach(strata.size(), customers);
            // Kept as drawn: who is on the list is who is in the table.
            return stamped(
                            new SurveyDraw(source.settings().seed(), today().toString()).of(frame, strata, customers),
                            id)
                    .localCheckpoint();
        } finally {
            frame.unpersist();
        }
    }

    private static void requireOneOfEach(int strata, int customers) {
        if (customers < strata) {
            throw new SettingsException(
                    "Cannot draw " + customers + " customers: those who may be asked are of " + strata
                            + " strata (lifecycle and value band), and nobody would stand for some of them. Give --customers "
                            + strata + " or more.");
        }
    }

    private Dataset<Row> stamped(Dataset<Row> drawn, String id) {
        return drawn.withColumn(SurveySampleTable.SAMPLE_ID, lit(id))
                .withColumn(SurveySampleTable.DRAWN_ON, lit(Date.valueOf(today())))
                .withColumn(SurveySampleTable.CHANNEL, lit(survey.channel()))
                .withColumnRenamed(SegmentsTable.AS_OF, SurveySampleTable.SEGMENTS_AS_OF)
                .select(Arrays.stream(SurveySampleTable.TABLE.schema().fieldNames())
                        .map(name -> col(name))
                        .toArray(Column[]::new));
    }

    /** Of rows with a lifecycle, those whom marketing may reach by the channel, with their owners: a lapsed customer by the rule of win-back. */
    private Dataset<Row> permitted(Dataset<Row> rows, Column channel) {
        Column isLapsed = col(SegmentsTable.LIFECYCLE).equalTo(Lifecycle.LAPSED.label());
        Column isPermitted =
                when(isLapsed, ContactPermissions.winsBackBy(channel)).otherwise(ContactPermissions.reachesBy(channel));
        Dataset<Row> permitted = rows.join(source.permissions(rows), SegmentsTable.CUSTOMER_ID)
                .where(isPermitted)
                .select(
                        col(SegmentsTable.CUSTOMER_ID),
                        col(ContactPermissions.OWNER).as(CustomersTable.OWNER));
        return rows.join(permitted, SegmentsTable.CUSTOMER_ID);
    }

    /** Of rows, those of customers who were drawn for no sample of late. */
    private Dataset<Row> rested(Dataset<Row> rows) {
        Dataset<Row> samples =
                Aliases.asOf(source.lake(), source.asOf()).in(source.lake().readIfThere(SurveySampleTable.TABLE));
        return samples == null
                ? rows
                : rows.join(
                        samples.where(
                                col(SurveySampleTable.DRAWN_ON).gt(Date.valueOf(today().minusDays(survey.restDays())))),
                        new String[] {SegmentsTable.CUSTOMER_ID},
                        "left_anti");
    }
}
