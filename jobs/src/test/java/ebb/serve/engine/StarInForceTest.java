package ebb.serve.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ebb.bench.GeneratedStar;
import ebb.conf.ServeSettings;
import ebb.lake.LakePath;
import ebb.serve.ServedShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarInForceTest {
    /** As DuckDB fails where its connection is closed under a copy: an agent is gone as soon as it has its answer. */
    @Test
    void saysNothingOfACopyThatIsCutShortByTheEnd(@TempDir Path folder) throws Exception {
        new GeneratedStar(folder.resolve("lake"), 20).publish(1);
        ServeSettings.Limits limits =
                ServedShop.settings(folder, Map.of()).serve().limits();
        List<String> warnings = new CopyOnWriteArrayList<>();
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<StarInForce> opened = new AtomicReference<>();
        StarInForce star = new StarInForce(
                new PublishedFiles(LakePath.root(folder.resolve("lake").toString())),
                Files.createDirectory(folder.resolve("data")),
                limits,
                new StarInForce.Listeners(warnings::add, served -> {
                    opened.get().close();
                    closed.countDown();
                    throw new IllegalStateException("Connection was closed");
                }));
        opened.set(star);

        long number = star.use(served -> served.publication().number());
        assertThat(number).isOne();
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100);

        assertThat(warnings).isEmpty();
    }
}
