package ebb.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the report shows.
 *
 * @param frame what it is about
 * @param headline the news in words
 * @param chapters sections by chapter; a chapter without any is left out
 */
public record Report(ReportFrame frame, Headline headline, Map<Chapter, List<Section>> chapters) {

    /** Reads all sections that the tables allow: a handful of small queries, all sums made in Spark. */
    public static Report of(ReportSource source) {
        Map<Chapter, List<Section>> chapters = new LinkedHashMap<>();
        for (Chapter chapter : ChapterCatalogue.ALL) {
            List<Section> sections = chapter.sections().stream()
                    .map(type -> type.reader().read(source))
                    .<Section>flatMap(Optional::stream)
                    .toList();
            if (!sections.isEmpty()) {
                chapters.put(chapter, sections);
            }
        }
        return new Report(source.frame(), source.headline(), chapters);
    }

    /** The pages as HTML, by the name of the file. */
    public Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        chapters.keySet().forEach(chapter -> pages.put(chapter.file(frame), ReportPage.render(this, chapter)));
        return pages;
    }
}
