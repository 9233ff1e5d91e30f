package ebb.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Says where a YAML file cannot be read, and why, without quoting its lines: they may hold secrets. */
final class YamlFault {
    private static final Pattern PLACE = Pattern.compile("in 'reader', (line \\d+, column \\d+)");

    private YamlFault() {}

    static String inWords(IOException e) {
        if (!(e instanceof JsonProcessingException json)) {
            return String.valueOf(e.getMessage());
        }
        String message = json.getOriginalMessage();
        List<String> places =
                PLACE.matcher(message).results().map(MatchResult::group).toList();
        String place = places.isEmpty()
                ? json.getLocation() == null ? "" : "line " + json.getLocation().getLineNr() + ": "
                : places.get(places.size() - 1).replace("in 'reader', ", "") + ": ";
        return place + reason(message);
    }

    /** The parser first says what it was doing, then what it met; places and quoted lines are indented. */
    private static String reason(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .reduce("", (doing, met) -> met)
                .replaceFirst("^[\\w.]+Exception: ", "")
                .replace("Duplicate field", "the key is there twice:")
                .strip();
    }
}
