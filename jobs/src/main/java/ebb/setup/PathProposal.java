package ebb.setup;

import ebb.conf.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where the files of an input lie.
 *
 * @param given what somebody gave: files, or a folder of them
 */
record PathProposal(ConfProposal proposal, List<Path> given) {

    void path(List<SampleFile> files) {
        List<Path> paths = files.stream().map(SampleFile::path).toList();
        if (paths.size() == 1 && !isGivenFolderOf(paths.get(0))) {
            proposal.set(2, "path", ConfProposal.quoted(paths.get(0).toString()));
        } else if (given.size() == 1 && Files.isDirectory(given.get(0))) {
            folder(given.get(0), paths);
        } else {
            names(paths);
        }
    }

    private boolean isGivenFolderOf(Path path) {
        return given.size() == 1
                && Files.isDirectory(given.get(0))
                && !given.get(0).equals(path);
    }

    /** A folder is read whole, with what comes later, unless it holds something else too. */
    private void folder(Path folder, List<Path> paths) {
        List<Path> others = InputPaths.units(folder).stream()
                .filter(path -> !paths.contains(path))
                .toList();
        if (others.isEmpty()) {
            proposal.comment(2, "The whole folder: files that come later are read too.");
            proposal.set(2, "path", ConfProposal.quoted(folder.toString()));
        } else {
            names(paths);
        }
    }

    private void names(List<Path> paths) {
        Path folder = paths.get(0).getParent();
        if (!paths.stream().allMatch(path -> Objects.equals(path.getParent(), folder))) {
            throw new SettingsException(
                    "Cannot propose settings: the files lie in several folders. Put them into one, or give their folder.");
        }
        String names = paths.stream().map(path -> path.getFileName().toString()).collect(Collectors.joining(","));
        proposal.comment(2, "A folder or a glob such as orders_*.csv takes files that come later too.");
        proposal.set(
                2,
                "path",
                "'" + (folder == null ? "" : folder + "/") + (paths.size() == 1 ? names : "{" + names + "}") + "'");
        proposal.doubt("inputs.purchases.path names just these files: put a glob there that later files fit.");
    }
}
