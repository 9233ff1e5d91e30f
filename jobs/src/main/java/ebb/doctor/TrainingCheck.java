package ebb.doctor;

import ebb.conf.Settings;
import ebb.lake.Lake;
import ebb.lake.LakePath;
import ebb.store.IncompatibleModel;
import ebb.store.ModelStore;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Says where models are fitted, and where the one in force was. */
final class TrainingCheck {
    private TrainingCheck() {}

    /** Opens the lake only where it holds a model. */
    static CheckResult of(Settings settings, Supplier<Lake> lake) {
        String asSet = "models are fitted "
                + settings.training().where().words(settings.training().mostRows());
        boolean hasModels = !LakePath.root(settings.lake())
                .resolve("models")
                .list(new Configuration())
                .isEmpty();
        return new CheckResult("training", true, asSet + (hasModels ? inForce(new ModelStore(lake.get())) : ""));
    }

    private static String inForce(ModelStore store) {
        try {
            return store.current()
                    .map(stored -> "; " + stored.id() + ", in force, was fitted "
                            + stored.card().fittedOn().words())
                    .orElse("");
        } catch (IncompatibleModel e) {
            return ". WARNING: " + e.getMessage();
        }
    }
}
