package ebb.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.churn.ChurnModel;
import ebb.churn.spark.ChurnProbability;
import ebb.churn.survival.SurvivalCurve;
import ebb.drift.TrainingReference;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.reason.PeerGroup;
import ebb.reason.TypicalValues;
import ebb.training.ModelCard;
import ebb.training.Training;
import ebb.value.NextPurchaseForecast;
import ebb.value.ValueForecast;
import ebb.value.ValueForecasts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Trained models by id, and which of them scores. */
public final class ModelStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-h\\d+-[0-9a-f]+");
    private static final int DATE_LENGTH = "2026-01-31".length();

    private final Lake lake;
    private final LakePath root;

    public ModelStore(Lake lake) {
        this.lake = lake;
        this.root = lake.root().resolve("models");
    }

    /**
     * A model with what is needed to use and to defend it.
     *
     * @param id as-of date, horizon and hash of the model's bytes: the same training gives the same id
     * @param model gives the churn probability
     * @param cadence gives the cadence score; empty where it is not modelled
     * @param reference how features and the score were spread in training; empty in models of older versions
     * @param typical what reasons compare with; without peer groups in models of older versions
     * @param values how purchases and spend are foretold; untried in models of older versions
     * @param survival probabilities of no purchase at other horizons; empty where none could be judged, and in models of older versions
     */
    public record Stored(
            String id,
            ChurnModel model,
            ModelCard card,
            Optional<ChurnModel> cadence,
            Optional<TrainingReference> reference,
            TypicalValues typical,
            ValueForecasts values,
            Optional<SurvivalCurve> survival) {}

    /**
     * Stores a model and makes it the one in force, unless that is of a later as-of date; the pointer is written last.
     *
     * @param reference empty where nothing was trained, so that there is nothing to hold later scores against
     */
    public Stored save(
            LocalDate asOf, Training.Result result, Optional<TrainingReference> reference, TypicalValues typical) {
        try {
            byte[] bytes = result.model().toBytes();
            String id = asOf + "-h" + result.card().horizonDays() + "-" + hash(bytes);
            write(id + "/model.json", bytes);
            if (result.cadence().isPresent()) {
                write(id + "/cadence.json", result.cadence().get().toBytes());
            }
            if (reference.isPresent()) {
                write(id + "/reference.json", JSON.writeValueAsBytes(reference.get()));
            }
            write(id + "/card.json", result.card().toJson().getBytes(StandardCharsets.UTF_8));
            write(id + "/peers.json", JSON.writeValueAsBytes(typical.byGroup()));
            if (result.survival().curve().isPresent()) {
                write(
                        id + "/survival.json",
                        JSON.writeValueAsBytes(result.survival().curve().get()));
            }
            write(id + "/values.json", JSON.writeValueAsBytes(result.values().measures()));
            write(
                    id + "/next-purchase.json",
                    JSON.writeValueAsBytes(result.values().nextPurchase()));
            writePipeline(id, result.model());
            write(id + "/typical.json", JSON.writeValueAsBytes(typical.all()));
            if (text("current").filter(last -> asOf(last).isAfter(asOf)).isEmpty()) {
                write("current", id.getBytes(StandardCharsets.UTF_8));
            }
            return new Stored(
                    id,
                    result.model(),
                    result.card(),
                    result.cadence(),
                    reference,
                    typical,
                    result.values(),
                    result.survival().curve());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store the model: " + e.getMessage(), e);
        }
    }

    /** The model that scores; empty before the first training. */
    public Optional<Stored> current() {
        return text("current").map(this::load);
    }

    /**
     * A model chosen for an as-of date.
     *
     * @param stored the model
     * @param isHindsight whether it was trained on what came after the date: what it says of the date must not be judged
     */
    public record Choice(Stored stored, boolean isHindsight) {}

    /**
     * The model that scores an as-of date: the one in force where it was trained as of then or before, else the newest that was. Where there is none, the
     * one in force, in hindsight; empty before the first training.
     */
    public Optional<Choice> forDate(LocalDate asOf) {
        Optional<String> current = text("current");
        if (current.isEmpty()) {
            return Optional.empty();
        }
        boolean isOfItsTime = !asOf(current.get()).isAfter(asOf);
        Optional<String> earlier = isOfItsTime ? current : newestUntil(asOf, horizon(current.get()));
        return Optional.of(new Choice(load(earlier.orElse(current.get())), earlier.isEmpty()));
    }

    /** As-of date of the training of the model that scores an as-of date; empty where it would be scored in hindsight, or there is no model. */
    public Optional<LocalDate> trainedAsOf(LocalDate asOf) {
        return text("current")
                .flatMap(current ->
                        asOf(current).isAfter(asOf) ? newestUntil(asOf, horizon(current)) : Optional.of(current))
                .map(ModelStore::asOf);
    }

    private Optional<String> newestUntil(LocalDate asOf, String horizon) {
        return root.list(lake.configuration()).stream()
                .filter(id -> ID.matcher(id).matches() && horizon(id).equals(horizon))
                .filter(id -> !asOf(id).isAfter(asOf))
                .max(Comparator.comparing(ModelStore::asOf).thenComparing(this::savedAt));
    }

    private long savedAt(String id) {
        try {
            return root.fileSystem(lake.configuration())
                    .getFileStatus(root.resolve(id + "/typical.json").hadoop())
                    .getModificationTime();
        } catch (IOException e) {
            return Long.MIN_VALUE;
        }
    }

    /** As-of date of the training, the first part of an id. */
    private static LocalDate asOf(String id) {
        return LocalDate.parse(id.substring(0, DATE_LENGTH));
    }

    private static String horizon(String id) {
        return id.substring(DATE_LENGTH + 1, id.lastIndexOf('-'));
    }

    /**
     * The model that scores an as-of date, see {@link #forDate}.
     *
     * @param doing what cannot be done without one, for the message
     * @throws IncompatibleModel where it was trained on features that this version does not compute
     */
    public Choice require(String doing, LocalDate asOf) {
        Choice choice = forDate(asOf)
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot " + doing + ": the lake " + lake.root() + " has no model yet. Run `ebb train` first."));
        ScorerLoader.requireFeatures(choice.stored());
        return choice;
    }

    /**
     * Loads a model.
     *
     * @throws IncompatibleModel where another version of Ebb wrote it in a form this one cannot read
     */
    public Stored load(String id) {
        try {
            ChurnModel model = ChurnModel.fromBytes(file(id, "model.json").getBytes(StandardCharsets.UTF_8));
            Optional<String> cadence = text(id + "/cadence.json");
            Optional<String> reference = text(id + "/reference.json");
            return new Stored(
                    id,
                    model,
                    ModelCard.fromJson(file(id, "card.json")),
                    cadence.isEmpty()
                            ? Optional.empty()
                            : Optional.of(ChurnModel.fromBytes(cadence.get().getBytes(StandardCharsets.UTF_8))),
                    reference.isEmpty()
                            ? Optional.empty()
                            : Optional.of(JSON.readValue(reference.get(), TrainingReference.class)),
                    typical(id),
                    values(id),
                    survival(id));
        } catch (ChurnModel.IncompatibleFormatException e) {
            throw new IncompatibleModel("Cannot use the model " + id + ": " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IncompatibleModel(
                    "Cannot use the model " + id + ": its files are damaged or of another version. Train again.", e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof JsonProcessingException) {
                throw new IncompatibleModel(
                        "Cannot use the model " + id + ": its card is damaged or of another version. Train again.", e);
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load the model " + id + ": " + e.getMessage(), e);
        }
    }

    /** The model of earlier scores; empty where its files are gone, of another version, or of features that there are no more, so that a comparison with them ends no run. */
    public Optional<ChurnModel> ifReadable(String id) {
        try {
            return Optional.of(load(id).model()).filter(ScorerLoader::areComputed);
        } catch (IllegalStateException | IncompatibleModel e) {
            return Optional.empty();
        }
    }

    private TypicalValues typical(String id) throws JsonProcessingException {
        double[] all = JSON.readValue(file(id, "typical.json"), double[].class);
        Optional<String> groups = text(id + "/peers.json");
        return groups.isEmpty()
                ? TypicalValues.ofAll(all)
                : new TypicalValues(
                        all, JSON.readValue(groups.get(), new TypeReference<Map<PeerGroup, double[]>>() {}));
    }

    /** Models stored before one of the two was foretold do without it. */
    private ValueForecasts values(String id) throws JsonProcessingException {
        Optional<String> values = text(id + "/values.json");
        Optional<String> next = text(id + "/next-purchase.json");
        return new ValueForecasts(
                values.isEmpty()
                        ? ValueForecast.untried()
                        : JSON.readValue(values.get(), new TypeReference<List<ValueForecast>>() {}),
                next.isEmpty() ? NextPurchaseForecast.UNTRIED : JSON.readValue(next.get(), NextPurchaseForecast.class));
    }

    private Optional<SurvivalCurve> survival(String id) throws JsonProcessingException {
        Optional<String> survival = text(id + "/survival.json");
        return survival.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(survival.get(), SurvivalCurve.class));
    }

    /** Lets a stored model score again; refuses one that is not there or cannot be read. */
    public Stored use(String id) {
        Stored stored = load(id);
        write("current", id.getBytes(StandardCharsets.UTF_8));
        return stored;
    }

    private String file(String id, String file) {
        return text(id + "/" + file)
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot load the model " + id + ": " + file + " is not in " + root + ". Train again."));
    }

    private Optional<String> text(String file) {
        return root.resolve(file).readText(lake.configuration());
    }

    /** The model once more, for Spark programs without Ebb's command line: {@code PipelineModel.load} reads it. */
    private void writePipeline(String id, ChurnModel model) throws IOException {
        ChurnProbability.of(id, model)
                .pipeline(lake.spark())
                .write()
                .overwrite()
                .save(root.resolve(id + "/pipeline").location());
    }

    private void write(String file, byte[] bytes) {
        root.resolve(file).write(bytes, lake.configuration());
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
