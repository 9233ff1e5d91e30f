package ebb.doctor;

import ebb.conf.InputSettings;
import ebb.conf.Settings;
import ebb.conf.SettingsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** Whether the files that the settings name are there, without reading them. */
public final class InputFiles {
    private InputFiles() {}

    /**
     * Looks for the files of every input that is on.
     *
     * @throws SettingsException naming all inputs without a file
     */
    public static void requireThere(Settings settings) {
        Map<String, InputSettings> inputs = new TreeMap<>(settings.inputs());
        List<String> missing = new ArrayList<>();
        if (!inputs.containsKey("purchases") || !inputs.get("purchases").isOn()) {
            missing.add("inputs.purchases.path is not set");
        }
        inputs.forEach((name, input) -> {
            if (input.isOn() && !input.path().startsWith("jdbc:") && !isThere(input.path())) {
                missing.add("inputs." + name + ".path: no file matches " + input.path());
            }
        });
        if (!missing.isEmpty()) {
            throw new SettingsException("Cannot do this: " + String.join("; ", missing) + ". Correct the paths.");
        }
    }

    private static boolean isThere(String path) {
        try {
            Path pattern = new Path(path);
            FileStatus[] found = pattern.getFileSystem(new Configuration()).globStatus(pattern);
            return found != null && found.length > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
