import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** A Jupyter kernel: cells run in a JShell of this process, so that they share Ebb's classes and one Spark session. */
public final class JavaKernel extends BaseKernel {
    private static final Logger PROTOCOL = Logger.getLogger("");

    private final JShell shell = JShell.builder().executionEngine("local").build();

    private JavaKernel() {
        for (String part : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            shell.addToClasspath(part);
        }
    }

    public static void main(String... arguments) throws Exception {
        PROTOCOL.setLevel(Level.WARNING);
        String description = Files.readString(Path.of(arguments[0]));
        JupyterConnection connection = new JupyterConnection(KernelConnectionProperties.parse(description));
        new JavaKernel().becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("java")
                .version(System.getProperty("java.specification.version"))
                .mimetype("text/x-java-source")
                .fileExtension(".java")
                .build();
    }

    /** Runs the cell snippet by snippet and shows the value of the last one, if it is an expression. */
    @Override
    public DisplayData eval(String cell) throws Exception {
        String rest = cell;
        String value = null;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = next.source() == null ? rest : next.source();
            for (SnippetEvent event : shell.eval(source)) {
                refuse(event);
                value = event.snippet().kind() == Snippet.Kind.EXPRESSION ? event.value() : null;
            }
            rest = next.remaining();
        }
        return value == null || value.isEmpty() ? null : new DisplayData(value);
    }

    private void refuse(SnippetEvent event) throws JShellException {
        if (event.exception() != null) {
            throw event.exception();
        }
        if (event.status() == Snippet.Status.REJECTED) {
            throw new IllegalArgumentException(shell.diagnostics(event.snippet())
                    .map(fault -> fault.getMessage(Locale.ROOT))
                    .collect(Collectors.joining("\n", "Cannot compile " + event.snippet().source() + ": ", "")));
        }
    }

    @Override
    public void onShutdown(boolean restarting) {
        shell.close();
    }
}
