package ebb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Prints results on standard output: words for people, one JSON document for machines. */
final class Printer {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final PrintWriter out;
    private final CommonOptions options;

    Printer(CommandLine commandLine, CommonOptions options) {
        this.out = commandLine.getOut();
        this.options = options;
    }

    /** Prints the words, or with {@code --json} the value. */
    void print(Object value, List<String> words) {
        if (options.json) {
            json(value);
        } else if (!options.quiet) {
            words.forEach(out::println);
            out.flush();
        }
    }

    void json(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot print as JSON: " + e.getMessage(), e);
        }
    }
}
