package ebb.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The one file in a zip archive; what programs put beside it, such as folders and hidden files, does not count. */
final class ZipText {
    private ZipText() {}

    /** Opens the archive anew. */
    interface Archive {
        InputStream open() throws IOException;
    }

    static InputStream only(Archive archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(archive.open())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isData(entry)) {
                    names.add(entry.getName());
                }
            }
        }
        if (names.size() != 1) {
            throw new UnreadableText("it is a zip archive of "
                    + (names.isEmpty() ? "no file. Pack one file, or" : names.size() + " files. Unpack it and")
                    + " give " + (names.isEmpty() ? "it as it is." : "the folder or the file that is meant."));
        }
        ZipInputStream zip = new ZipInputStream(archive.open());
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (isData(entry)) {
                return zip;
            }
        }
        throw new UnreadableText("it is a zip archive that changed while it was read. Give it again.");
    }

    private static boolean isData(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.startsWith("__MACOSX/")
                && !name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }
}
