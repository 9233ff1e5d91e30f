package ebb.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.churn.ChurnModel;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.training.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/** Trained models by id, and which of them scores. */
public final class ModelStore {
    private static final ObjectMapper JSON = new ObjectMapper();

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
     * @param typical median of each feature among the living it was trained on; NaN: none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Stored(String id, ChurnModel model, ModelCard card, double[] typical) {}

    /** Stores a model and makes it the one that scores; the pointer is written last. */
    public Stored save(LocalDate asOf, ChurnModel model, ModelCard card, double[] typical) {
        try {
            byte[] bytes = model.toBytes();
            String id = asOf + "-h" + card.horizonDays() + "-" + hash(bytes);
            write(id + "/model.json", bytes);
            write(id + "/card.json", card.toJson().getBytes(StandardCharsets.UTF_8));
            write(id + "/typical.json", JSON.writeValueAsBytes(typical));
            write("current", id.getBytes(StandardCharsets.UTF_8));
            return new Stored(id, model, card, typical);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store the model: " + e.getMessage(), e);
        }
    }

    /** The model that scores; empty before the first training. */
    public Optional<Stored> current() {
        return text("current").map(this::load);
    }

    /**
     * Loads a model.
     *
     * @throws IncompatibleModel where another version of Ebb wrote it in a form this one cannot read
     */
    public Stored load(String id) {
        try {
            ChurnModel model = ChurnModel.fromBytes(require(id, "model.json").getBytes(StandardCharsets.UTF_8));
            double[] typical = JSON.readValue(require(id, "typical.json"), double[].class);
            return new Stored(id, model, ModelCard.fromJson(require(id, "card.json")), typical);
        } catch (ChurnModel.IncompatibleFormatException e) {
            throw new IncompatibleModel("Cannot use the model " + id + ": " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IncompatibleModel(
                    "Cannot use the model " + id + ": its files are damaged or of another version. Train again.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load the model " + id + ": " + e.getMessage(), e);
        }
    }

    private String require(String id, String file) {
        return text(id + "/" + file)
                .orElseThrow(() -> new IllegalStateException(
                        "Cannot load the model " + id + ": " + file + " is not in " + root + ". Train again."));
    }

    private Optional<String> text(String file) {
        return root.resolve(file).readText(lake.configuration());
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
