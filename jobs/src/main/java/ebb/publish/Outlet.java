package ebb.publish;

/** A database that takes the star. */
interface Outlet {
    /**
     * Sends the star so that a reader sees all of the former or all of the new one.
     *
     * @throws PublishRefused where the database does not take it
     */
    Sent send(PublishedStar star);
}
