package ebb.job;

import ebb.btyd.model.BtydFamilyCatalogue;
import ebb.conf.EffectiveSettings;
import ebb.feature.FeatureCalculator;
import ebb.feature.Population;
import ebb.feature.PopulationFitter;
import ebb.feature.PopulationTerms;
import ebb.ingest.catalogue.DataRefused;
import ebb.job.ReplayComparison.Side;
import ebb.lake.Lake;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.ledger.AsOf;
import ebb.schema.AccountsTable;
import ebb.schema.PurchasesTable;
import ebb.schema.ScoresTable;
import ebb.schema.SegmentsTable;
import ebb.schema.Table;
import ebb.score.ScoreCalculator;
import ebb.segment.Segmenter;
import ebb.store.ModelStore;
import ebb.store.ScorerLoader;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Shows an as-of date as it was published then beside the same date as the present purchases have it, scored by the same model. Writes nothing. {@code ebb
 * replay}
 */
public final class Replay {
    private static final List<Table> NEEDED = List.of(ScoresTable.TABLE, SegmentsTable.TABLE, PurchasesTable.TABLE);

    private final Lake lake;
    private final EffectiveSettings settings;
    private final Clock clock;

    public Replay(Lake lake, EffectiveSettings settings, Clock clock) {
        this.lake = lake;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The two views of a day.
     *
     * @param publication the publication that showed the day then
     * @param purchasesVersion version of the purchases that the day is held against
     * @param modelId model that scores both
     * @param then totals as seen then, see {@link ReplayComparison#totals}
     * @param now totals as corrected since
     * @param changes a row for each reason, see {@link ReplayComparison#changes}
     */
    public record Result(
            Publication publication, long purchasesVersion, String modelId, Row then, Row now, List<Row> changes) {}

    /**
     * Replays a day.
     *
     * @throws DataRefused where nothing was published as of that day, or maintain has removed the files of then
     */
    public Result of(LocalDate day) {
        Publications publications = new Publications(lake);
        Publication published = publicationOf(publications, day);
        requireReadable(published);
        long version = requireLedger();
        Dataset<Row> scores = publications.read(published, ScoresTable.TABLE);
        String modelId = scores.select(ScoresTable.MODEL_ID).first().getString(0);
        Side then = new Side(
                ReplayComparison.standing(scores, publications.read(published, SegmentsTable.TABLE)),
                lines(published.versions().get(PurchasesTable.TABLE.name()), day));
        try (JobContext context = new JobContext(lake, settings.settings(), Optional.of(day), "replay", clock)) {
            Dataset<Row> standing = corrected(context, published, modelId).persist(StorageLevel.MEMORY_AND_DISK());
            try {
                return new Result(
                        published,
                        version,
                        modelId,
                        ReplayComparison.totals(then.standing()).first(),
                        ReplayComparison.totals(standing).first(),
                        ReplayComparison.changes(then, new Side(standing, lines(version, day)))
                                .collectAsList());
            } finally {
                standing.unpersist();
            }
        }
    }

    /** The last that showed the day before readers went on to a later one. */
    private Publication publicationOf(Publications publications, LocalDate day) {
        List<Publication> all = publications.all();
        Optional<Publication> found = Optional.empty();
        for (Publication one : all) {
            if (one.asOf().filter(day::isBefore).isPresent() && found.isPresent()) {
                break;
            }
            if (one.asOf().filter(day::equals).isPresent()) {
                found = Optional.of(one);
            }
        }
        return found.orElseThrow(() -> new DataRefused("Cannot replay " + day
                + ": nothing was published as of that day. There are "
                + all.stream().flatMap(one -> one.asOf().stream()).distinct().toList() + "."));
    }

    private void requireReadable(Publication published) {
        List<String> gone = NEEDED.stream()
                .filter(table -> !published.versions().containsKey(table.name())
                        || !lake.files(table).hold(published.versions().get(table.name())))
                .map(Table::name)
                .toList();
        if (!gone.isEmpty()) {
            throw new DataRefused(
                    "Cannot replay publication " + published.number() + ": files of " + gone
                            + " were removed as older than keep-days. Choose a later day, or raise keep-days for the days to come.");
        }
    }

    /** Version of the purchases that the ledger has taken in. */
    private long requireLedger() {
        long included = lake.ledger().foldedVersion();
        if (included != lake.version(PurchasesTable.TABLE)) {
            throw new IllegalStateException(
                    "Cannot replay: the ledger lacks the newest purchases. Run `ebb build-ledger` first.");
        }
        return included;
    }

    private Dataset<Row> lines(long purchasesVersion, LocalDate day) {
        return ReplayComparison.lines(lake.readVersion(PurchasesTable.TABLE, purchasesVersion), Date.valueOf(day));
    }

    private Dataset<Row> corrected(JobContext context, Publication published, String modelId) {
        ModelStore.Stored stored = new ModelStore(lake).load(modelId);
        PopulationTerms terms = new PopulationTerms(
                context.settings().horizonDays(),
                Optional.ofNullable(stored.card().lifetimeModel())
                        .map(BtydFamilyCatalogue::named)
                        .orElse(BtydFamilyCatalogue.USUAL));
        List<Population> population =
                PopulationFitter.of(context.packedLedger(), List.of(AsOf.of(context.asOf(), context.span())), terms);
        Dataset<Row> features =
                FeatureCalculator.toTable(FeatureCalculator.of(context.base(context.ledger()), population));
        Dataset<Row> scores = ScoreCalculator.of(
                FeatureCalculator.fromTable(features, stored.model().featureNames()),
                ScorerLoader.of(stored, context.settings()));
        Dataset<Row> segments = new Segmenter(context.settings().segments())
                .segment(SegmentJob.scored(scores, features, accounts(published), context.contactPermissions()));
        return ReplayComparison.standing(scores, segments);
    }

    /** The classes of then: they are not judged again here. */
    private Dataset<Row> accounts(Publication published) {
        return published.versions().containsKey(AccountsTable.TABLE.name())
                ? new Publications(lake).read(published, AccountsTable.TABLE)
                : lake.spark().createDataFrame(List.of(), AccountsTable.TABLE.schema());
    }
}
