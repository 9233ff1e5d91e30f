package ebb.bench;

import ebb.conf.Settings;
import ebb.conf.SettingsLoader;
import ebb.serve.access.Role;
import ebb.serve.access.TokenFile;
import ebb.serve.web.Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How long `ebb serve` takes to answer: from its start to the first page, and under the load of many users, over a generated shop. */
public final class ServeBench implements Benchmark {
    private static final int USERS = 50;
    private static final int SECONDS = 30;
    private static final int WARM_SECONDS = 10;
    private static final int WHILE_COPIED_SECONDS = 5;
    private static final int LOOK_MILLIS = 100;
    private static final int THINK_MILLIS = 1_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1e3;

    /** What users look at; a figure from 0 to 999999 stands for %d. */
    private static final List<String> PATHS = List.of(
            "/",
            "/actions",
            "/actions?budget=%1$d",
            "/actions?owner=owner%%20%2$d&capacity=%1$d",
            "/actions?owner=owner%%20%2$d&budget=%1$d",
            "/actions?region=region%%20%3$d&channel=phone&capacity=200",
            "/customers?search=%1$d",
            "/customers?region=region%%20%3$d&risk_band=high",
            "/customers/c%1$07d",
            "/customers/c%1$07d",
            "/warnings?owner=owner%%20%2$d",
            "/model",
            "/data",
            "/api/v1/customers?limit=100&offset=%2$d",
            "/api/v1/groups?by=region");

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "Measure how long pages take over a generated shop, from the start of the server and with " + USERS
                + " users at once, each looking at a page for a second.";
    }

    @Override
    public void run(Terms terms) throws Exception {
        for (long size : terms.sizes()) {
            measure(terms.folder(name(), size), size, terms.out());
        }
    }

    private static void measure(Path folder, long size, PrintWriter out) throws Exception {
        if (!Files.exists(folder.resolve("lake/tables/table_versions"))) {
            new GeneratedStar(folder.resolve("lake"), size).publish(1);
        }
        Settings settings = SettingsLoader.load(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "lake",
                                folder.resolve("lake").toString(),
                                "serve.folder",
                                folder.resolve("serve").toString(),
                                "serve.port",
                                "0",
                                "serve.limits.requests-per-minute",
                                "1000000"))
                .settings();
        String token = new TokenFile(folder.resolve("serve"), Clock.systemUTC())
                .add(Role.MARKETING, Duration.ofDays(1), "bench");
        out.printf(Locale.ROOT, "%,d customers%n", size);
        long start = System.nanoTime();
        try (Server server = Server.start(
                settings, new Server.Surroundings(verb -> List.of("false"), Clock.systemUTC(), out::println))) {
            out.printf(Locale.ROOT, "  listens after %,.0f ms%n", millis(start));
            Users users = new Users("http://127.0.0.1:" + server.port(), token, size);
            users.ask("/customers");
            out.printf(Locale.ROOT, "  first page after %,.0f ms%n", millis(start));
            users.work(WHILE_COPIED_SECONDS);
            users.print("while the tables are copied in", out);
            while (!server.isLoaded()) {
                Thread.sleep(LOOK_MILLIS);
            }
            out.printf(Locale.ROOT, "  all tables copied in after %,.0f ms at most%n", millis(start));
            users.work(WARM_SECONDS);
            users.forget();
            Stopwatch watch = Stopwatch.start();
            users.work(SECONDS);
            double work = watch.took().work();
            users.print("after that", out);
            out.printf(
                    Locale.ROOT,
                    "  work of one core for each answer, the users' own included: %.1f ms%n",
                    MILLIS * work / users.answered());
        }
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    /** Users who ask, and how long each answer took. */
    private static final class Users {
        private final HttpClient client = HttpClient.newHttpClient();
        private final String root;
        private final String token;
        private final long customers;
        private final Map<String, ConcurrentLinkedQueue<Double>> times = new ConcurrentHashMap<>();
        private final AtomicInteger refused = new AtomicInteger();

        Users(String root, String token, long customers) {
            this.root = root;
            this.token = token;
            this.customers = customers;
        }

        /** A page; a refusal is counted, and the user goes on. */
        boolean ask(String path) throws IOException, InterruptedException {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(URI.create(root + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() == 429 || answer.statusCode() == 503) {
                refused.incrementAndGet();
                return false;
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Cannot measure: " + path + " answered " + answer.statusCode());
            }
            return true;
        }

        int answered() {
            return times.values().stream().mapToInt(ConcurrentLinkedQueue::size).sum();
        }

        void forget() {
            times.clear();
            refused.set(0);
        }

        void work(int seconds) throws InterruptedException {
            ExecutorService users = Executors.newFixedThreadPool(USERS);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            for (int i = 0; i < USERS; i++) {
                Random random = new Random(i);
                users.execute(() -> one(random, end));
            }
            users.shutdown();
            users.awaitTermination(seconds + 60L, TimeUnit.SECONDS);
        }

        private void one(Random random, long end) {
            try {
                Thread.sleep(random.nextInt(THINK_MILLIS));
                while (System.nanoTime() < end) {
                    String form = PATHS.get(random.nextInt(PATHS.size()));
                    String path = String.format(
                            Locale.ROOT, form, random.nextInt((int) customers), random.nextInt(25), random.nextInt(12));
                    long start = System.nanoTime();
                    if (ask(path)) {
                        times.computeIfAbsent(form, key -> new ConcurrentLinkedQueue<>())
                                .add(millis(start));
                    }
                    Thread.sleep(THINK_MILLIS / 2 + random.nextInt(THINK_MILLIS));
                }
            } catch (IOException e) {
                throw new IllegalStateException("Cannot measure: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void print(String when, PrintWriter out) {
            out.printf(Locale.ROOT, "  %s: %d refused%n", when, refused.get());
            out.printf(Locale.ROOT, "  %-62s %8s %8s %8s %8s%n", "page", "asked", "p50 ms", "p95 ms", "p99 ms");
            List<Double> all = new ArrayList<>();
            new TreeMap<>(times).forEach((form, taken) -> {
                all.addAll(taken);
                line(out, form, taken.stream().mapToDouble(Double::doubleValue).toArray());
            });
            line(out, "all", all.stream().mapToDouble(Double::doubleValue).toArray());
            out.flush();
        }

        private static void line(PrintWriter out, String form, double[] taken) {
            Arrays.sort(taken);
            out.printf(
                    Locale.ROOT,
                    "  %-62s %,8d %8.1f %8.1f %8.1f%n",
                    form,
                    taken.length,
                    quantile(taken, 0.5),
                    quantile(taken, 0.95),
                    quantile(taken, 0.99));
        }

        private static double quantile(double[] sorted, double share) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
        }
    }
}
