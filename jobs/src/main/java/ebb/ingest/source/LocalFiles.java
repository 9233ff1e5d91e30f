package ebb.ingest.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Finds files on this machine without Hadoop, whose paths cannot have a colon in a name and take brackets for a pattern. */
public final class LocalFiles {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:/.*");
    /** {@code ._orders.csv} is what a Mac keeps beside {@code orders.csv}. */
    private static final Pattern HIDDEN_DATA =
            Pattern.compile("(?i)(_|\\.(?!_)).*\\.(csv|tsv|txt|json|jsonl|ndjson|parquet|xlsx|zip|gz)");

    private static final Pattern WILDCARD = Pattern.compile(".*[*?\\[{\\\\].*");

    private LocalFiles() {}

    /** Whether a path without a scheme is one of this machine, or says that it is. */
    public static boolean isLocal(String path, Configuration hadoop) throws IOException {
        if (path.startsWith("file:/")) {
            return true;
        }
        return !SCHEME.matcher(path).matches()
                && "file"
                        .equals(new org.apache.hadoop.fs.Path("/")
                                .getFileSystem(hadoop)
                                .getUri()
                                .getScheme());
    }

    /** The names of the files that a path, folder or glob stands for, in order; folders with all below them. A name that is there is no pattern. */
    public static List<String> matching(String path) throws IOException {
        String plain = path.startsWith("file:") ? path.replaceFirst("^file:/+", "/") : path;
        Path given = Path.of(plain).toAbsolutePath().normalize();
        TreeSet<String> names = new TreeSet<>();
        for (Path match : Files.exists(given) ? List.of(given) : matches(given)) {
            if (Files.isDirectory(match)) {
                addBelow(match, names);
            } else {
                names.add(match.toString());
            }
        }
        return List.copyOf(names);
    }

    /** What a pattern stands for, looked for below the last folder whose name is none. */
    private static List<Path> matches(Path pattern) throws IOException {
        Path folder = pattern.getRoot();
        int depth = 0;
        for (Path part : pattern) {
            if (depth == 0 && !WILDCARD.matcher(part.toString()).matches()) {
                folder = folder.resolve(part);
            } else {
                depth++;
            }
        }
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> below = Files.walk(folder, Math.max(1, depth), FileVisitOption.FOLLOW_LINKS)) {
            return below.filter(matcher::matches).toList();
        }
    }

    /** Files below a folder that are passed over because of their names alone and look like data by their endings. */
    static List<String> hidden(String path) throws IOException {
        Path folder = Path.of(path.startsWith("file:") ? path.replaceFirst("^file:/+", "/") : path);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return below.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file ->
                            HIDDEN_DATA.matcher(file.getFileName().toString()).matches())
                    .filter(file -> file.getParent() == null
                            || !RemoteFiles.isHidden(file.getParent().toString()))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    private static void addBelow(Path folder, Set<String> names) throws IOException {
        try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            below.filter(Files::isRegularFile)
                    .filter(file ->
                            !RemoteFiles.isHidden(folder.relativize(file).toString()))
                    .map(Path::toString)
                    .forEach(names::add);
        }
    }
}
