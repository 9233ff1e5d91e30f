package ebb.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ebb.conf.SettingsException;
import ebb.serve.access.Role;
import ebb.serve.access.TokenFile;
import ebb.serve.view.Filter;
import ebb.serve.view.View;
import ebb.serve.view.ViewCatalogue;
import ebb.serve.web.Server;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who wants to read what they may not. */
class SecurityTest {
    private static final List<String> OF_CUSTOMERS = List.of(
            "/actions",
            "/customers",
            "/customers/c0000001",
            "/warnings",
            "/api/v1/customers",
            "/api/v1/customers/c0000001",
            "/api/v1/actions",
            "/api/v1/warnings",
            "/api/v1/plan",
            "/api/v1/segments/none",
            "/lists/1",
            "/lists/1/file");
    private static final List<String> OF_READERS = List.of(
            "/",
            "/model",
            "/segments",
            "/api/v1/segments",
            "/api/v1/publication",
            "/api/v1/groups",
            "/api/v1/flow",
            "/api/v1/model",
            "/api/v1/drift",
            "/api/v1/openapi.json",
            "/assets/page.js");
    private static final List<String> OF_STEWARDS = List.of("/data", "/api/v1/deliveries", "/api/v1/rejections");
    private static final List<String> INJECTIONS = List.of(
            "' OR '1'='1",
            "'; DROP TABLE people; --",
            "\" OR 1=1 --",
            "x') UNION SELECT raw_text FROM rejected --",
            "(SELECT max(email) FROM bi_customers)",
            "read_csv('/etc/passwd')",
            "%' OR 1=1 --",
            "${jndi:ldap://127.0.0.1/x}",
            "{{7*7}}");

    @TempDir
    static Path folder;

    private static ServedShop shop;
    private static String marketing;
    private static String bi;
    private static String steward;

    @BeforeAll
    static void serve() throws Exception {
        shop = new ServedShop(folder, Map.of("serve.limits.requests-per-minute", "100000"));
        marketing = shop.token(Role.MARKETING);
        bi = shop.token(Role.BI);
        steward = shop.token(Role.STEWARD);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    static Stream<String> allPaths() {
        return Stream.of(OF_CUSTOMERS, OF_READERS, OF_STEWARDS, List.of("/nothing", "/login/..;/customers", "/assets/"))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("allPaths")
    void nothingIsReadWithoutAToken(String path) throws Exception {
        HttpResponse<String> answer = shop.send(shop.request(path));

        assertThat(answer.statusCode()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("c0000", "region", "owner", "Shop");
    }

    @ParameterizedTest
    @MethodSource("allPaths")
    void nothingIsReadWithAnotherMethod(String path) throws Exception {
        for (String method : List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "POST")) {
            HttpResponse<String> answer = shop.send(shop.request(path).method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isIn(400, 401, 405, 411);
        }
    }

    @Test
    void aWrongTokenIsRefusedAndAnAddressThatTriesManyMustWait(@TempDir Path other) throws Exception {
        try (ServedShop tried = new ServedShop(other, Map.of())) {
            String good = tried.token(Role.MARKETING);
            String id = good.substring(4, 12);
            for (String wrong : List.of(
                    "",
                    "x",
                    good + "x",
                    good.substring(0, 55),
                    "ebb_" + id + "_" + "A".repeat(43),
                    "ebb_00000000_" + "A".repeat(43))) {
                assertThat(tried.get(wrong, "/api/v1/publication").statusCode())
                        .as(wrong)
                        .isEqualTo(401);
            }
            assertThat(tried.get(good, "/api/v1/publication").statusCode()).isEqualTo(200);
            for (int i = 0; i < 10; i++) {
                tried.get("wrong", "/api/v1/publication");
            }
            assertThat(tried.get("wrong", "/api/v1/publication").statusCode()).isEqualTo(429);
            assertThat(tried.get(good, "/api/v1/publication").statusCode())
                    .as("who has a right token is not locked out by those who have none")
                    .isEqualTo(200);
        }
    }

    @Test
    void anExpiredOrRevokedTokenIsRefused() throws Exception {
        TokenFile ofYesterday = new TokenFile(
                folder.resolve("serve"), Clock.fixed(Instant.now().minus(Duration.ofDays(2)), ZoneOffset.UTC));
        String expired = ofYesterday.add(Role.MARKETING, Duration.ofDays(1), "expired");
        String revoked = shop.token(Role.MARKETING);
        shop.tokens().revoke(revoked.substring(4, 12));

        assertThat(shop.get(expired, "/api/v1/customers").statusCode()).isEqualTo(401);
        assertThat(shop.get(revoked, "/api/v1/customers").statusCode()).isEqualTo(401);
    }

    @Test
    void theSessionOfARevokedTokenEnds() throws Exception {
        String token = shop.token(Role.MARKETING);
        String cookie = cookie(token);
        assertThat(withCookie(cookie, "/customers").statusCode()).isEqualTo(200);

        shop.tokens().revoke(token.substring(4, 12));

        assertThat(withCookie(cookie, "/customers").statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleReadsNothingOfAnother() throws Exception {
        for (String path : OF_CUSTOMERS) {
            assertThat(shop.get(bi, path).statusCode()).as(path).isEqualTo(403);
            assertThat(shop.get(steward, path).statusCode()).as(path).isEqualTo(403);
        }
        for (String path : OF_STEWARDS) {
            assertThat(shop.get(bi, path).statusCode()).as(path).isEqualTo(403);
            assertThat(shop.get(steward, path).statusCode()).as(path).isEqualTo(200);
        }
        for (String path : OF_READERS) {
            HttpResponse<String> answer = shop.get(bi, path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("c0000");
        }
    }

    @Test
    void groupsTooSmallAreHiddenFromWhoReadsNoCustomer() throws Exception {
        String groups = shop.get(bi, "/api/v1/groups?by=owner").body();

        assertThat(groups)
                .as("25 owners of 16 customers each")
                .contains("\"rows\":[]")
                .contains("\"hidden_groups\":25");
        assertThat(shop.get(bi, "/").body())
                .as("says that rows are missing, and why")
                .contains("not shown to your role: of fewer than 20 customers");
        assertThat(shop.get(marketing, "/").body()).doesNotContain("not shown to your role");
        assertThat(shop.get(marketing, "/api/v1/groups?by=owner").body())
                .as("who reads customers reads groups of any size")
                .contains("owner 3");
        assertThat(shop.get(bi, "/api/v1/groups?by=region").body()).doesNotContain("far away");
        assertThat(shop.get(bi, "/api/v1/flow").body())
                .doesNotContain("returned")
                .containsPattern("\"hidden_groups\":[1-9]");
        assertThat(shop.get(bi, "/api/v1/flow?format=csv")
                        .headers()
                        .firstValue("Ebb-Hidden-Groups")
                        .orElseThrow())
                .isNotEqualTo("0");
        assertThat(shop.get(bi, "/api/v1/segments").body()).contains("\"hidden_groups\":");
        assertThat(shop.get(marketing, "/api/v1/flow").body()).contains("\"hidden_groups\":0");
        assertThat(shop.get(marketing, "/api/v1/flow").body()).contains("returned");
        assertThat(shop.get(bi, "/api/v1/groups?by=region&owner=owner%203").statusCode())
                .isEqualTo(400);
        assertThat(shop.get(bi, "/api/v1/groups?by=customer_id").statusCode()).isEqualTo(400);
    }

    @Test
    void noParameterReachesTheQuery() throws Exception {
        for (View view : ViewCatalogue.ALL) {
            for (String name : Stream.concat(
                            view.filters().stream().map(Filter::name), Stream.of("order", "limit", "offset", "format"))
                    .toList()) {
                for (String injection : INJECTIONS) {
                    HttpResponse<String> answer =
                            shop.get(marketing, "/api/v1/" + view.name() + "?" + name + "=" + encoded(injection));
                    assertThat(answer.statusCode()).as(name + "=" + injection).isIn(200, 400);
                    assertThat(answer.body()).as(name + "=" + injection).doesNotContain("c0000", "Secret", "root:");
                }
            }
        }
        assertThat(shop.warnings()).isEmpty();
        assertThat(shop.get(marketing, "/api/v1/customers").body())
                .as("no table is gone")
                .contains("c0000");
    }

    @Test
    void noNameOfAParameterReachesTheQuery() throws Exception {
        for (String path : List.of(
                "/api/v1/customers",
                "/api/v1/plan",
                "/api/v1/groups",
                "/api/v1/segments",
                "/actions",
                "/segments",
                "/customers",
                "/warnings")) {
            for (String injection : INJECTIONS) {
                assertThat(shop.get(marketing, path + "?" + encoded(injection) + "=1")
                                .statusCode())
                        .as(path + injection)
                        .isEqualTo(400);
            }
            assertThat(shop.get(marketing, path + "?email=x").statusCode()).isEqualTo(400);
        }
        for (String injection : INJECTIONS) {
            assertThat(shop.get(marketing, "/api/v1/groups?by=" + encoded(injection))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(shop.get(marketing, "/api/v1/plan?budget=" + encoded(injection))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(shop.get(marketing, "/api/v1/plan?capacity=" + encoded(injection))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(shop.get(marketing, "/api/v1/customers/" + encoded(injection))
                            .statusCode())
                    .isIn(400, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=-1",
                "limit=1e3",
                "limit=99999999999",
                "offset=-1",
                "least_value=1e999999",
                "least_value=NaN",
                "least_risk=0x1",
                "limit=1&limit=2",
                "region=a&region=b",
                "search=%00"
            })
    void numbersAndRepeatedParametersAreChecked(String parameters) throws Exception {
        assertThat(shop.get(marketing, "/api/v1/customers?" + parameters).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../../etc/passwd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..%2f..%2fetc/passwd",
                "/assets/page.css/../../customers",
                "//etc/passwd",
                "/lists/..%2f..%2ftokens.tsv/file",
                "/lists/%2e%2e/file",
                "/login;a=b/../customers",
                "/customers/%2e%2e/%2e%2e/serve/tokens.tsv"
            })
    void noPathLeadsOutOfThePages(String path) throws Exception {
        for (String line : List.of("", "Authorization: Bearer " + marketing + "\r\n")) {
            String answer =
                    raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + line + "Connection: close\r\n\r\n");
            assertThat(answer).doesNotContain("root:", "sha256", "c0000");
            assertThat(answer.substring(9, 12)).isIn("400", "401", "404");
        }
    }

    @Test
    void namesOfCustomersAreShownAndNotRun() throws Exception {
        String list = shop.get(marketing, "/customers?order=customer_id").body();
        String page = shop.get(marketing, "/customers/c0000000").body();
        String search = shop.get(marketing, "/customers?search=" + encoded("\"><script>alert(2)</script>"))
                .body();

        assertThat(list).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "<img");
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
        assertThat(search).doesNotContain("<script>alert").contains("script");
    }

    @Test
    void eachAnswerSaysWhatABrowserMayDoWithIt() throws Exception {
        for (HttpResponse<String> answer : List.of(
                shop.get(marketing, "/"),
                shop.get(marketing, "/api/v1/publication"),
                shop.send(shop.request("/login")),
                shop.send(shop.request("/customers")),
                shop.get(marketing, "/nothing"))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .containsAnyOf("no-store", "private");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    /** The web server refuses it before any route sees it. */
    @ParameterizedTest
    @CsvSource({"/customers/a%2Fb, text/html", "/api/v1/customers/a%2Fb, application/json"})
    void anAddressThatNobodyCanHaveIsRefusedAsOtherPagesAre(String path, String accept) throws Exception {
        HttpResponse<String> answer = shop.send(shop.request(path)
                .header("Authorization", "Bearer " + marketing)
                .header("Accept", accept));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("There is no such page").doesNotContain("HTTP ERROR", "Jetty");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(accept);
        assertThat(answer.headers().map())
                .containsKeys("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options");
    }

    @Test
    void aPageOfAnotherSiteCannotReadUnderItsOwnName() throws Exception {
        for (String host : List.of(
                "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "127.0.0.1@evil.example")) {
            assertThat(raw("GET /api/v1/customers HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + marketing
                            + "\r\nConnection: close\r\n\r\n"))
                    .doesNotContain("c0000")
                    .containsPattern("HTTP/1.1 4\\d\\d");
        }
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        String cookie = cookie(shop.token(Role.MARKETING));

        HttpResponse<String> without = shop.send(shop.request("/actions/lists")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("capacity=5")));
        HttpResponse<String> wrong = shop.send(shop.request("/actions/lists")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("capacity=5&csrf=" + "A".repeat(43))));
        HttpResponse<String> foreign = shop.send(shop.request("/login")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + marketing)));

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void theCookieIsForThisServerOnlyAndForNoScript() throws Exception {
        HttpResponse<String> answer = login(marketing);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(marketing);
        assertThat(login("ebb_00000000_" + "A".repeat(43)).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherReadersListIsAsIfThereWereNone() throws Exception {
        String cookie = cookie(marketing);
        String page = withCookie(cookie, "/actions").body();
        String csrf = page.replaceFirst("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> begun = shop.send(shop.request("/actions/lists")
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("capacity=5&csrf=" + csrf)));
        String list = begun.headers().firstValue("Location").orElseThrow();

        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(withCookie(cookie, list).statusCode()).isEqualTo(200);
        assertThat(shop.get(shop.token(Role.MARKETING), list).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        String get = "GET /api/v1/customers?search=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        String header = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n";

        assertThat(raw(get)).containsPattern("HTTP/1.1 4(14|31|00)");
        assertThat(raw(header)).containsPattern("HTTP/1.1 431");
        assertThat(shop.get(marketing, "/api/v1/customers?search=" + "x".repeat(300))
                        .statusCode())
                .isEqualTo(400);
        assertThat(shop.send(shop.request("/login")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("token=" + "x".repeat(200_000))))
                        .statusCode())
                .isIn(400, 413);
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        String chunked = post("application/x-www-form-urlencoded", "Transfer-Encoding: chunked");
        String parts = post("multipart/form-data; boundary=x", "Content-Length: 20");

        assertThat(raw(chunked)).startsWith("HTTP/1.1 411");
        assertThat(raw(parts)).startsWith("HTTP/1.1 415");
    }

    @Test
    void oneTokenCannotAskWithoutEnd(@TempDir Path other) throws Exception {
        try (ServedShop limited = new ServedShop(other, Map.of("serve.limits.requests-per-minute", "5"))) {
            String token = limited.token(Role.MARKETING);
            List<Integer> statuses =
                    Stream.generate(() -> status(limited, token)).limit(12).toList();
            assertThat(statuses).contains(200).endsWith(429);
            assertThat(limited.get(limited.token(Role.BI), "/api/v1/publication")
                            .statusCode())
                    .as("another token is not held up")
                    .isEqualTo(200);
        }
    }

    private static int status(ServedShop limited, String token) {
        try {
            return limited.get(token, "/api/v1/publication").statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoReadWhatIsWrittenDownWithoutTheToken() throws Exception {
        shop.get(marketing, "/customers/c0000017");
        shop.get(bi, "/customers/c0000017");
        shop.get(marketing, "/api/v1/customers?search=abc%0Adef");
        Path log;
        try (Stream<Path> files = Files.list(folder.resolve("serve"))) {
            log = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
        String lines = "";
        for (int i = 0; i < 50 && !lines.contains("abc\\ndef"); i++) {
            Thread.sleep(20);
            lines = Files.readString(log);
        }

        assertThat(lines)
                .contains("\"token\":\"" + marketing.substring(4, 12) + "\",\"role\":\"marketing\"")
                .contains("\"path\":\"/customers/c0000017\"")
                .contains("\"status\":403")
                .contains("abc\\ndef")
                .doesNotContain(marketing.substring(13), bi.substring(13));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.resolve("serve/tokens.tsv"))).doesNotContain(marketing.substring(13));
    }

    @Test
    void anAddressThatOthersReachNeedsAKeyAndAToken(@TempDir Path empty) {
        Server.Surroundings around = new Server.Surroundings(verb -> List.of(), Clock.systemUTC(), message -> {});
        assertThatThrownBy(() -> Server.start(ServedShop.settings(folder, Map.of("serve.host", "0.0.0.0")), around))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("serve.tls.key-store");
        assertThatThrownBy(() -> Server.start(
                        ServedShop.settings(
                                folder,
                                Map.of(
                                        "serve.host", "0.0.0.0",
                                        "serve.tls.key-store", "key.p12",
                                        "serve.folder", empty.toString())),
                        around))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("there is no token");
    }

    @Test
    void twoServersDoNotShareAFolder() {
        assertThatThrownBy(() -> Server.start(
                        ServedShop.settings(folder, Map.of()),
                        new Server.Surroundings(verb -> List.of(), Clock.systemUTC(), message -> {})))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("another `ebb serve` uses it");
    }

    /** Who asks learns no more than that; the server's log says what to do. */
    @Test
    void aTokenFileThatOthersMayWriteLetsNobodyInAndTheLogSaysWhy() throws Exception {
        Path file = folder.resolve("serve/tokens.tsv");
        Set<PosixFilePermission> own = Files.getPosixFilePermissions(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        try {
            HttpResponse<String> answer = shop.get(marketing, "/api/v1/publication");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("its own messages say what to do")
                    .doesNotContain("tokens.tsv");
            assertThat(shop.warnings().remove(shop.warnings().size() - 1))
                    .contains("chmod 600")
                    .doesNotContain(marketing);
        } finally {
            Files.setPosixFilePermissions(file, own);
        }
        assertThat(shop.get(marketing, "/api/v1/publication").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenFileThatOthersMayWriteIsRefused(@TempDir Path own) throws Exception {
        TokenFile tokens = new TokenFile(own, Clock.systemUTC());
        tokens.add(Role.BI, Duration.ofDays(1), "tab\tand\nline");
        assertThat(tokens.all()).hasSize(1);
        Files.setPosixFilePermissions(own.resolve("tokens.tsv"), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThatThrownBy(tokens::all).isInstanceOf(SettingsException.class).hasMessageContaining("chmod 600");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpResponse<String> login(String token) throws Exception {
        return shop.send(shop.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + token)));
    }

    private static String cookie(String token) throws Exception {
        return login(token).headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static HttpResponse<String> withCookie(String cookie, String path) throws Exception {
        return shop.send(shop.request(path).header("Cookie", cookie));
    }

    private static String post(String type, String length) {
        return String.join(
                "\r\n",
                "POST /login HTTP/1.1",
                "Host: 127.0.0.1",
                "Content-Type: " + type,
                length,
                "Connection: close",
                "",
                "5",
                "token",
                "01234567890123456789");
    }

    /** A request that no client library would send. */
    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), shop.port()), 5000);
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(12);
            StringBuilder text = new StringBuilder(new String(answer, StandardCharsets.UTF_8));
            try {
                socket.setSoTimeout(1000);
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (java.net.SocketTimeoutException e) {
                // The server waits for the next request.
            }
            return text.toString();
        }
    }
}
