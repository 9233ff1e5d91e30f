package ebb.testing;

import ebb.lake.LocalDiskLogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;

/** A log whose disk does what it is asked and then says that somebody else had done it before: the answer to the first try was lost, the second came late. */
public final class AnswerLostLogStore extends LocalDiskLogStore {
    private static final AtomicInteger TO_LOSE = new AtomicInteger();

    public AnswerLostLogStore(Configuration configuration) {
        super(configuration);
    }

    /** Loses the answers to so many commits from now on. */
    public static void lose(int answers) {
        TO_LOSE.set(answers);
    }

    /** Answers that are still to be lost. */
    public static int left() {
        return TO_LOSE.get();
    }

    @Override
    protected void createLink(Path name, Path file) throws IOException {
        super.createLink(name, file);
        if (TO_LOSE.get() > 0) {
            TO_LOSE.decrementAndGet();
            throw new FileAlreadyExistsException(name.toString());
        }
    }
}
