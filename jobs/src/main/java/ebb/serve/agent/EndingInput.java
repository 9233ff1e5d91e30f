package ebb.serve.agent;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Input that tells when it has ended: then the agent is gone. The end is passed on when the last question is answered, because the protocol's transport
 * writes nothing any more once it has seen it.
 */
final class EndingInput extends FilterInputStream {
    private static final int QUIET_MILLIS = 300;
    private static final int LONGEST_MILLIS = 600_000;
    private static final int STEP_MILLIS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger answering = new AtomicInteger();

    EndingInput(InputStream in) {
        super(in);
    }

    /** A question is being answered. */
    void begin() {
        answering.incrementAndGet();
    }

    /** It is answered. */
    void end() {
        answering.decrementAndGet();
    }

    @Override
    public int read() throws IOException {
        return noticed(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return noticed(super.read(bytes, from, length));
    }

    private int noticed(int read) {
        if (read < 0) {
            awaitAnswers();
            ended.countDown();
        }
        return read;
    }

    private void awaitAnswers() {
        int quiet = 0;
        try {
            for (int waited = 0; quiet < QUIET_MILLIS && waited < LONGEST_MILLIS; waited += STEP_MILLIS) {
                Thread.sleep(STEP_MILLIS);
                quiet = answering.get() == 0 ? quiet + STEP_MILLIS : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        super.close();
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }
}
