package ebb.conf;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where {@code ebb publish} sends the star for BI, set in the conf under {@code publish}.
 *
 * @param to JDBC URL of a PostgreSQL database or a DuckDB file; null: nowhere
 * @param user database user; null: in the URL, or none
 * @param password of that user; null: none
 * @param schema schema that holds the star
 * @param readerRoles roles that may read the star, but not who the customers are
 * @param personalRoles roles that may read that too
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record PublishSettings(
        String to, String user, String password, String schema, List<String> readerRoles, List<String> personalRoles) {
    /** What needs no quotes in a database, so that nobody has to write them. */
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,49}");

    private static final String PLAIN = "lower-case letters, digits and underscores, 50 at most";

    public PublishSettings {
        readerRoles = List.copyOf(readerRoles);
        personalRoles = List.copyOf(personalRoles);
        Check.that(NAME.matcher(schema).matches(), "publish.schema", schema, PLAIN);
        requireNames("publish.reader-roles", readerRoles);
        requireNames("publish.personal-roles", personalRoles);
    }

    private static void requireNames(String key, List<String> roles) {
        Check.that(roles.stream().allMatch(role -> NAME.matcher(role).matches()), key, roles, "roles of " + PLAIN);
    }

    @Override
    public String toString() {
        return "PublishSettings[to=" + Secrets.NONE.hide(to) + ", schema=" + schema + "]";
    }
}
