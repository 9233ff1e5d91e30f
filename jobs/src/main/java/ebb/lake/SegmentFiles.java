package ebb.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ebb.conf.SettingsException;
import ebb.segment.saved.InvalidSegment;
import ebb.segment.saved.SavedSegment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Segments that readers saved: a JSON file each, in the folder {@code segments} of the lake. A file is seen old or new, never half. */
public final class SegmentFiles {
    private static final String SUFFIX = ".json";
    private static final int MOST = 200;
    private static final int LONGEST_FILE_NAME = 200;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final LakePath folder;
    private final Configuration configuration;

    public SegmentFiles(LakePath lake, Configuration configuration) {
        this.folder = lake.resolve("segments");
        this.configuration = configuration;
    }

    /**
     * A segment as it was saved.
     *
     * @param savedBy who saved it, as the request log names readers
     * @param savedAt when, as ISO 8601 in UTC
     */
    public record Entry(String savedBy, String savedAt, SavedSegment segment) {}

    /** All that can be read, by name. */
    public List<Entry> all() {
        return files().stream()
                .flatMap(file -> file.readText(configuration).stream())
                .flatMap(text -> Stream.of(parsed(text)))
                .flatMap(parsed -> parsed.entry().stream())
                .sorted(Comparator.comparing(entry -> entry.segment().name()))
                .toList();
    }

    /** The segments of {@link #all}. */
    public List<SavedSegment> segments() {
        return all().stream().map(Entry::segment).toList();
    }

    /** Why others cannot be read, in sentences: they were changed by hand, or a column that they ask for is gone. */
    public List<String> problems() {
        return files().stream()
                .flatMap(file -> file.readText(configuration).stream()
                        .map(text -> parsed(text).problem())
                        .filter(problem -> !problem.isEmpty())
                        .map(problem -> inWords(file, problem)))
                .toList();
    }

    private static String inWords(LakePath file, String problem) {
        return "Cannot read the segment in " + file + ": " + problem + " Mend the file or remove it.";
    }

    private List<LakePath> files() {
        return folder.list(configuration).stream()
                .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
                .sorted()
                .map(folder::resolve)
                .toList();
    }

    /** The segment of that name; empty where there is none. */
    public Optional<Entry> find(String name) {
        SavedSegment.requireName(name);
        LakePath file = file(name);
        return file.readText(configuration).map(text -> parsed(text)
                .entry()
                .orElseThrow(() ->
                        new IllegalStateException(inWords(file, parsed(text).problem()))));
    }

    /**
     * The segment of that name.
     *
     * @throws SettingsException where there is none; the message names those that there are
     */
    public SavedSegment require(String name) {
        try {
            return find(name)
                    .map(Entry::segment)
                    .orElseThrow(() -> new SettingsException(
                            "Cannot use the segment " + name + ": there is none of that name. " + inWords(all())));
        } catch (InvalidSegment e) {
            throw new SettingsException(
                    "Cannot use the segment " + name + ": that is no name of one. " + inWords(all()), e);
        }
    }

    private static String inWords(List<Entry> all) {
        return all.isEmpty()
                ? "None is saved yet: `ebb serve` has a page for that."
                : "There are "
                        + all.stream().map(entry -> entry.segment().name()).collect(Collectors.joining(", ")) + ".";
    }

    /**
     * Saves the segment, in the place of one of the same name.
     *
     * @throws InvalidSegment where there are too many already, or one whose name differs in capitals only
     */
    public synchronized void save(SavedSegment segment, String savedBy, Instant at) {
        List<Entry> others = all().stream()
                .filter(entry -> !entry.segment().name().equals(segment.name()))
                .toList();
        if (others.size() >= MOST) {
            throw new InvalidSegment("Cannot save the segment: there are " + MOST + " already. Remove some.");
        }
        String small = segment.name().toLowerCase(Locale.ROOT);
        if (others.stream()
                .anyMatch(
                        entry -> entry.segment().name().toLowerCase(Locale.ROOT).equals(small))) {
            throw new InvalidSegment("Cannot save the segment: there is one whose name differs in capitals only.");
        }
        try {
            file(segment.name())
                    .write(
                            JSON.writerWithDefaultPrettyPrinter()
                                    .writeValueAsBytes(
                                            Map.of("savedBy", savedBy, "savedAt", at.toString(), "segment", segment)),
                            configuration);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the segment " + segment.name() + ": " + e.getMessage(), e);
        }
    }

    /** Removes the segment; false where there was none. */
    public synchronized boolean delete(String name) {
        SavedSegment.requireName(name);
        return file(name).delete(configuration);
    }

    private LakePath file(String name) {
        // Signs that a file name or a URI may not have everywhere are written as their bytes, so that every name has a
        // file of its own.
        String encoded = URLEncoder.encode(name.replace("_", "%5F"), StandardCharsets.UTF_8)
                .replace("%25", "%")
                .replace("+", "%20")
                .replace("%", "_");
        if (encoded.length() > LONGEST_FILE_NAME) {
            throw new InvalidSegment("Cannot name a segment so: give fewer letters.");
        }
        return folder.resolve(encoded + SUFFIX);
    }

    /**
     * What a file says.
     *
     * @param problem why it cannot be read; empty: it can
     */
    private record Parsed(Optional<Entry> entry, String problem) {}

    private static Parsed parsed(String text) {
        try {
            return new Parsed(Optional.of(JSON.readValue(text, Entry.class)), "");
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Parsed(
                    Optional.empty(),
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + ".");
        }
    }
}
