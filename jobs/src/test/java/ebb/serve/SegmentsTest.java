package ebb.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.segment.saved.SegmentColumn;
import ebb.segment.saved.SegmentColumns;
import ebb.serve.access.Role;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments and answers to warnings, by the pages' own forms. */
class SegmentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static ServedShop shop;
    private static String marketing;
    private static String bi;
    private static String cookie;
    private static String csrf;

    @BeforeAll
    static void serve() throws Exception {
        shop = new ServedShop(folder, Map.of("serve.limits.requests-per-minute", "100000"));
        marketing = shop.token(Role.MARKETING);
        bi = shop.token(Role.BI);
        cookie = shop.login(marketing);
        csrf = shop.csrf(cookie);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static HttpResponse<String> save(String name, String conditions) throws Exception {
        return shop.post(cookie, "/segments", "csrf=" + csrf + "&segment=" + encoded(name) + "&" + conditions);
    }

    private static HttpResponse<String> remove(String name) throws Exception {
        return shop.post(cookie, "/segments/delete", "csrf=" + csrf + "&segment=" + encoded(name));
    }

    private static List<Path> files() throws Exception {
        Path segments = folder.resolve("lake/segments");
        if (!Files.isDirectory(segments)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(segments)) {
            return all.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static JsonNode json(String token, String path) throws Exception {
        HttpResponse<String> answer = shop.get(token, path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void countsWhoMeetsEveryConditionAtOnce() throws Exception {
        long expected = json(marketing, "/api/v1/customers?region=region%203&least_risk=0.5")
                .path("total")
                .asLong();

        String page = shop.get(
                        marketing, "/segments?region=region%203&least_churn_probability=0.5&most_churn_probability=1")
                .body();

        assertThat(expected).isPositive();
        assertThat(page)
                .contains("<strong>" + expected + "</strong> customers with region region 3, churn probability");
        assertThat(shop.get(marketing, "/segments?region=region%203&region=region%204")
                        .body())
                .as("one of several words is enough")
                .contains(
                        "<strong>" + (count("region=region%203") + count("region=region%204")) + "</strong> customers");
    }

    private static long count(String filter) throws Exception {
        return json(marketing, "/api/v1/customers?" + filter).path("total").asLong();
    }

    @Test
    void savesReadsAndRemovesASegment() throws Exception {
        HttpResponse<String> saved = save(
                "Käufer im Norden_1",
                "region=region%203&is_active=true&least_money_at_risk=1&least_last_bought_on=2026-01-01");

        assertThat(saved.statusCode()).isEqualTo(303);
        String opened = shop.getAs(
                        cookie, saved.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(opened).contains("region region 3; active; last purchase from 1 Jan 2026");
        JsonNode totals = json(marketing, "/api/v1/segments").path("rows");
        JsonNode members = json(marketing, "/api/v1/segments/" + encoded("Käufer im Norden_1") + "?limit=400");
        assertThat(totals.findValuesAsText("segment")).contains("Käufer im Norden_1");
        assertThat(members.path("rows")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("region").asText()).isEqualTo("region 3");
            assertThat(row.path("is_active").asBoolean()).isTrue();
        });
        assertThat(files()).isNotEmpty().allSatisfy(file -> assertThat(
                        Files.readString(file).contains(marketing.substring(4, 12)))
                .as("who saved it")
                .isTrue());
        assertThat(remove("Käufer im Norden_1").statusCode()).isEqualTo(303);
        assertThat(remove("Käufer im Norden_1").statusCode()).isEqualTo(404);
        assertThat(shop.get(marketing, "/api/v1/segments/" + encoded("Käufer im Norden_1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "../../conf/ebb",
                "a/b",
                "=HYPERLINK(1)",
                "x' OR '1'='1",
                "${jndi:ldap://127.0.0.1/x}",
                "name\nwith a line"
            })
    void aNameThatCouldDoHarmIsRefused(String name) throws Exception {
        List<Path> before = files();

        assertThat(save(name, "region=region%203").statusCode()).isEqualTo(400);
        assertThat(shop.getAs(cookie, "/segments?region=region%203&segment=" + encoded(name))
                        .body())
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(shop.get(marketing, "/api/v1/segments/" + encoded(name)).statusCode())
                .isIn(200, 400, 404);
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=x",
                "name=x",
                "customer_id=c0000001",
                "search=x",
                "raw_text=x",
                "1%3D1=1",
                "least_region=a"
            })
    void whatIsNoColumnOfTheCatalogueIsRefused(String condition) throws Exception {
        assertThat(shop.get(marketing, "/segments?" + condition).statusCode()).isEqualTo(400);
        assertThat(save("refused", condition).statusCode()).isEqualTo(400);
    }

    @Test
    void noConditionReachesTheQuery() throws Exception {
        List<String> injections = List.of("' OR '1'='1", "x\") UNION SELECT raw_text FROM rejected --");
        for (SegmentColumn column : SegmentColumns.ALL) {
            for (String prefix : List.of("", "least_", "most_")) {
                for (String injection : injections) {
                    HttpResponse<String> answer =
                            shop.get(marketing, "/segments?" + prefix + column.name() + "=" + encoded(injection));
                    assertThat(answer.statusCode())
                            .as(prefix + column.name() + "=" + injection)
                            .isIn(200, 400);
                    assertThat(answer.body()).doesNotContain("Secret", "root:", "c0000");
                }
            }
        }
        assertThat(shop.warnings()).isEmpty();
    }

    @Test
    void whoReadsNoCustomerSeesLargeSegmentsOnlyAndNoneThatGivesASmallOneAway() throws Exception {
        save("wide", "region=region%203&region=region%204&region=region%205");
        save("almost wide", "region=region%203&region=region%204&region=region%205&most_churn_probability=0.9");
        save("tiny", "owner=owner%203");
        save("nearly two regions", "region=region%203&region=region%204&most_churn_probability=0.9");

        JsonNode rows = json(bi, "/api/v1/segments").path("rows");
        assertThat(rows).isNotEmpty().allMatch(row -> !row.has("due_actions"), "has no count that may be of few");

        assertThat(json(marketing, "/api/v1/segments").path("rows").findValuesAsText("segment"))
                .contains("wide", "almost wide", "tiny");
        assertThat(rows.findValuesAsText("segment"))
                .contains("wide")
                .doesNotContain("tiny", "almost wide", "nearly two regions");
        assertThat(shop.get(bi, "/segments").body())
                .contains("wide")
                .doesNotContain("tiny", "c0000", "type=\"checkbox\"", "<form method=\"post\" action=\"/segments");
        assertThat(shop.get(bi, "/segments?region=region%203").statusCode()).isEqualTo(403);
        assertThat(shop.get(bi, "/api/v1/segments/wide").statusCode()).isEqualTo(403);
        for (String name : List.of("wide", "almost wide", "tiny", "nearly two regions")) {
            remove(name);
        }

        save("narrower", "region=region%203&region=region%204&region=region%205&most_churn_probability=0.9");
        assertThat(json(bi, "/api/v1/segments").path("rows").findValuesAsText("segment"))
                .as("with what was shown before it tells of few")
                .doesNotContain("narrower");
        remove("narrower");
    }

    @Test
    void aFormOfAnotherSiteOrRoleChangesNothing() throws Exception {
        String other = shop.login(bi);
        String word = shop.csrf(other);
        for (String path : List.of("/segments", "/segments/delete", "/segments/lists", "/warnings/answer")) {
            String form = "segment=mine&region=region%203&customer_id=c0000001&rule=loss&answer=acknowledge";
            assertThat(shop.post(cookie, path, form).statusCode()).as(path).isEqualTo(403);
            assertThat(shop.post(cookie, path, form + "&csrf=" + "A".repeat(43)).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(shop.post(other, path, form + "&csrf=" + word).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(shop.send(shop.request(path)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(form)))
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(files()).noneMatch(file -> file.toString().contains("mine"));
    }

    @Test
    void theListOfASegmentIsWrittenByTheExport() throws Exception {
        save("to call", "region=region%203");

        HttpResponse<String> begun = shop.post(
                cookie, "/segments/lists", "csrf=" + csrf + "&segment=to%20call&capacity=7&dialect=spreadsheet");

        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(written(begun.headers().firstValue("Location").orElseThrow()))
                .contains("3 customers who may be contacted now, 2 of them already on a list of today");
        assertThat(commands("--segment=to call"))
                .contains("export\n--json\n--to\n")
                .contains("--segment=to call\n--capacity\n7\n--dialect\nspreadsheet\n");
        assertThat(shop.post(cookie, "/segments/lists", "csrf=" + csrf + "&segment=nobody")
                        .statusCode())
                .isEqualTo(404);
        assertThat(shop.post(cookie, "/segments/lists", "csrf=" + csrf + "&segment=to%20call&capacity=0")
                        .statusCode())
                .isEqualTo(400);
        assertThat(shop.post(cookie, "/segments/lists", "csrf=" + csrf + "&segment=to%20call&to=/tmp/x")
                        .statusCode())
                .isEqualTo(400);
        remove("to call");
    }

    @Test
    void aWarningIsAnsweredByTheVerbThatThePageNames() throws Exception {
        JsonNode warning =
                json(marketing, "/api/v1/warnings?rule=loss").path("rows").path(0);
        String who = "&customer_id=" + warning.path("customer_id").asText() + "&rule=loss";

        HttpResponse<String> snoozed = shop.post(
                cookie,
                "/warnings/answer",
                "csrf=" + csrf + who + "&answer=snooze&days=30&note=" + encoded("called; $(id) <b>"));

        assertThat(snoozed.statusCode()).isEqualTo(303);
        assertThat(commands("snooze"))
                .contains("warnings\n--json\nsnooze\n--rule=loss\n--days=30\n--note=called; $(id) <b>\n--\n"
                        + warning.path("customer_id").asText() + "\n");
        for (String wrong : List.of(
                "&answer=acknowledge&customer_id=nobody&rule=loss",
                "&answer=acknowledge" + who + encoded("' OR '1'='1"),
                "&answer=acknowledge&customer_id=" + encoded("' OR '1'='1") + "&rule=loss",
                "&answer=delete" + who,
                "&answer=snooze" + who,
                "&answer=snooze&days=0" + who,
                "&answer=snooze&days=366" + who,
                "&answer=acknowledge&conf=/etc/passwd" + who,
                "&answer=acknowledge&note=" + "x".repeat(201) + who,
                "&answer=acknowledge&note=a%0Ab" + who,
                "&answer=acknowledge")) {
            assertThat(shop.post(cookie, "/warnings/answer", "csrf=" + csrf + wrong)
                            .statusCode())
                    .as(wrong)
                    .isIn(400, 404);
        }
    }

    /** The page of a list, as soon as it is written. */
    private static String written(String path) throws Exception {
        String page = "";
        for (int i = 0; i < 100 && !page.contains("Written"); i++) {
            Thread.sleep(50);
            page = shop.getAs(cookie, path).body();
        }
        return page;
    }

    /** What verbs were started with, as soon as {@code word} is among it. */
    private static String commands(String word) throws Exception {
        String commands = "";
        for (int i = 0; i < 100 && !commands.contains(word); i++) {
            Thread.sleep(50);
            commands = Files.exists(shop.commands()) ? Files.readString(shop.commands()) : "";
        }
        return commands;
    }
}
