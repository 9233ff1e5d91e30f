package ebb.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ebb.bench.GeneratedStar;
import ebb.lake.LakePath;
import ebb.lake.SegmentFiles;
import ebb.segment.saved.SavedSegment;
import ebb.segment.saved.SegmentCondition;
import ebb.serve.access.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static ServedShop shop;
    private static String marketing;

    @BeforeAll
    static void serve() throws Exception {
        shop = new ServedShop(folder, Map.of("serve.limits.requests-per-minute", "100000"));
        marketing = shop.token(Role.MARKETING);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = shop.get(marketing, path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void readsCustomersPageByPage() throws Exception {
        JsonNode first = json("/api/v1/customers?order=customer_id&limit=3");
        JsonNode second = json("/api/v1/customers?order=customer_id&limit=3&offset=3");

        assertThat(first.path("total").asInt()).isEqualTo(ServedShop.CUSTOMERS);
        assertThat(first.path("rows").findValuesAsText("customer_id"))
                .containsExactly("c0000000", "c0000001", "c0000002");
        assertThat(second.path("rows").findValuesAsText("customer_id"))
                .containsExactly("c0000003", "c0000004", "c0000005");
        assertThat(first.path("publication").asInt()).isEqualTo(1);
        assertThat(first.path("as_of").asText()).isEqualTo("2026-06-30");
    }

    @Test
    void filtersByWhatIsAskedFor() throws Exception {
        JsonNode rows = json("/api/v1/customers?region=region%203&least_risk=0.5&category=pets&limit=400")
                .path("rows");

        assertThat(rows).isNotEmpty();
        rows.forEach(row -> {
            assertThat(row.path("region").asText()).isEqualTo("region 3");
            assertThat(row.path("churn_probability").asDouble()).isGreaterThanOrEqualTo(0.5);
        });
    }

    @Test
    void findsByPartOfTheNameWithoutRegardToCase() throws Exception {
        assertThat(json("/api/v1/customers?search=o%27neil").path("total").asInt())
                .isEqualTo(1);
        assertThat(json("/api/v1/customers?search=%25").path("total").asInt())
                .as("a per cent sign is itself")
                .isZero();
    }

    @Test
    void answersHeadAsGetWithoutTheBody() throws Exception {
        for (String path :
                List.of("/", "/customers", "/api/v1/customers?limit=3", "/api/v1/groups?by=region", "/login")) {
            HttpResponse<String> get = shop.get(marketing, path);
            HttpResponse<String> head = shop.send(shop.request(path)
                    .header("Authorization", "Bearer " + marketing)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode()).isEqualTo(200);
            assertThat(head.body()).as(path).isEmpty();
            assertThat(head.headers().firstValue("Content-Type"))
                    .as(path)
                    .isEqualTo(get.headers().firstValue("Content-Type"));
            assertThat(head.headers().firstValue("ETag"))
                    .as(path)
                    .isEqualTo(get.headers().firstValue("ETag"));
        }
    }

    @Test
    void saysWhichColumnsAreNotThere() throws Exception {
        for (String path :
                List.of("/api/v1/customers?limit=1", "/api/v1/actions?limit=1", "/api/v1/warnings?limit=1")) {
            assertThat(json(path).path("absent_columns").toString()).as(path).isEqualTo("[\"email\"]");
        }
    }

    @Test
    void saysOfAnEmptyPageWhatWasAskedAndWhatToLoosen() throws Exception {
        long inRegion =
                json("/api/v1/customers?region=region%204").path("total").asLong();
        long found = json("/api/v1/customers?search=o%27neil").path("total").asLong();
        String page = shop.get(marketing, "/customers?region=region%204&search=o%27neil")
                .body();

        assertThat(page)
                .contains("Nobody: no row has region region 4 and search o'neil.")
                .contains("Left out, region gives " + found + ", search gives " + inRegion + ".")
                .contains("<a href=\"/customers\">Show all</a>");
        assertThat(shop.get(marketing, "/customers?search=nobody-of-that-name").body())
                .contains("Nobody: no row has search nobody-of-that-name.")
                .doesNotContain("Left out", "Nobody meets this");
        assertThat(shop.get(marketing, "/warnings?owner=nobody").body()).contains("no row has owner nobody.");
        assertThat(shop.get(marketing, "/actions?owner=nobody&capacity=5").body())
                .contains("no row has owner nobody and capacity 5. Left out, owner gives ");
    }

    @Test
    void writesCsvThatASpreadsheetDoesNotRun() throws Exception {
        HttpResponse<String> csv = shop.get(marketing, "/api/v1/customers?order=customer_id&limit=4&format=csv");

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(csv.body().lines()).hasSize(5).first().asString().startsWith("customer_id,name,region");
        assertThat(csv.body()).contains("'=HYPERLINK(");
    }

    @Test
    void answersThatNothingHasChangedSinceThePublication() throws Exception {
        HttpResponse<String> first = shop.get(marketing, "/api/v1/warnings");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = shop.send(shop.request("/api/v1/warnings")
                .header("Authorization", "Bearer " + marketing)
                .header("If-None-Match", tag));

        assertThat(tag).matches("\"1-\\d+-marketing\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(shop.send(shop.request("/api/v1/warnings")
                                .header("Authorization", "Bearer " + marketing)
                                .header("If-None-Match", "\"other\", W/" + tag))
                        .statusCode())
                .as("a list, weakened by a proxy")
                .isEqualTo(304);
    }

    @Test
    void hasNothingUnchangedOfACustomerWhomThereIsNot() throws Exception {
        String tag = shop.get(marketing, "/api/v1/customers/c0000042")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        for (Map.Entry<String, Integer> id :
                Map.of("c0000042", 304, "nobody", 404).entrySet()) {
            assertThat(shop.send(shop.request("/api/v1/customers/" + id.getKey())
                                    .header("Authorization", "Bearer " + marketing)
                                    .header("If-None-Match", tag))
                            .statusCode())
                    .as(id.getKey())
                    .isEqualTo(id.getValue());
        }
    }

    @Test
    void answersForAnIdWithASlash() throws Exception {
        assertThat(shop.get(marketing, "/api/v1/customer?id=a%2Fb").statusCode())
                .isEqualTo(404);
        assertThat(json("/api/v1/customer?id=c0000042").path("customer"))
                .isEqualTo(json("/api/v1/customers/c0000042").path("customer"));
        assertThat(shop.get(marketing, "/api/v1/customer").statusCode()).isEqualTo(400);
        assertThat(shop.get(marketing, "/customers/?id=c0000042").body()).contains("c0000042");
    }

    @Test
    void choosesTheListThatFitsBudgetAndCapacity() throws Exception {
        JsonNode all = json("/api/v1/plan");
        JsonNode few = json("/api/v1/plan?capacity=5");
        JsonNode cheap = json("/api/v1/plan?budget=1");

        assertThat(all.path("listed").asInt())
                .isEqualTo(all.path("candidates").asInt())
                .isGreaterThan(50);
        assertThat(few.path("listed").asInt()).isEqualTo(5);
        assertThat(few.path("expected_gain").asDouble())
                .isLessThan(all.path("expected_gain").asDouble());
        assertThat(cheap.path("cost").asDouble()).isLessThanOrEqualTo(1);
        assertThat(cheap.path("listed").asInt()).isPositive();
    }

    @Test
    void tellsAllOfOneCustomer() throws Exception {
        JsonNode customer = json("/api/v1/customers/c0000042");

        assertThat(customer.path("customer").path("customer_id").asText()).isEqualTo("c0000042");
        assertThat(customer.path("history")).hasSize(6);
        assertThat(customer.path("categories")).hasSize(2);
        assertThat(customer.path("score").path("reason_1").asText()).startsWith("Silent for");
        assertThat(shop.get(marketing, "/api/v1/customers/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void saysOnTheCustomersPageWhyTheActionAndWhyTheScore() throws Exception {
        JsonNode due = json("/api/v1/actions?state=due&limit=1").path("rows").get(0);
        String page = shop.get(
                        marketing, "/customers/?id=" + due.path("customer_id").asText())
                .body();

        assertThat(due.path("reason_1").asText()).endsWith("longer than usual");
        assertThat(page)
                .containsSubsequence(
                        "<h2>Next action</h2>",
                        due.path("action").asText(),
                        "<p>Why: " + due.path("reason_1").asText() + "</p>",
                        "<h2>Why the score</h2>",
                        "days, usually");
    }

    @Test
    void promisesNoNextPurchaseOfWhoHasLapsed() throws Exception {
        JsonNode lapsed =
                json("/api/v1/customers?lifecycle=lapsed&limit=1").path("rows").get(0);
        JsonNode active =
                json("/api/v1/customers?lifecycle=active&limit=1").path("rows").get(0);

        assertThat(page(lapsed))
                .contains("no date: the customer has lapsed, the rhythm has broken")
                .doesNotContain("if still a customer", "the next purchase is due on");
        assertThat(page(active))
                .as("a day and a risk of leaving beside each other")
                .containsPattern("<dt>Risk</dt><dd>\\d")
                .containsPattern("<dt>Next purchase</dt><dd>[^<]*four in five of such customers")
                .doesNotContain("if still a customer", "Next purchase expected", "rhythm the next purchase is due on");
    }

    private static String page(JsonNode customer) throws Exception {
        return shop.get(
                        marketing,
                        "/customers/?id=" + customer.path("customer_id").asText())
                .body();
    }

    @Test
    void describesEachAddressThatItAnswers() throws Exception {
        JsonNode paths = json("/api/v1/openapi.json").path("paths");
        new SegmentFiles(LakePath.root(folder.resolve("lake").toString()), new Configuration())
                .save(
                        new SavedSegment(
                                "of region 3",
                                List.of(new SegmentCondition("region", List.of("region 3"), null, null))),
                        "test",
                        Instant.EPOCH);

        assertThat(paths).hasSizeGreaterThan(9);
        paths.fieldNames().forEachRemaining(path -> {
            try {
                assertThat(shop.get(
                                        marketing,
                                        path.replace("{id}", "c0000001")
                                                        .replace("{name}", "of region 3".replace(" ", "%20"))
                                                + Map.of("groups", "?by=region", "customer", "?id=c0000001")
                                                        .getOrDefault(path.replaceFirst(".*/", ""), ""))
                                .statusCode())
                        .as(path)
                        .isEqualTo(200);
            } catch (Exception e) {
                throw new AssertionError(path, e);
            }
        });
    }

    @Test
    void servesANewPublicationAndTheFormerOneUntilThen(@TempDir Path other) throws Exception {
        try (ServedShop changing = new ServedShop(other, Map.of())) {
            String token = changing.token(Role.MARKETING);
            new GeneratedStar(other.resolve("lake"), 30).publish(2);
            long until = System.nanoTime() + 20_000_000_000L;
            JsonNode page =
                    JSON.readTree(changing.get(token, "/api/v1/customers").body());
            while (page.path("publication").asInt() == 1 && System.nanoTime() < until) {
                assertThat(page.path("total").asInt()).isEqualTo(ServedShop.CUSTOMERS);
                Thread.sleep(100);
                page = JSON.readTree(changing.get(token, "/api/v1/customers").body());
            }
            assertThat(page.path("publication").asInt()).isEqualTo(2);
            assertThat(page.path("total").asInt()).isEqualTo(30);
            assertThat(changing.warnings()).isEmpty();
        }
    }
}
