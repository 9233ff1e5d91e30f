package ebb.doctor;

import ebb.conf.EffectiveSettings;
import ebb.conf.InputFormat;
import ebb.conf.InputSettings;
import ebb.conf.SettingsException;
import ebb.conf.SettingsLoader;
import ebb.setup.ConfProposal;
import ebb.setup.ConfProposer;
import ebb.setup.InputPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the settings in force to what `ebb init` would propose for the same files. */
final class ProposalCheck {
    /** What every conf says for itself. */
    private static final Set<String> GIVEN = Set.of("inputs.purchases.path", "inputs.purchases.format", "lake", "shop");

    private static final String COLUMNS = "inputs.purchases.columns.";

    private ProposalCheck() {}

    /** Settings that `init` has a reason in the files for and that are otherwise in force, as {@code key: proposed (now ...)}; none for other than local files. */
    static List<String> differences(EffectiveSettings effective) {
        InputSettings purchases = effective.settings().inputs().get("purchases");
        if (purchases == null || !purchases.isOn() || purchases.format() == InputFormat.JDBC) {
            return List.of();
        }
        Path path = Path.of(purchases.path());
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            ConfProposal proposal = ConfProposer.propose(List.of(path), InputPaths.columnar());
            return differences(proposal, effective);
        } catch (SettingsException e) {
            return List.of();
        }
    }

    private static List<String> differences(ConfProposal proposal, EffectiveSettings effective) {
        EffectiveSettings proposed = read(proposal.yaml());
        Map<String, String> now = effective.flat();
        return proposed.flat().entrySet().stream()
                .filter(entry -> !"default".equals(proposed.origins().get(entry.getKey())))
                .filter(entry -> !GIVEN.contains(entry.getKey())
                        && !entry.getKey().startsWith(COLUMNS)
                        && !proposal.assumed().contains(entry.getKey()))
                .filter(entry -> !entry.getValue().equals(now.get(entry.getKey())))
                .map(entry -> entry.getKey() + ": " + entry.getValue() + " (now "
                        + Optional.ofNullable(now.get(entry.getKey())).orElse("not set") + ")")
                .toList();
    }

    private static EffectiveSettings read(String yaml) {
        try {
            Path file = Files.createTempFile("ebb-proposal", ".yaml");
            try {
                Files.writeString(file, yaml);
                return SettingsLoader.load(Optional.of(file), Map.of(), Map.of());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the proposal for a moment: " + e.getMessage(), e);
        }
    }
}
