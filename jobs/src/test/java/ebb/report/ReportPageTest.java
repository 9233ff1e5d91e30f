package ebb.report;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.ledger.LogGap;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final Report REPORT = SampleReport.data();
    private static final Map<String, String> PAGES = REPORT.pages();
    private static final String FIRST = PAGES.get("ebb-report-2011-09-10.html");
    private static final String ALL =
            String.join("", PAGES.values().stream().map(ReportPageTest::body).toList());

    private static String body(String page) {
        return page.substring(page.indexOf("<body>"), page.lastIndexOf("<script>"));
    }

    @Test
    void tellsTheNewsInASentence() throws IOException {
        assertThat(FIRST)
                .contains("<h1>846 of 1,907 active customers are expected to buy nothing until 9 Dec 2011.</h1>")
                .contains("95&nbsp;% interval 812 to 881", "−15 since 11 Aug 2011", "−GBP\u00a07,450 since 11 Aug 2011")
                .contains(
                        "38 customers, the first by 13 Sep 2011, with GBP\u00a045,210 at stake",
                        "bring most, GBP\u00a06,400.");
        // The pages to look at in a browser.
        Path folder = Files.createDirectories(Path.of("target/report"));
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    @Test
    void theHeadlineSaysHowLongBeforeTheAsOfDateThePurchasesEnd() {
        assertThat(first(REPORT)).doesNotContain("The purchases end on");
        ReportFrame fresh = REPORT.frame();
        ReportFrame stale = new ReportFrame(
                fresh.shop(), fresh.asOf(), 90, "GBP", 5, fresh.madeAt(), fresh.version(), 47, null, null);
        assertThat(first(new Report(stale, REPORT.headline(), REPORT.chapters())))
                .contains("<h1>The purchases end on ", ", 47 days before the as-of date");
    }

    @Test
    void theFirstPageSaysWhyItsFiguresAreToBeDoubted() {
        assertThat(first(REPORT)).doesNotContain("<strong>");
        ReportFrame fresh = REPORT.frame();
        ReportFrame gap = new ReportFrame(
                fresh.shop(),
                fresh.asOf(),
                90,
                "GBP",
                5,
                fresh.madeAt(),
                fresh.version(),
                0,
                new LogGap(LocalDate.of(2010, 2, 1), LocalDate.of(2010, 4, 30)).words(),
                null);
        assertThat(first(new Report(gap, doubted(REPORT.headline(), 846.4), REPORT.chapters())))
                .contains(
                        "<strong>The score knows little.</strong>",
                        "<strong>Nobody bought anything from 1 Feb 2010 to 30 Apr 2010 (89 days).");
    }

    @Test
    void whereNobodyHasAScoreTheFirstPageDoesNotSayThatNobodyLeaves() {
        String page = first(new Report(REPORT.frame(), doubted(REPORT.headline(), Double.NaN), REPORT.chapters()));
        assertThat(page)
                .contains("<h1>It is not known how many of 1,907 active customers will buy nothing until ")
                .contains("<dt>Expected to be lost in 90 days</dt><dd>–")
                .doesNotContain("95&nbsp;% interval");
    }

    private static Headline doubted(Headline sure, double expectedLost) {
        return new Headline(
                sure.activeCustomers(),
                new Headline.Loss(expectedLost, expectedLost, expectedLost),
                Double.isNaN(expectedLost) ? null : sure.moneyAtRisk(),
                "The score knows little.",
                sure.call(),
                sure.before());
    }

    private static String first(Report report) {
        return report.pages().get(ChapterCatalogue.FIRST.file(report.frame()));
    }

    @Test
    void writesDaysInSentencesAndNamesAsPeopleDo() {
        String words = ALL.replaceAll("data-chart=\"[^\"]*\"|<th[^>]*as-written[^>]*>[^<]*|<code>[^<]*</code>", "");
        assertThat(words).contains("at high risk on 12 Jun 2011").doesNotContain("btyd_");
        assertThat(Pattern.compile("(on|until|since|from|about) \\d{4}-\\d{2}-\\d{2}")
                        .matcher(words)
                        .find())
                .isFalse();
    }

    @Tag("H6")
    @Test
    void asksNothingOfTheNetwork() {
        assertThat(PAGES.values())
                .allSatisfy(page ->
                        assertThat(page).doesNotContain("sourceMappingURL").contains("default-src 'none'"));
        Matcher addresses = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(ALL);
        assertThat(addresses.results().map(found -> found.group(1)))
                .allMatch(address -> address.startsWith("#") || PAGES.containsKey(address));
    }

    @Tag("H6")
    @Test
    void runsAndStylesNothingButWhatItsPolicyKnowsByHash() throws NoSuchAlgorithmException {
        for (String page : PAGES.values()) {
            Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                    .matcher(page);
            assertThat(policy.find()).isTrue();
            assertThat(policy.group(1)).doesNotContain("unsafe");
            Matcher own = Pattern.compile("<(?:style|script)>(.*?)</(?:style|script)>", Pattern.DOTALL)
                    .matcher(page.substring(policy.end()));
            int count = 0;
            while (own.find()) {
                byte[] text = own.group(1).getBytes(StandardCharsets.UTF_8);
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
                assertThat(policy.group(1))
                        .contains("sha256-" + Base64.getEncoder().encodeToString(digest));
                count++;
            }
            assertThat(count).isEqualTo(3);
        }
        assertThat(ALL).doesNotContain(" style=").contains("heat-10");
    }

    @Test
    void leavesNoProbabilityWhereNoCustomerCanBe() {
        PurchaseModel.Frequency never = new PurchaseModel.Frequency(0, List.of());
        assertThat(new PurchaseModel.Cell(0, 1).isPossible(never)).isFalse();
        assertThat(new PurchaseModel.Cell(1, 1).isPossible(never)).isTrue();
        assertThat(new PurchaseModel.Cell(0, 1).isPossible(new PurchaseModel.Frequency(1, List.of())))
                .isTrue();
    }

    @Test
    void writesModelsAsTheLiteratureDoes() {
        assertThat(Format.model("mbg-cnbd-2")).isEqualTo("MBG/CNBD-2");
        assertThat(Format.model("pareto-nbd")).isEqualTo("Pareto/NBD");
        assertThat(new Format("EUR").words("body_care")).isEqualTo("body care");
    }

    @Tag("H6")
    @Test
    void escapesWhatCustomersAreCalled() {
        assertThat(ALL)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<img");
    }

    @Test
    void putsEverySectionInItsChapterAndInTheContents() {
        REPORT.chapters()
                .forEach((chapter, sections) -> sections.forEach(section -> {
                    String page = PAGES.get(chapter.file(REPORT.frame()));
                    assertThat(page).contains("<section id=\"" + section.id() + "\"");
                    // The first page is short enough to need no contents.
                    if (!chapter.isFirst()) {
                        assertThat(page).contains("<a href=\"#" + section.id() + "\">" + section.title() + "</a>");
                    }
                }));
    }

    @Test
    void listsEverySectionOnceInTheCatalogue() {
        List<SectionType> listed = ChapterCatalogue.ALL.stream()
                .flatMap(chapter -> chapter.sections().stream())
                .toList();
        assertThat(listed).extracting(SectionType::id).doesNotHaveDuplicates();
        assertThat(REPORT.chapters().values().stream().flatMap(List::stream).map(Section::type))
                .containsExactlyElementsOf(listed);
    }

    @Test
    void linksTheFirstPageToEveryOther() {
        assertThat(PAGES.keySet()).hasSize(6).allSatisfy(file -> {
            if (!file.equals("ebb-report-2011-09-10.html")) {
                assertThat(FIRST).contains("<a href=\"" + file + "\">");
            }
        });
    }

    @Test
    void showsTheFiguresOfEveryChartInATableToo() {
        assertThat(ALL).contains("<canvas");
        assertThat(ALL.split("</section>"))
                .filteredOn(section -> section.contains("<canvas"))
                .allMatch(section -> section.contains("<table"), "has a table beside its charts");
        assertThat(ALL)
                .contains("GBP\u00a091,240<small>130 customers</small>")
                .contains("<td class=\"n\">0.762<small>0.741–0.783</small></td>");
    }

    @Test
    void writesFiguresAlikeOnEveryMachine() {
        Format format = new Format("EUR");
        assertThat(format.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(format.money(new BigDecimal("1234.50"))).isEqualTo("EUR\u00a01,234");
        assertThat(format.money(null)).isEqualTo("–");
        assertThat(format.percent(0.4567)).isEqualTo("46\u00a0%");
        assertThat(format.percent(0.0567)).isEqualTo("5.7\u00a0%");
        assertThat(format.date(LocalDate.of(2011, 9, 1))).isEqualTo("1 Sep 2011");
        assertThat(format.interval(0.7, Double.NaN)).isEmpty();
    }

    @Test
    void putsWilsonsIntervalAroundAShare() {
        // Worked by hand: 5 of 10.
        ScoreTrust.Group group = new ScoreTrust.Group(1, 10, 0.5, 0.5, 1, 0.1);
        assertThat(group.low()).isEqualTo(0.2366, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(group.high()).isEqualTo(0.7634, org.assertj.core.api.Assertions.within(1e-4));
    }
}
