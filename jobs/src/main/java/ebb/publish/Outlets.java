package ebb.publish;

import ebb.conf.PublishSettings;
import ebb.conf.SettingsException;
import ebb.lake.Lake;
import ebb.lake.PublicationContents;
import ebb.lake.Publications;
import ebb.lake.Publications.Publication;
import ebb.schema.star.StarPublicationTable;
import java.util.List;

/** Picks the kind of database by the URL, and sends what is published. */
public final class Outlets {
    static final String POSTGRESQL = "jdbc:postgresql:";
    static final String DUCKDB = "jdbc:duckdb:";

    private Outlets() {}

    /**
     * Sends the star of the publication in force.
     *
     * @param extent of it
     * @param personalColumns that the conf says the star has
     */
    public static Sent send(Lake lake, PublishSettings settings, List<String> personalColumns, Extent extent) {
        Outlet outlet = of(settings, extent);
        Publication publication = new Publications(lake).require();
        if (!publication.versions().containsKey(StarPublicationTable.TABLE.name())) {
            throw new PublishRefused(
                    "Cannot publish: publication " + publication.number()
                            + " has no star for BI, because nothing was scored, or an earlier version of Ebb made it. Run `ebb run`.");
        }
        return outlet.send(new PublishedStar(
                lake,
                publication,
                DatabaseTables.all(personalColumns),
                new PublicationContents(lake).stored(publication)));
    }

    private static Outlet of(PublishSettings settings, Extent extent) {
        String to = settings.to();
        if (to == null || to.isBlank()) {
            throw new SettingsException("Cannot publish: no database is named. Give --to " + POSTGRESQL
                    + "//HOST/DATABASE or --to " + DUCKDB + "FILE, or publish.to in the conf.");
        }
        if (to.startsWith(POSTGRESQL)) {
            return new PostgresOutlet(settings, extent);
        }
        if (to.startsWith(DUCKDB) && to.length() > DUCKDB.length()) {
            // Which is written anew as a whole in any case.
            return new DuckDbOutlet(settings);
        }
        throw new SettingsException("Cannot publish to " + to.replaceFirst("[:/].*", "")
                + ": it is no database that Ebb knows. Give " + POSTGRESQL + "//HOST/DATABASE or " + DUCKDB + "FILE.");
    }
}
